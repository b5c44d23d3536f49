// Written by `node test/contracts/write-xledger-operations.ts` from the two .graphql files; not by hand.

import type { XledgerDocument } from './document.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** MutationType of the GraphQL schema. */
export type MutationType = 'ADDED' | 'UPDATED' | 'DELETED';

/** NewestDeltasQueryVariables of the GraphQL schema. */
export type NewestDeltasQueryVariables = Exact<{ [key: string]: never }>;

/** NewestDeltasQuery of the GraphQL schema. */
export type NewestDeltasQuery = {
  readonly transaction_deltas: {
    readonly edges: ReadonlyArray<{
      readonly cursor: string | null;
      readonly node: { readonly dbId: string | number | null; readonly mutationType: MutationType | null } | null;
    } | null> | null;
    readonly pageInfo: { readonly hasNextPage: boolean };
  } | null;
  readonly apTransaction_deltas: {
    readonly edges: ReadonlyArray<{
      readonly cursor: string | null;
      readonly node: { readonly dbId: string | number | null; readonly mutationType: MutationType | null } | null;
    } | null> | null;
    readonly pageInfo: { readonly hasNextPage: boolean };
  } | null;
};

/** ExpenseDeltasQueryVariables of the GraphQL schema. */
export type ExpenseDeltasQueryVariables = Exact<{
  lines?: string | null | undefined;
  invoices?: string | null | undefined;
}>;

/** ExpenseDeltasQuery of the GraphQL schema. */
export type ExpenseDeltasQuery = {
  readonly transaction_deltas: {
    readonly edges: ReadonlyArray<{
      readonly cursor: string | null;
      readonly node: { readonly dbId: string | number | null; readonly mutationType: MutationType | null } | null;
    } | null> | null;
    readonly pageInfo: { readonly hasNextPage: boolean };
  } | null;
  readonly apTransaction_deltas: {
    readonly edges: ReadonlyArray<{
      readonly cursor: string | null;
      readonly node: { readonly dbId: string | number | null; readonly mutationType: MutationType | null } | null;
    } | null> | null;
    readonly pageInfo: { readonly hasNextPage: boolean };
  } | null;
};

/** NewestLinesQueryVariables of the GraphQL schema. */
export type NewestLinesQueryVariables = Exact<{
  before?: string | null | undefined;
}>;

/** NewestLinesQuery of the GraphQL schema. */
export type NewestLinesQuery = {
  readonly transactions: {
    readonly edges: ReadonlyArray<{
      readonly cursor: string | null;
      readonly node: {
        readonly dbId: string | number | null;
        readonly account: { readonly code: string | null } | null;
        readonly header: { readonly createdAt: string | null } | null;
      } | null;
    } | null> | null;
    readonly pageInfo: { readonly hasPreviousPage: boolean };
  } | null;
};

/** PostedLinesQueryVariables of the GraphQL schema. */
export type PostedLinesQueryVariables = Exact<{
  lines: ReadonlyArray<number> | number;
  invoices: ReadonlyArray<number> | number;
}>;

/** PostedLinesQuery of the GraphQL schema. */
export type PostedLinesQuery = {
  readonly transactions: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly text: string | null;
        readonly amount: string | number | null;
        readonly invoiceAmount: string | number | null;
        readonly taxAmount: string | number | null;
        readonly account: { readonly code: string | null } | null;
        readonly company: { readonly code: string | null; readonly description: string | null } | null;
        readonly currency: { readonly code: string | null } | null;
        readonly glDimension: {
          readonly glObject1: { readonly code: string | null } | null;
          readonly glObject2: { readonly code: string | null } | null;
          readonly glObject3: { readonly code: string | null } | null;
          readonly glObject4: { readonly code: string | null } | null;
          readonly glObject5: { readonly code: string | null } | null;
        } | null;
        readonly header: {
          readonly dbId: string | number | null;
          readonly transactionNumber: string | number | null;
          readonly postedDate: string | null;
          readonly invoiceFile: { readonly dbId: string | number | null } | null;
        } | null;
      } | null;
    } | null> | null;
  } | null;
  readonly apTransactions: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly invoiceNumber: string | null;
        readonly invoiceDate: string | null;
        readonly paymentReference: string | null;
        readonly slTransactionType: { readonly code: string | null } | null;
        readonly transactionHeader: { readonly dbId: string | number | null } | null;
      } | null;
    } | null> | null;
  } | null;
  readonly entities: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly glSetupEntries: ReadonlyArray<{
          readonly field: { readonly name: string | null } | null;
          readonly fieldObject: { readonly objectKind: { readonly dbId: string | number | null } | null } | null;
        } | null> | null;
      } | null;
    } | null> | null;
  } | null;
  readonly objectKinds: {
    readonly edges: ReadonlyArray<{
      readonly node: { readonly dbId: string | number | null; readonly name: string | null } | null;
    } | null> | null;
  } | null;
};

/** SupplierInvoicesQueryVariables of the GraphQL schema. */
export type SupplierInvoicesQueryVariables = Exact<{
  from: string;
  after?: string | null | undefined;
}>;

