import { decimalText } from '../../documents/money.ts';
import type { Posting } from '../../documents/voucher.ts';
import type { ExportSetUp, LedgerInvoice } from '../../documents/xledger-invoice.ts';
import { compactDay, safeText } from './encode-text.ts';

/**
 * Columns of GL02b: the first six are documented, the rest follow GL02 with the entity put in as the third (README.md, Assumed).
 * https://docs.moment.team/help/moment-by-topic/integrations/file-exports/file-export-accounting-system/xledger
 */
export const glHeader = [
  ...['ImpSystem', 'ImpSystemRef', 'Entity', 'VoucherType', 'VoucherNo', 'FiscalYear', 'PeriodNo', 'VoucherDate'],
  ...['account', 'Account Ledger (Asset/BankAccount)', 'posting1', 'Posting 2 (PRJ)', 'XGL', 'SubledgerNo'],
  ...['SubledgerName', 'InvoiceDate', 'InvoiceNo', 'Xidentifier/KID', 'DueDate', 'BankAccount', 'PaymentTerms'],
  ...['text', 'TaxRule', 'Currency', 'Currency Amount', 'amount', 'UpdateSubledger', 'SubledgerGroup', 'CompanyNo'],
  ...['StreetAddressL1', 'StreetAddressL2', 'ZipCode', 'Place', 'State', 'Country', 'BillingStreetAddressL1'],
  ...['BillingStreetAddressL2', 'BillingZipCode', 'BillingPlace', 'BillingState', 'BillingCountry', 'Phone', 'Email'],
  ...['YourRef', 'Dummy1', 'Dummy2', 'Dummy3', 'Dummy4', 'Dummy5', 'EOL'],
] as const;

type Cells = Partial<Record<(typeof glHeader)[number], string>>;

/** An invoice in GL02b: a row a line, the rows of a voucher share its number; debit is positive. */
export function glRows(invoice: LedgerInvoice, setUp: ExportSetUp): string[][] {
  const { receivable, customerNumber, kid, dueDate } = invoice;
  const owed: Cells = {
    account: safeText(receivable.account),
    SubledgerNo: safeText(customerNumber),
    'Xidentifier/KID': safeText(kid),
    DueDate: compactDay(dueDate),
    text: safeText(receivable.text),
    ...amounts(receivable.amount, invoice),
  };
  return [
    row(invoice, setUp, owed),
    ...invoice.revenue.map((line) => row(invoice, setUp, revenue(line, invoice, setUp))),
  ];
}

function revenue(
  { account, projectNumber, text, vatCode, amount }: Posting,
  invoice: LedgerInvoice,
  { department }: ExportSetUp,
): Cells {
  return {
    account: safeText(account),
    posting1: safeText(department),
    'Posting 2 (PRJ)': safeText(projectNumber),
    text: safeText(text),
    TaxRule: safeText(vatCode),
    ...amounts(amount, invoice),
  };
}

/** In the invoice's currency; for a foreign one the company's own amount is left to Xledger, which has the rate. */
function amounts(amount: Posting['amount'], { currency, currencyRate }: LedgerInvoice): Cells {
  const text = decimalText(amount);
  const isOwn = currencyRate === undefined;
  return { Currency: currency, 'Currency Amount': text, ...(isOwn ? { amount: text } : {}) };
}

function row(invoice: LedgerInvoice, { ownerCode, voucherType }: ExportSetUp, cells: Cells): string[] {
  const filled: Cells = {
    ImpSystem: 'GL02b',
    ImpSystemRef: 'Moment',
    Entity: ownerCode === undefined ? '' : String(ownerCode),
    VoucherType: safeText(voucherType),
    VoucherNo: safeText(invoice.invoiceNumber),
    FiscalYear: invoice.date.slice(0, 4),
    VoucherDate: compactDay(invoice.date),
    InvoiceDate: compactDay(invoice.date),
    InvoiceNo: safeText(invoice.invoiceNumber),
    EOL: 'x',
    ...cells,
  };
  return glHeader.map((name) => filled[name] ?? '');
}
