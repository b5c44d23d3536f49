// Written by `node test/contracts/write-xledger-operations.ts` from the two .graphql files; not by hand.

import type { XledgerDocument } from './document.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** RefInput of the GraphQL schema. */
export type RefInput = {
  readonly dbId?: number | null | undefined;
  readonly code?: string | null | undefined;
};

/** AddCompaniesInputNode of the GraphQL schema. */
export type AddCompaniesInputNode = {
  readonly code?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly companyNumber?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly country?: RefInput | null | undefined;
};

/** UpdateCompaniesInputNode of the GraphQL schema. */
export type UpdateCompaniesInputNode = {
  readonly dbId?: number | null | undefined;
  readonly description?: string | null | undefined;
  readonly companyNumber?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly country?: RefInput | null | undefined;
};

/** AddCompaniesInput of the GraphQL schema. */
export type AddCompaniesInput = {
  readonly clientId?: string | null | undefined;
  readonly node: AddCompaniesInputNode;
};

/** UpdateCompaniesInput of the GraphQL schema. */
export type UpdateCompaniesInput = {
  readonly clientId?: string | null | undefined;
  readonly node: UpdateCompaniesInputNode;
};

/** CompaniesOfCustomersQueryVariables of the GraphQL schema. */
export type CompaniesOfCustomersQueryVariables = Exact<{
  codes: ReadonlyArray<string> | string;
  companyNumbers: ReadonlyArray<string> | string;
}>;

/** CompaniesOfCustomersQuery of the GraphQL schema. */
export type CompaniesOfCustomersQuery = {
  readonly customers: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly code: string | null;
        readonly companyDbId: string | number | null;
        readonly company: {
          readonly dbId: string | number | null;
          readonly code: string | null;
          readonly description: string | null;
          readonly companyNumber: string | null;
          readonly email: string | null;
          readonly country: string | null;
        } | null;
      } | null;
    } | null> | null;
  } | null;
  readonly companies: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly code: string | null;
        readonly description: string | null;
        readonly companyNumber: string | null;
        readonly email: string | null;
        readonly country: string | null;
      } | null;
    } | null> | null;
  } | null;
};

/** CompaniesByIdQueryVariables of the GraphQL schema. */
export type CompaniesByIdQueryVariables = Exact<{
  ids: ReadonlyArray<number> | number;
}>;

/** CompaniesByIdQuery of the GraphQL schema. */
export type CompaniesByIdQuery = {
  readonly companies: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly code: string | null;
        readonly description: string | null;
        readonly companyNumber: string | null;
        readonly email: string | null;
        readonly country: string | null;
      } | null;
    } | null> | null;
  } | null;
};

/** AddCompaniesMutationVariables of the GraphQL schema. */
export type AddCompaniesMutationVariables = Exact<{
  inputs: ReadonlyArray<AddCompaniesInput> | AddCompaniesInput;
}>;

/** AddCompaniesMutation of the GraphQL schema. */
export type AddCompaniesMutation = {
  readonly addCompanies: {
    readonly edges: ReadonlyArray<{
      readonly clientId: string | null;
      readonly node: { readonly dbId: string | number | null } | null;
    } | null> | null;
  } | null;
};

/** UpdateCompaniesMutationVariables of the GraphQL schema. */
export type UpdateCompaniesMutationVariables = Exact<{
  inputs: ReadonlyArray<UpdateCompaniesInput> | UpdateCompaniesInput;
}>;

/** UpdateCompaniesMutation of the GraphQL schema. */
export type UpdateCompaniesMutation = {
  readonly updateCompanies: {
    readonly edges: ReadonlyArray<{
      readonly clientId: string | null;
      readonly node: { readonly dbId: string | number | null } | null;
    } | null> | null;
  } | null;
};

/** CompanyFieldsFragment of the GraphQL schema. */
export type CompanyFieldsFragment = {
  readonly dbId: string | number | null;
  readonly code: string | null;
  readonly description: string | null;
  readonly companyNumber: string | null;
  readonly email: string | null;
  readonly country: string | null;
};

/** The query CompaniesOfCustomers. */
export const companiesOfCustomers: XledgerDocument<CompaniesOfCustomersQuery, CompaniesOfCustomersQueryVariables> = {
  name: 'CompaniesOfCustomers',
  text: 'query CompaniesOfCustomers($codes:[String!]!$companyNumbers:[String!]!){customers(first:10000 filter:{code_in:$codes}objectStatus:ALL){edges{node{dbId code companyDbId company{...CompanyFields}}}}companies(first:10000 filter:{OR:[{code_in:$codes}{companyNumber_in:$companyNumbers}]}objectStatus:ALL){edges{node{...CompanyFields}}}}fragment CompanyFields on Company{dbId code description companyNumber email country}',
};

/** The query CompaniesById. */
export const companiesById: XledgerDocument<CompaniesByIdQuery, CompaniesByIdQueryVariables> = {
  name: 'CompaniesById',
  text: 'query CompaniesById($ids:[Int!]!){companies(first:10000 filter:{dbId_in:$ids}objectStatus:ALL){edges{node{...CompanyFields}}}}fragment CompanyFields on Company{dbId code description companyNumber email country}',
};

/** The mutation AddCompanies. */
export const addCompanies: XledgerDocument<AddCompaniesMutation, AddCompaniesMutationVariables> = {
  name: 'AddCompanies',
  text: 'mutation AddCompanies($inputs:[AddCompaniesInput!]!){addCompanies(inputs:$inputs){edges{clientId node{dbId}}}}',
};

/** The mutation UpdateCompanies. */
export const updateCompanies: XledgerDocument<UpdateCompaniesMutation, UpdateCompaniesMutationVariables> = {
  name: 'UpdateCompanies',
  text: 'mutation UpdateCompanies($inputs:[UpdateCompaniesInput!]!){updateCompanies(inputs:$inputs){edges{clientId node{dbId}}}}',
};
