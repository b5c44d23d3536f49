import type { XmlRecord } from '../wire/xml-value.ts';

/** What is wrong with one item of a list. */
export type ItemProblem = { readonly type: string; readonly message: string };

/** Where an item failed, as the vendor's stack traces name it. */
export type FailingOperation =
  | 'CompanyService.CompanyService.SaveCompanies(Company[] companies)'
  | 'InvoiceService.InvoiceService.SaveInvoices(InvoiceOrder[] invoices)'
  | 'InvoiceService.InvoiceService.UpdateInvoices(InvoiceOrder[] invoices)'
  | 'ProductService.ProductService.SaveProducts(Product[] products)'
  | 'ProductService.ProductService.SaveCategories(Category[] categories)';

/** An `APIException` as it stands on an item; other items of the call may have been saved. */
export function apiException({ type, message }: ItemProblem, operation: FailingOperation): XmlRecord {
  const StackTrace = `   at Office24Seven.WebService.${operation}`;
  return { Type: type, Message: message, StackTrace };
}

/** The refusal without a reason of the caller's, for made faults. */
export function databaseException(operation: FailingOperation): XmlRecord {
  return apiException(
    {
      type: 'Office24Seven.Library.Data.DataBaseServerException',
      message: 'SQL Server encountered an error with severity level 14 of 25',
    },
    operation,
  );
}

/** A value that the operation does not take. */
export function invalidItem(message: string): ItemProblem {
  return { type: 'System.ArgumentException', message };
}

/** A value that names something which is not there, or that lacks. */
export function missingItem(message: string): ItemProblem {
  return { type: 'Office24Seven.Library.Core.ParameterNotFoundException', message };
}

/** A text above the length that its column holds. */
export function tooLongItem(lengths: Readonly<Record<string, number>>, item: XmlRecord): ItemProblem | undefined {
  const long = Object.entries(lengths).find(([name, most]) => {
    const value = item[name];
    return typeof value === 'string' && value.length > most;
  });
  if (long === undefined) return undefined;
  const message = `String or binary data would be truncated: ${long[0]} holds at most ${long[1]} characters`;
  return { type: 'Office24Seven.Library.Data.DataBaseServerException', message };
}