/** SupplierInvoicesQuery of the GraphQL schema. */
export type SupplierInvoicesQuery = {
  readonly apTransactions: {
    readonly edges: ReadonlyArray<{
      readonly cursor: string | null;
      readonly node: {
        readonly dbId: string | number | null;
        readonly invoiceNumber: string | null;
        readonly invoiceDate: string | null;
        readonly paymentReference: string | null;
        readonly slTransactionType: { readonly code: string | null } | null;
        readonly transactionHeader: { readonly dbId: string | number | null } | null;
      } | null;
    } | null> | null;
    readonly pageInfo: { readonly hasNextPage: boolean };
  } | null;
};

/** FileOfLineQueryVariables of the GraphQL schema. */
export type FileOfLineQueryVariables = Exact<{
  lines: ReadonlyArray<number> | number;
}>;

/** FileOfLineQuery of the GraphQL schema. */
export type FileOfLineQuery = {
  readonly transactions: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly header: {
          readonly invoiceFile: { readonly dbId: string | number | null; readonly url: string | null } | null;
        } | null;
      } | null;
    } | null> | null;
  } | null;
};

/** SupplierInvoiceFieldsFragment of the GraphQL schema. */
export type SupplierInvoiceFieldsFragment = {
  readonly dbId: string | number | null;
  readonly invoiceNumber: string | null;
  readonly invoiceDate: string | null;
  readonly paymentReference: string | null;
  readonly slTransactionType: { readonly code: string | null } | null;
  readonly transactionHeader: { readonly dbId: string | number | null } | null;
};

/** The query NewestDeltas. */
export const newestDeltas: XledgerDocument<NewestDeltasQuery, NewestDeltasQueryVariables> = {
  name: 'NewestDeltas',
  text: 'query NewestDeltas{transaction_deltas(last:1){edges{cursor node{dbId mutationType}}pageInfo{hasNextPage}}apTransaction_deltas(last:1){edges{cursor node{dbId mutationType}}pageInfo{hasNextPage}}}',
};

/** The query ExpenseDeltas. */
export const expenseDeltas: XledgerDocument<ExpenseDeltasQuery, ExpenseDeltasQueryVariables> = {
  name: 'ExpenseDeltas',
  text: 'query ExpenseDeltas($lines:String$invoices:String){transaction_deltas(first:10000 after:$lines){edges{cursor node{dbId mutationType}}pageInfo{hasNextPage}}apTransaction_deltas(first:10000 after:$invoices){edges{cursor node{dbId mutationType}}pageInfo{hasNextPage}}}',
};

/** The query NewestLines. */
export const newestLines: XledgerDocument<NewestLinesQuery, NewestLinesQueryVariables> = {
  name: 'NewestLines',
  text: 'query NewestLines($before:String){transactions(last:10000 before:$before){edges{cursor node{dbId account{code}header{createdAt}}}pageInfo{hasPreviousPage}}}',
};

/** The query PostedLines. */
export const postedLines: XledgerDocument<PostedLinesQuery, PostedLinesQueryVariables> = {
  name: 'PostedLines',
  text: 'query PostedLines($lines:[Int!]!$invoices:[Int!]!){transactions(first:10000 filter:{dbId_in:$lines}){edges{node{dbId text amount invoiceAmount taxAmount account{code}company{code description}currency{code}glDimension{glObject1{code}glObject2{code}glObject3{code}glObject4{code}glObject5{code}}header{dbId transactionNumber postedDate invoiceFile{dbId}}}}}apTransactions(first:10000 filter:{dbId_in:$invoices}){edges{node{...SupplierInvoiceFields}}}entities(first:10){edges{node{glSetupEntries{field{name}fieldObject{objectKind{dbId}}}}}}objectKinds(first:10 filter:{name:"PROJECT"}){edges{node{dbId name}}}}fragment SupplierInvoiceFields on APTransaction{dbId invoiceNumber invoiceDate paymentReference slTransactionType{code}transactionHeader{dbId}}',
};

/** The query SupplierInvoices. */
export const supplierInvoices: XledgerDocument<SupplierInvoicesQuery, SupplierInvoicesQueryVariables> = {
  name: 'SupplierInvoices',
  text: 'query SupplierInvoices($from:String!$after:String){apTransactions(first:10000 after:$after filter:{invoiceDate_gte:$from}){edges{cursor node{...SupplierInvoiceFields}}pageInfo{hasNextPage}}}fragment SupplierInvoiceFields on APTransaction{dbId invoiceNumber invoiceDate paymentReference slTransactionType{code}transactionHeader{dbId}}',
};

/** The query FileOfLine. */
export const fileOfLine: XledgerDocument<FileOfLineQuery, FileOfLineQueryVariables> = {
  name: 'FileOfLine',
  text: 'query FileOfLine($lines:[Int!]!){transactions(first:1 filter:{dbId_in:$lines}){edges{node{dbId header{invoiceFile{dbId url}}}}}}',
};
