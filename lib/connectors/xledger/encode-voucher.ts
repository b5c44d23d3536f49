import Big from 'big.js';
import { decimalText, type Money, minorUnitDigits } from '../../documents/money.ts';
import type { Posting } from '../../documents/voucher.ts';
import type { XledgerInvoice } from '../../documents/xledger-invoice.ts';
import type { AddGLImportItemsInputNode } from './graphql/ledger-operations.ts';

type ApiInvoice = Extract<XledgerInvoice, { delivery: 'api' }>;

/** Ready for the job that posts (a public client sends the same: https://github.com/Bostads-AB-Mimer/onecore). */
const ready = { dbSubId: 1 } as const;

/**
 * A voucher as lines of the import queue: the receivable with the gross amount, then a line per posting with its tax rule and
 * its gross amount; Xledger splits the tax (assumed to hold in Norway).
 * https://xledgerukinternal.zendesk.com/hc/en-us/articles/33393587744786
 */
export function importItems(
  { invoice, transactionSource, projectDimension }: ApiInvoice,
  { ownCurrency, fileName }: { ownCurrency: string; fileName: string | undefined },
): readonly AddGLImportItemsInputNode[] {
  const head = {
    transactionSource: { code: transactionSource },
    trRegNumber: Number(invoice.invoiceNumber),
    postedDate: invoice.date,
    invoiceDate: invoice.date,
    dueDate: invoice.dueDate,
    invoiceNumber: invoice.invoiceNumber,
    jobLevel: ready,
    ...currencyOf(invoice, ownCurrency),
  };
  const revenue = invoice.revenue.map((posting) => inOwnCurrency(posting.amount, invoice, ownCurrency));
  const owed = revenue.reduce((sum, amount) => sum - amount.minor, 0);
  const receivable = {
    ...head,
    trItemNumber: 1,
    account: { code: invoice.receivable.account },
    subledger: { code: invoice.customerNumber },
    extIdentifier: invoice.kid,
    paymentReference: invoice.creditedInvoiceNumber,
    text: invoice.receivable.text,
    amount: decimalText({ minor: owed, currency: ownCurrency }),
    invoiceAmount: decimalText(invoice.receivable.amount),
    invoiceFile: fileName,
  };
  const lines = invoice.revenue.map((posting, index) => ({
    ...head,
    trItemNumber: index + 2,
    account: { code: posting.account },
    ...projectOf(posting, projectDimension),
    taxRule: posting.vatCode === undefined ? undefined : { code: posting.vatCode },
    text: posting.text,
    amount: decimalText(revenue[index] ?? posting.amount),
    invoiceAmount: decimalText(posting.amount),
  }));
  return [receivable, ...lines];
}

function currencyOf({ currency, currencyRate }: ApiInvoice['invoice'], ownCurrency: string) {
  if (currency === ownCurrency) return {};
  return { currency: { code: currency }, exchangeRate: currencyRate === undefined ? undefined : Number(currencyRate) };
}

function projectOf({ projectNumber }: Posting, dimension: ApiInvoice['projectDimension']) {
  return projectNumber === undefined ? {} : { [dimension]: { code: projectNumber } };
}

/** Rounded a line at a time; the receivable is what the lines sum to, so that the voucher balances to the øre. */
function inOwnCurrency(amount: Money, { currency, currencyRate }: ApiInvoice['invoice'], ownCurrency: string): Money {
  if (currency === ownCurrency || currencyRate === undefined) return amount;
  const shift = minorUnitDigits(ownCurrency) - minorUnitDigits(currency);
  const minor = new Big(amount.minor).times(currencyRate).times(new Big(10).pow(shift)).round(0).toNumber();
  return { minor, currency: ownCurrency };
}
