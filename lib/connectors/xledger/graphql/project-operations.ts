// Written by `node test/contracts/write-xledger-operations.ts` from the two .graphql files; not by hand.

import type { XledgerDocument } from './document.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** AddProjectsInputNode of the GraphQL schema. */
export type AddProjectsInputNode = {
  readonly code?: string | null | undefined;
  readonly description?: string | null | undefined;
};

/** UpdateProjectsInputNode of the GraphQL schema. */
export type UpdateProjectsInputNode = {
  readonly dbId?: number | null | undefined;
  readonly description?: string | null | undefined;
};

/** AddProjectsInput of the GraphQL schema. */
export type AddProjectsInput = {
  readonly clientId?: string | null | undefined;
  readonly node: AddProjectsInputNode;
};

/** UpdateProjectsInput of the GraphQL schema. */
export type UpdateProjectsInput = {
  readonly clientId?: string | null | undefined;
  readonly node: UpdateProjectsInputNode;
};

/** ProjectsByCodeQueryVariables of the GraphQL schema. */
export type ProjectsByCodeQueryVariables = Exact<{
  codes: ReadonlyArray<string> | string;
}>;

/** ProjectsByCodeQuery of the GraphQL schema. */
export type ProjectsByCodeQuery = {
  readonly projects: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
    } | null> | null;
  } | null;
};

/** ProjectsByIdQueryVariables of the GraphQL schema. */
export type ProjectsByIdQueryVariables = Exact<{
  ids: ReadonlyArray<number> | number;
}>;

/** ProjectsByIdQuery of the GraphQL schema. */
export type ProjectsByIdQuery = {
  readonly projects: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
    } | null> | null;
  } | null;
};

/** AddProjectsMutationVariables of the GraphQL schema. */
export type AddProjectsMutationVariables = Exact<{
  inputs: ReadonlyArray<AddProjectsInput> | AddProjectsInput;
}>;

/** AddProjectsMutation of the GraphQL schema. */
export type AddProjectsMutation = {
  readonly addProjects: {
    readonly edges: ReadonlyArray<{
      readonly clientId: string | null;
      readonly node: { readonly dbId: string | number | null } | null;
    } | null> | null;
  } | null;
};

/** UpdateProjectsMutationVariables of the GraphQL schema. */
export type UpdateProjectsMutationVariables = Exact<{
  inputs: ReadonlyArray<UpdateProjectsInput> | UpdateProjectsInput;
}>;

/** UpdateProjectsMutation of the GraphQL schema. */
export type UpdateProjectsMutation = {
  readonly updateProjects: {
    readonly edges: ReadonlyArray<{
      readonly clientId: string | null;
      readonly node: { readonly dbId: string | number | null } | null;
    } | null> | null;
  } | null;
};

/** The query ProjectsByCode. */
export const projectsByCode: XledgerDocument<ProjectsByCodeQuery, ProjectsByCodeQueryVariables> = {
  name: 'ProjectsByCode',
  text: 'query ProjectsByCode($codes:[String!]!){projects(first:10000 filter:{code_in:$codes}objectStatus:ALL){edges{node{dbId code description}}}}',
};

/** The query ProjectsById. */
export const projectsById: XledgerDocument<ProjectsByIdQuery, ProjectsByIdQueryVariables> = {
  name: 'ProjectsById',
  text: 'query ProjectsById($ids:[Int!]!){projects(first:10000 filter:{dbId_in:$ids}objectStatus:ALL){edges{node{dbId code description}}}}',
};

/** The mutation AddProjects. */
export const addProjects: XledgerDocument<AddProjectsMutation, AddProjectsMutationVariables> = {
  name: 'AddProjects',
  text: 'mutation AddProjects($inputs:[AddProjectsInput!]!){addProjects(inputs:$inputs){edges{clientId node{dbId}}}}',
};

/** The mutation UpdateProjects. */
export const updateProjects: XledgerDocument<UpdateProjectsMutation, UpdateProjectsMutationVariables> = {
  name: 'UpdateProjects',
  text: 'mutation UpdateProjects($inputs:[UpdateProjectsInput!]!){updateProjects(inputs:$inputs){edges{clientId node{dbId}}}}',
};
