import Big from 'big.js';
import type { Money } from '../documents/money.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../documents/sales-invoice.ts';
import { differenceText, exactSum } from './exact-sum.ts';
import { type Findings, numberFindings, presenceFindings, shown } from './field-checks.ts';
import { lengthFindings, productFindings } from './recman-line-to-product.ts';

/** Columns of 24SevenOffice: the name of an order's row, and its payment reference. */
const longestRowName = 300;

/** All that is wrong with a sales invoice by itself, together: a person corrects it once. */
export function salesInvoiceFindings(invoice: SalesInvoice): Findings {
  const head = headFindings(invoice);
  if (invoice.lines.length === 0) return [...head, { code: 'invoice-without-lines', field: 'lines' }];
  const lines = invoice.lines.flatMap((line, index) => lineFindings(line, `lines[${index}]`));
  return [...head, ...lines, ...totalsFindings(invoice)];
}

function headFindings(invoice: SalesInvoice): Findings {
  const { kind, creditedInvoiceId, date = '', dueDate } = invoice;
  const isCreditWithoutOriginal = kind === 'creditNote' && creditedInvoiceId === undefined;
  return [
    ...presenceFindings('number', invoice.number),
    // RecMan's id is the order's id at the target, which has 32 bits for it.
    ...numberFindings('id', invoice.id),
    ...presenceFindings('departmentId', invoice.departmentId),
    ...presenceFindings('companyId', invoice.companyId),
    ...presenceFindings('date', date),
    ...presenceFindings('dueDate', dueDate),
    ...(dueDate !== undefined && dueDate < date
      ? [{ code: 'field-invalid', field: 'dueDate', value: dueDate } as const]
      : []),
    ...(invoice.kid === undefined || /^\d{2,25}$/.test(invoice.kid)
      ? []
      : [{ code: 'field-invalid', field: 'kid', value: shown(invoice.kid) } as const]),
    ...(isCreditWithoutOriginal ? [{ code: 'credit-note-without-original', field: 'creditedInvoiceId' } as const] : []),
    ...(creditedInvoiceId === undefined ? [] : numberFindings('creditedInvoiceId', creditedInvoiceId)),
  ];
}

function lineFindings(line: SalesInvoiceLine, at: string): Findings {
  const { productNumber, productName: name } = line;
  if (productNumber === undefined) {
    return [{ code: 'line-without-product', field: `${at}.productNumber`, value: shown(rowName(line)) || undefined }];
  }
  return [
    ...productFindings(
      { number: productNumber, name },
      (part) => `${at}.${part === 'number' ? 'productNumber' : 'productName'}`,
    ),
    ...lengthFindings(`${at}.description`, rowName(line), longestRowName),
    ...amountFindings(line, at),
  ];
}

/** What a row is called: the line's own words, else the product's name. */
export function rowName({ description, productName }: SalesInvoiceLine): string {
  return description.trim() === '' ? productName.trim() : description.trim();
}

/** The target works out the row by itself: quantity times price less discount must be the amount, to the øre. */
function amountFindings(
  { quantity, price, discountPercent = '0', amountExcludingVat }: SalesInvoiceLine,
  at: string,
): Findings {
  const discount = new Big(100).minus(discountPercent).div(100);
  const counted = new Big(quantity).times(price.minor).times(discount).round(0, Big.roundHalfUp);
  return unequal(`${at}.amountExcludingVat`, amountExcludingVat, BigInt(counted.toFixed(0)));
}

function totalsFindings(invoice: SalesInvoice): Findings {
  const { lines, totalExcludingVat, totalVat, totalIncludingVat, kind } = invoice;
  const net = unequal('totalExcludingVat', totalExcludingVat, exactSum(lines.map((line) => line.amountExcludingVat)));
  const gross = unequal('totalIncludingVat', totalIncludingVat, exactSum([totalExcludingVat, totalVat]));
  // The kind turns the sign: a credit note of less than nothing would be turned twice.
  const isTurnedTwice = kind === 'creditNote' && totalIncludingVat.minor < 0;
  const sign = isTurnedTwice ? [{ code: 'field-invalid', field: 'totalIncludingVat' } as const] : [];
  return [...net, ...gross, ...vatFindings(invoice), ...sign];
}

/** VAT is rounded by line, or by rate and total: a minor unit for each line is rounding, more is another rate. */
function vatFindings({ lines, totalVat }: SalesInvoice): Findings {
  if (lines.some(({ vatRate }) => vatRate === undefined)) return [];
  const vatOf = ({ amountExcludingVat, vatRate = '0' }: SalesInvoiceLine) =>
    new Big(amountExcludingVat.minor).times(vatRate).div(100);
  const expected = lines.reduce((sum, line) => sum.plus(vatOf(line)), new Big(0));
  if (expected.minus(totalVat.minor).abs().lte(lines.length)) return [];
  return unequal('totalVat', totalVat, BigInt(expected.round(0, Big.roundHalfUp).toFixed(0)));
}

function unequal(field: string, stated: Money, counted: bigint): Findings {
  if (BigInt(stated.minor) === counted) return [];
  return [{ code: 'totals-do-not-add-up', field, value: differenceText(stated, counted) }];
}
