import * as z from 'zod';
import { type ExpenseSnapshot, fitted } from '../expense-snapshot.ts';

// Nothing of the export service is public but how its methods are named (Get…Data) and the common parameters
// (https://connectmyapps.atlassian.net/wiki/spaces/SUPPORT/pages/231800835). Its path, its two operations, their parameters and the
// rows of their results are assumed, all of them here. An administrator of Xledger can fetch the WSDL (?WSDL on the
// address); when it says otherwise, this file is what changes.

/** Where the export service stands. */
export const exportPath = '/WS/XL/Export/Export.asmx';

/** What callers name themselves: the value of the live service is assumed, that of the demo is seen. */
export const application = 'XLEDGER';

const common = ['sUserName', 'sKey', 'sApplication', 'iEntityCode'] as const;

/** Operations with their parameters in order, and how their results are read. */
export const exportOperations = {
  lines: { name: 'GetGeneralLedgerTransactionsData', parameters: [...common, 'dDateFrom', 'dDateTo'] },
  file: { name: 'GetFileData', parameters: [...common, 'iFileId'] },
} as const;

/** Rows of `lines`, each a child of the result. */
export const linesType = 'ArrayOfTransaction';
/** The complex types of the results: each element is optional text. */
export const exportTypes = {
  Transaction: [
    ...['TransactionId', 'HeaderId', 'VoucherNumber', 'VoucherType', 'PostedDate', 'AccountCode', 'ProjectCode'],
    ...['TaxCode', 'Text', 'Amount', 'TaxAmount', 'Currency', 'SupplierCode', 'SupplierName', 'InvoiceNumber'],
    ...['InvoiceDate', 'FileId'],
  ],
  File: ['FileName', 'ContentType', 'Content'],
} as const;

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined);

const row = z.object({
  TransactionId: z.string().min(1),
  VoucherNumber: text,
  PostedDate: text,
  AccountCode: text,
  ProjectCode: text,
  Text: text,
  Amount: text,
  TaxAmount: text,
  Currency: text,
  SupplierCode: text,
  SupplierName: text,
  InvoiceNumber: text,
  InvoiceDate: text,
  FileId: text,
});

/** The result of `lines`: no row at all is an empty text. */
export const linesSchema = z
  .object({ Transaction: z.array(row).nullish() })
  .nullish()
  .transform((result) => result?.Transaction ?? []);
/** One row. */
export type ExportedLine = z.infer<typeof row>;

/** The result of `file`. */
export const fileSchema = z.object({ ContentType: text, Content: text });

const decimal = /^-?\d+(\.\d+)?$/;

/** A row as the snapshot that a poll by token keeps too. */
export function snapshotOfRow(line: ExportedLine): ExpenseSnapshot {
  const amount = decimal.test(line.Amount ?? '') ? line.Amount : undefined;
  return fitted({
    id: line.TransactionId,
    day: (line.InvoiceDate ?? line.PostedDate)?.slice(0, 10),
    account: line.AccountCode,
    amount,
    invoiceAmount: amount,
    tax: decimal.test(line.TaxAmount ?? '') ? line.TaxAmount : undefined,
    currency: line.Currency,
    text: line.Text,
    voucher: line.VoucherNumber,
    project: line.ProjectCode,
    supplier: line.SupplierCode,
    supplierName: line.SupplierName,
    invoice: line.InvoiceNumber,
    file: line.FileId,
  });
}
