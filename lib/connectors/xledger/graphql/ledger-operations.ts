// Written by `node test/contracts/write-xledger-operations.ts` from the two .graphql files; not by hand.

import type { XledgerDocument } from './document.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** ARTransaction_Filter of the GraphQL schema. */
export type ARTransaction_Filter = {
  readonly invoiceNumber?: string | null | undefined;
  readonly OR?: ReadonlyArray<ARTransaction_Filter> | null | undefined;
};

/** GLImportItem_Filter of the GraphQL schema. */
export type GLImportItem_Filter = {
  readonly invoiceNumber?: string | null | undefined;
  readonly OR?: ReadonlyArray<GLImportItem_Filter> | null | undefined;
};

/** RefInput of the GraphQL schema. */
export type RefInput = {
  readonly dbId?: number | null | undefined;
  readonly code?: string | null | undefined;
};

/** SystemValueRefInput of the GraphQL schema. */
export type SystemValueRefInput = {
  readonly dbSubId?: number | null | undefined;
};

/** AddGLImportItemsInputNode of the GraphQL schema. */
export type AddGLImportItemsInputNode = {
  readonly transactionSource?: RefInput | null | undefined;
  readonly trRegNumber?: number | null | undefined;
  readonly trItemNumber?: number | null | undefined;
  readonly postedDate?: string | null | undefined;
  readonly invoiceDate?: string | null | undefined;
  readonly dueDate?: string | null | undefined;
  readonly account?: RefInput | null | undefined;
  readonly subledger?: RefInput | null | undefined;
  readonly project?: RefInput | null | undefined;
  readonly glObject1?: RefInput | null | undefined;
  readonly glObject2?: RefInput | null | undefined;
  readonly glObject3?: RefInput | null | undefined;
  readonly glObject4?: RefInput | null | undefined;
  readonly glObject5?: RefInput | null | undefined;
  readonly invoiceNumber?: string | null | undefined;
  readonly extIdentifier?: string | null | undefined;
  readonly paymentReference?: string | null | undefined;
  readonly text?: string | null | undefined;
  readonly amount?: string | null | undefined;
  readonly invoiceAmount?: string | null | undefined;
  readonly taxRule?: RefInput | null | undefined;
  readonly currency?: RefInput | null | undefined;
  readonly exchangeRate?: number | null | undefined;
  readonly jobLevel?: SystemValueRefInput | null | undefined;
  readonly invoiceFile?: string | null | undefined;
};

/** AddGLImportItemsInput of the GraphQL schema. */
export type AddGLImportItemsInput = {
  readonly clientId?: string | null | undefined;
  readonly node: AddGLImportItemsInputNode;
};

/** LedgerListsQueryVariables of the GraphQL schema. */
export type LedgerListsQueryVariables = Exact<{ [key: string]: never }>;

/** LedgerListsQuery of the GraphQL schema. */
export type LedgerListsQuery = {
  readonly accounts: {
    readonly edges: ReadonlyArray<{
      readonly node: { readonly code: string | null; readonly posting: boolean | null } | null;
    } | null> | null;
    readonly pageInfo: { readonly hasNextPage: boolean };
  } | null;
  readonly currencies: {
    readonly edges: ReadonlyArray<{ readonly node: { readonly code: string | null } | null } | null> | null;
  } | null;
  readonly taxTableSetups: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly taxPercent: string | number | null;
        readonly dateFrom: string | null;
        readonly dateTo: string | null;
        readonly objectValue: { readonly dbId: string | number | null; readonly code: string | null } | null;
      } | null;
    } | null> | null;
  } | null;
  readonly entities: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly description: string | null;
        readonly owner: { readonly ownerCode: string | number | null } | null;
        readonly currency: { readonly code: string | null } | null;
      } | null;
    } | null> | null;
  } | null;
  readonly objectKinds: {
    readonly edges: ReadonlyArray<{
      readonly node: { readonly dbId: string | number | null; readonly name: string | null } | null;
    } | null> | null;
  } | null;
};

/** TaxRulesQueryVariables of the GraphQL schema. */
export type TaxRulesQueryVariables = Exact<{
  kind: number;
}>;

/** TaxRulesQuery of the GraphQL schema. */
export type TaxRulesQuery = {
  readonly objectValues: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
    } | null> | null;
  } | null;
};

