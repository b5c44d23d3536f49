import * as z from 'zod';

// Scalars arrive as text (see transport/soap.ts). The server leaves out what equals the schema's default, and sometimes
// writes the default out: both are "not set".

const unsetNumbers = new Set(['-2147483648', '-32768', '-79228162514264337593543950335']);

const text = z
  .string()
  .nullish()
  .transform((value) => (value === null || value === '' ? undefined : value));
const number = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number);
const numberOrUnset = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .nullish()
  .transform((value) => (value == null || unsetNumbers.has(value) ? undefined : Number(value)));
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const decimalOrUnset = decimal
  .nullish()
  .transform((value) => (value == null || unsetNumbers.has(value) ? undefined : value));
const truth = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1');
const truthOrFalse = truth.nullish().transform((value) => value ?? false);

/** A list: the element may be missing, empty, or hold one or many; empty items are left out. */
function listOf<Item extends z.ZodType>(name: string, item: Item) {
  return z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((holder) => (holder?.[name] ?? []) as unknown)
    .pipe(z.array(item.nullable()))
    .transform((items) => items.filter((found) => found !== null));
}

/** The answer's one result element. An empty answer element holds no result. */
function answerOf<Result extends z.ZodType>(name: string, result: Result) {
  return z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((answer): unknown => answer?.[name])
    .pipe(result);
}

const identitySchema = z.object({
  Id: z.string(),
  Client: z.object({ Id: text, Name: text }).nullish(),
  IsCurrent: truthOrFalse,
  IsDisabled: truthOrFalse,
});
/** One client company that a log-in may work for. */
export type Identity = z.infer<typeof identitySchema>;

const apiExceptionSchema = z.object({ Type: text, Message: text });
/** The exception of one item, without its stack trace. */
export type ApiException = z.infer<typeof apiExceptionSchema>;

const emailAddress = z.object({ Value: text }).nullish();

const companySchema = z.object({
  APIException: apiExceptionSchema.nullish(),
  Id: numberOrUnset,
  ExternalId: text,
  OrganizationNumber: text,
  Name: text,
  EmailAddresses: z.object({ Invoice: emailAddress, Primary: emailAddress }).nullish(),
});
/** A customer or supplier. */
export type Company = z.infer<typeof companySchema>;

/** A project; absent elements are not set. */
const projectSchema = z.object({ Id: numberOrUnset, Name: text, CustomerId: numberOrUnset });

const transactionSchema = z.object({
  AccountNo: numberOrUnset,
  Currency: text,
  Amount: decimalOrUnset,
  TransactionTypeId: numberOrUnset,
  TransactionNo: numberOrUnset,
  InvoiceNo: text,
  Dimensions: listOf('Dimension', z.object({ Type: text, Value: text })),
  Hidden: truthOrFalse,
});
/** One ledger line. */
export type Transaction = z.infer<typeof transactionSchema>;

const orderRowSchema = z.object({
  ProductId: numberOrUnset,
  Price: decimalOrUnset,
  DiscountRate: decimalOrUnset,
  Quantity: decimalOrUnset,
});

const orderSchema = z.object({
  APIException: apiExceptionSchema.nullish(),
  OrderId: numberOrUnset,
  CustomerId: numberOrUnset,
  OrderStatus: text,
  InvoiceId: numberOrUnset,
  DateInvoiced: text,
  ReferenceNumber: text,
  InvoiceRows: listOf('InvoiceRow', orderRowSchema),
});
/** An order; an invoiced one has an invoice id. */
export type Order = z.infer<typeof orderSchema>;

const productSchema = z.object({
  APIException: apiExceptionSchema.nullish(),
  Id: numberOrUnset,
  No: text,
  Name: text,
});
/** A product. */
export type OfficeProduct = z.infer<typeof productSchema>;

