import Big from 'big.js';
import type { Invoice } from '../documents/invoice.ts';
import { type Findings, isDecimal, shown } from './field-checks.ts';

/**
 * The currency that accounts are kept in. Moment leaves the rate out for the company's own currency and does not say which
 * that is, and no setting does: Norwegian kroner is a decision, not a fact. Another own currency is refused, never posted 1:1.
 */
export const accountingCurrency = 'NOK';

/** Whether every amount is in the invoice's currency, and a foreign currency has its rate. */
export function currencyFindings(invoice: Invoice): Findings {
  const { currency, currencyRate } = invoice;
  if (amountsOf(invoice).some((amount) => amount.currency !== currency)) {
    return [{ code: 'field-invalid', field: 'currency', value: shown(currency) }];
  }
  if (currencyRate === undefined) {
    return currency === accountingCurrency
      ? []
      : [{ code: 'currency-rate-missing', field: 'currencyRate', value: currency }];
  }
  const rate = isDecimal(currencyRate) ? new Big(currencyRate) : new Big(0);
  const fits = currency === accountingCurrency ? rate.eq(1) : rate.gt(0);
  return fits ? [] : [{ code: 'field-invalid', field: 'currencyRate', value: shown(currencyRate) }];
}

/** The rate for the voucher: none for the own currency. */
export function voucherRate(invoice: Invoice): string | undefined {
  return invoice.currency === accountingCurrency ? undefined : invoice.currencyRate;
}

function amountsOf({ totalExcludingVat, totalVat, totalIncludingVat, lines }: Invoice) {
  const ofLines = lines.flatMap((line) => [line.amountExcludingVat, line.vatAmount, line.amountIncludingVat]);
  return [totalExcludingVat, totalVat, totalIncludingVat, ...ofLines];
}