/** ImportedInvoicesQueryVariables of the GraphQL schema. */
export type ImportedInvoicesQueryVariables = Exact<{
  items: ReadonlyArray<GLImportItem_Filter> | GLImportItem_Filter;
  posted: ReadonlyArray<ARTransaction_Filter> | ARTransaction_Filter;
}>;

/** ImportedInvoicesQuery of the GraphQL schema. */
export type ImportedInvoicesQuery = {
  readonly glImportItems: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly trRegNumber: string | number | null;
        readonly invoiceNumber: string | null;
        readonly amount: string | number | null;
        readonly archive: boolean | null;
        readonly account: { readonly code: string | null } | null;
        readonly jobLevel: { readonly code: string | null } | null;
      } | null;
    } | null> | null;
  } | null;
  readonly arTransactions: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly dbId: string | number | null;
        readonly invoiceNumber: string | null;
        readonly amount: string | number | null;
        readonly subledger: { readonly code: string | null } | null;
      } | null;
    } | null> | null;
  } | null;
};

/** ImportErrorsQueryVariables of the GraphQL schema. */
export type ImportErrorsQueryVariables = Exact<{
  ids: ReadonlyArray<number> | number;
}>;

/** ImportErrorsQuery of the GraphQL schema. */
export type ImportErrorsQuery = {
  readonly glImportItemErrors: {
    readonly edges: ReadonlyArray<{
      readonly node: { readonly transactionDbId: string | number | null; readonly message: string | null } | null;
    } | null> | null;
  } | null;
};

/** AddGLImportItemsMutationVariables of the GraphQL schema. */
export type AddGLImportItemsMutationVariables = Exact<{
  inputs: ReadonlyArray<AddGLImportItemsInput> | AddGLImportItemsInput;
}>;

/** AddGLImportItemsMutation of the GraphQL schema. */
export type AddGLImportItemsMutation = {
  readonly addGLImportItems: {
    readonly edges: ReadonlyArray<{
      readonly clientId: string | null;
      readonly node: { readonly dbId: string | number | null } | null;
    } | null> | null;
  } | null;
};

/** The query LedgerLists. */
export const ledgerLists: XledgerDocument<LedgerListsQuery, LedgerListsQueryVariables> = {
  name: 'LedgerLists',
  text: 'query LedgerLists{accounts(first:10000 objectStatus:OPEN){edges{node{code posting}}pageInfo{hasNextPage}}currencies(first:10000){edges{node{code}}}taxTableSetups(first:10000){edges{node{taxPercent dateFrom dateTo objectValue{dbId code}}}}entities(first:10){edges{node{description owner{ownerCode}currency{code}}}}objectKinds(first:10 filter:{name:"TAX_RULE"}){edges{node{dbId name}}}}',
};

/** The query TaxRules. */
export const taxRules: XledgerDocument<TaxRulesQuery, TaxRulesQueryVariables> = {
  name: 'TaxRules',
  text: 'query TaxRules($kind:Int!){objectValues(first:10000 filter:{objectKindDbId:$kind}objectStatus:OPEN){edges{node{dbId code description}}}}',
};

/** The query ImportedInvoices. */
export const importedInvoices: XledgerDocument<ImportedInvoicesQuery, ImportedInvoicesQueryVariables> = {
  name: 'ImportedInvoices',
  text: 'query ImportedInvoices($items:[GLImportItem_Filter!]!$posted:[ARTransaction_Filter!]!){glImportItems(first:10000 filter:{OR:$items}objectStatus:ALL){edges{node{dbId trRegNumber invoiceNumber amount account{code}jobLevel{code}archive}}}arTransactions(first:10000 filter:{OR:$posted}){edges{node{dbId invoiceNumber amount subledger{code}}}}}',
};

/** The query ImportErrors. */
export const importErrors: XledgerDocument<ImportErrorsQuery, ImportErrorsQueryVariables> = {
  name: 'ImportErrors',
  text: 'query ImportErrors($ids:[Int!]!){glImportItemErrors(first:1000 filter:{transactionDbId_in:$ids}){edges{node{transactionDbId message}}}}',
};

/** The mutation AddGLImportItems. */
export const addGLImportItems: XledgerDocument<AddGLImportItemsMutation, AddGLImportItemsMutationVariables> = {
  name: 'AddGLImportItems',
  text: 'mutation AddGLImportItems($inputs:[AddGLImportItemsInput!]!){addGLImportItems(inputs:$inputs){edges{clientId node{dbId}}}}',
};