export const invoicesAnswer = answerOf('GetInvoicesResult', listOf('InvoiceOrder', orderSchema));
export const savedInvoicesAnswer = answerOf('SaveInvoicesResult', listOf('InvoiceOrder', orderSchema));
export const productsAnswer = answerOf('GetProductsResult', listOf('Product', productSchema));
export const savedProductsAnswer = answerOf('SaveProductsResult', listOf('Product', productSchema));
export const categoriesAnswer = answerOf('GetCategoriesResult', listOf('Category', z.object({ Id: numberOrUnset })));
/** A ledger line as a poll keeps it: all as text, so that one strange line stops no other. */
const ledgerLineSchema = z.object({
  Id: text,
  Date: text,
  AccountNo: text,
  Currency: text,
  Amount: text,
  StampNo: numberOrUnset.catch(undefined),
  Comment: text,
  TransactionNo: text,
  TransactionTypeId: numberOrUnset.catch(undefined),
  // A code that is no number stays as it is: without its rate there is no amount, and nothing is guessed.
  VatCode: text.transform((code) => (code === undefined || unsetNumbers.has(code) ? undefined : code)),
  InvoiceNo: text,
  Dimensions: listOf('Dimension', z.object({ Type: text, Value: text })),
  Hidden: truthOrFalse,
});
export type LedgerLine = z.infer<typeof ledgerLineSchema>;

/** One file of a stamp. */
const imageFileSchema = z.object({ Id: number, Type: z.string(), StampNo: number });
export type ImageFile = z.infer<typeof imageFileSchema>;

export const loginAnswer = answerOf('LoginResult', text);
export const identitiesAnswer = answerOf('GetIdentitiesResult', listOf('Identity', identitySchema));
export const identitiesWithCredentialAnswer = answerOf(
  'GetIdentitiesWithCredentialResult',
  listOf('Identity', identitySchema),
);
export const clientAnswer = answerOf(
  'GetClientInformationResult',
  z.object({ Name: text, OrganizationNumber: text, DefaultCurrency: text }),
);
export const currenciesAnswer = answerOf('GetCurrencyListResult', listOf('Currency', z.object({ Symbol: text })));
export const companiesAnswer = answerOf('GetCompaniesResult', listOf('Company', companySchema));
export const savedCompaniesAnswer = answerOf('SaveCompaniesResult', listOf('Company', companySchema));
export const projectAnswer = answerOf('GetSingleProjectResult', projectSchema.nullish());
export const savedProjectAnswer = answerOf('SaveProjectResult', number);
export const saveBundleAnswer = answerOf('SaveBundleListResult', z.object({ Type: z.string(), Description: text }));
export const accountsAnswer = answerOf(
  'GetAccountListResult',
  listOf('AccountData', z.object({ AccountNo: numberOrUnset })),
);
export const taxCodesAnswer = answerOf(
  'GetTaxCodeListResult',
  listOf('TaxCodeElement', z.object({ TaxNo: text, TaxRate: decimal, AccountNo: numberOrUnset })),
);
export const typesAnswer = answerOf('GetTypeListResult', listOf('TypeData', z.object({ TypeNo: number, Title: text })));
export const transactionTypesAnswer = answerOf(
  'GetTransactionTypesResult',
  listOf('TransactionType', z.object({ No: number, Id: number })),
);
export const fiscalYearsAnswer = answerOf(
  'GetFiscalYearsResult',
  listOf('FiscalYear', z.object({ StartingDate: z.string(), EndingDate: z.string(), IsLocked: truth })),
);
export const transactionsAnswer = answerOf('GetTransactionsResult', listOf('Transaction', transactionSchema));
export const ledgerLinesAnswer = answerOf('GetTransactionsResult', listOf('Transaction', ledgerLineSchema));
export const filesAnswer = answerOf('GetFileInfoResult', listOf('ImageFile', imageFileSchema));
export const fileSizeAnswer = answerOf('GetSizeResult', number);
export const chunkAnswer = answerOf('DownloadChunkResult', text);
export const checksumAnswer = answerOf('GetChecksumResult', text);
export const maxRequestLengthAnswer = answerOf('GetMaxRequestLengthResult', number);
