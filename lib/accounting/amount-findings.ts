import type { Invoice } from '../documents/invoice.ts';
import { decimalText } from '../documents/money.ts';
import { type Findings, isDecimal, shown } from './field-checks.ts';
import { currencyFindings } from './invoice-currency.ts';
import { totalsFindings } from './invoice-totals.ts';
import { postedLines } from './posted-lines.ts';

/** What is wrong with the currency and the VAT percentages of a finalized invoice. */
export function amountFormFindings(invoice: Invoice): Findings {
  return [
    ...currencyFindings(invoice),
    ...invoice.lines.flatMap((line, index) => percentageFindings(line.vatPercentage, index)),
  ];
}

function percentageFindings(percentage: string | undefined, index: number): Findings {
  if (percentage === undefined || (isDecimal(percentage) && !percentage.startsWith('-'))) return [];
  return [{ code: 'field-invalid', field: `lines[${index}].vatPercentage`, value: shown(percentage) }];
}

/** What is wrong with the amounts, where they can be compared: one currency, percentages that are numbers. */
export function amountFindings(invoice: Invoice): Findings {
  const form = amountFormFindings(invoice);
  if (form.some(({ field }) => field === 'currency' || field?.endsWith('.vatPercentage') === true)) return [];
  if (invoice.lines.length === 0) return [{ code: 'invoice-without-lines', field: 'lines' }];
  const totals = totalsFindings(invoice);
  if (totals.length > 0) return totals;
  if (postedLines(invoice).length === 0) return [{ code: 'nothing-to-post', field: 'lines' }];
  // Credit notes carry positive amounts, the type turns the sign: a negative one would be turned twice.
  const isTurnedTwice = invoice.kind === 'creditNote' && invoice.totalIncludingVat.minor < 0;
  return isTurnedTwice
    ? [{ code: 'field-invalid', field: 'totalIncludingVat', value: decimalText(invoice.totalIncludingVat) }]
    : [];
}
