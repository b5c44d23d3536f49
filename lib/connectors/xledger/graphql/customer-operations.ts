// Written by `node test/contracts/write-xledger-operations.ts` from the two .graphql files; not by hand.

import type { XledgerDocument } from './document.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** RefInput of the GraphQL schema. */
export type RefInput = {
  readonly dbId?: number | null | undefined;
  readonly code?: string | null | undefined;
};

/** AddCustomersInputNode of the GraphQL schema. */
export type AddCustomersInputNode = {
  readonly company?: RefInput | null | undefined;
  readonly code?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly companyNumber?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly streetAddress?: string | null | undefined;
  readonly zipCode?: string | null | undefined;
  readonly place?: string | null | undefined;
  readonly country?: RefInput | null | undefined;
};

/** UpdateCustomersInputNode of the GraphQL schema. */
export type UpdateCustomersInputNode = {
  readonly dbId?: number | null | undefined;
  readonly description?: string | null | undefined;
  readonly companyNumber?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly streetAddress?: string | null | undefined;
  readonly zipCode?: string | null | undefined;
  readonly place?: string | null | undefined;
  readonly country?: RefInput | null | undefined;
};

/** AddCustomersInput of the GraphQL schema. */
export type AddCustomersInput = {
  readonly clientId?: string | null | undefined;
  readonly node: AddCustomersInputNode;
};

/** UpdateCustomersInput of the GraphQL schema. */
export type UpdateCustomersInput = {
  readonly clientId?: string | null | undefined;
  readonly node: UpdateCustomersInputNode;
};

/** CustomersByCodeQueryVariables of the GraphQL schema. */
export type CustomersByCodeQueryVariables = Exact<{
  codes: ReadonlyArray<string> | string;
}>;

/** CustomersByCodeQuery of the GraphQL schema. */
export type CustomersByCodeQuery = {
  readonly customers: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly code: string | null;
        readonly description: string | null;
        readonly companyDbId: string | number | null;
        readonly email: string | null;
        readonly company: { readonly companyNumber: string | null } | null;
        readonly address: {
          readonly streetAddress: string | null;
          readonly zipCode: string | null;
          readonly place: string | null;
          readonly country: { readonly code: string | null } | null;
        } | null;
      } | null;
    } | null> | null;
  } | null;
};

/** CustomersByIdQueryVariables of the GraphQL schema. */
export type CustomersByIdQueryVariables = Exact<{
  ids: ReadonlyArray<number> | number;
}>;

/** CustomersByIdQuery of the GraphQL schema. */
export type CustomersByIdQuery = {
  readonly customers: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly code: string | null;
        readonly description: string | null;
        readonly companyDbId: string | number | null;
        readonly email: string | null;
        readonly company: { readonly companyNumber: string | null } | null;
        readonly address: {
          readonly streetAddress: string | null;
          readonly zipCode: string | null;
          readonly place: string | null;
          readonly country: { readonly code: string | null } | null;
        } | null;
      } | null;
    } | null> | null;
  } | null;
};

/** AddCustomersMutationVariables of the GraphQL schema. */
export type AddCustomersMutationVariables = Exact<{
  inputs: ReadonlyArray<AddCustomersInput> | AddCustomersInput;
}>;

/** AddCustomersMutation of the GraphQL schema. */
export type AddCustomersMutation = {
  readonly addCustomers: {
    readonly edges: ReadonlyArray<{
      readonly clientId: string | null;
      readonly node: { readonly dbId: string | number | null } | null;
    } | null> | null;
  } | null;
};

/** UpdateCustomersMutationVariables of the GraphQL schema. */
export type UpdateCustomersMutationVariables = Exact<{
  inputs: ReadonlyArray<UpdateCustomersInput> | UpdateCustomersInput;
}>;

/** UpdateCustomersMutation of the GraphQL schema. */
export type UpdateCustomersMutation = {
  readonly updateCustomers: {
    readonly edges: ReadonlyArray<{
      readonly clientId: string | null;
      readonly node: { readonly dbId: string | number | null } | null;
    } | null> | null;
  } | null;
};

/** CustomerFieldsFragment of the GraphQL schema. */
export type CustomerFieldsFragment = {
  readonly dbId: string | number | null;
  readonly code: string | null;
  readonly description: string | null;
  readonly companyDbId: string | number | null;
  readonly email: string | null;
  readonly company: { readonly companyNumber: string | null } | null;
  readonly address: {
    readonly streetAddress: string | null;
    readonly zipCode: string | null;
    readonly place: string | null;
    readonly country: { readonly code: string | null } | null;
  } | null;
};

/** The query CustomersByCode. */
export const customersByCode: XledgerDocument<CustomersByCodeQuery, CustomersByCodeQueryVariables> = {
  name: 'CustomersByCode',
  text: 'query CustomersByCode($codes:[String!]!){customers(first:10000 filter:{code_in:$codes}objectStatus:ALL){edges{node{...CustomerFields}}}}fragment CustomerFields on Customer{dbId code description companyDbId email company{companyNumber}address{streetAddress zipCode place country{code}}}',
};

/** The query CustomersById. */
export const customersById: XledgerDocument<CustomersByIdQuery, CustomersByIdQueryVariables> = {
  name: 'CustomersById',
  text: 'query CustomersById($ids:[Int!]!){customers(first:10000 filter:{dbId_in:$ids}objectStatus:ALL){edges{node{...CustomerFields}}}}fragment CustomerFields on Customer{dbId code description companyDbId email company{companyNumber}address{streetAddress zipCode place country{code}}}',
};

/** The mutation AddCustomers. */
export const addCustomers: XledgerDocument<AddCustomersMutation, AddCustomersMutationVariables> = {
  name: 'AddCustomers',
  text: 'mutation AddCustomers($inputs:[AddCustomersInput!]!){addCustomers(inputs:$inputs){edges{clientId node{dbId}}}}',
};

/** The mutation UpdateCustomers. */
export const updateCustomers: XledgerDocument<UpdateCustomersMutation, UpdateCustomersMutationVariables> = {
  name: 'UpdateCustomers',
  text: 'mutation UpdateCustomers($inputs:[UpdateCustomersInput!]!){updateCustomers(inputs:$inputs){edges{clientId node{dbId}}}}',
};
