import Big from 'big.js';
import type { Invoice } from '../documents/invoice.ts';
import type { Money } from '../documents/money.ts';
import { type Findings, isDecimal, shown } from './field-checks.ts';

/**
 * Whether every amount is in the invoice's currency, and the rate, where there is one, can be one. Moment leaves the rate out for
 * the company's own currency and does not say which that is. The target knows its own: its writer asks for the rate of any
 * other before it sends (currency-rate-missing), so that neither side assumes kroner.
 */
export function currencyFindings(invoice: Invoice): Findings {
  const { currency, currencyRate } = invoice;
  if (amountsOf(invoice).some((amount) => amount.currency !== currency)) {
    return [{ code: 'field-invalid', field: 'currency', value: shown(currency) }];
  }
  if (currencyRate === undefined || (isDecimal(currencyRate) && new Big(currencyRate).gt(0))) return [];
  return [{ code: 'field-invalid', field: 'currencyRate', value: shown(currencyRate) }];
}

function amountsOf({ totalExcludingVat, totalVat, totalIncludingVat, lines }: Invoice): readonly Money[] {
  const ofLines = lines.flatMap((line) => [line.amountExcludingVat, line.vatAmount, line.amountIncludingVat]);
  return [totalExcludingVat, totalVat, totalIncludingVat, ...ofLines];
}
