import Big from 'big.js';
import * as z from 'zod';

/** An amount in integer minor units (øre, cent) of an ISO 4217 currency. Debit is positive, credit negative. */
export const moneySchema = z.strictObject({ minor: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) });
export type Money = z.infer<typeof moneySchema>;

/** Currencies whose minor unit is not a hundredth (ISO 4217, list one). */
const unusualDigits: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  ...{ CLF: 4, UYW: 4 },
};

/** Decimals that the currency's minor unit has: NOK 2, JPY 0. */
export function minorUnitDigits(currency: string): number {
  return unusualDigits[currency] ?? 2;
}

/**
 * A decimal amount as exact minor units.
 * @throws RangeError when the amount has more decimals than the currency, or is beyond 2^53 minor units.
 */
export function moneyFromDecimal(amount: number | string, currency: string): Money {
  const minor = new Big(amount).times(new Big(10).pow(minorUnitDigits(currency)));
  if (!minor.round(0).eq(minor)) throw new RangeError(`${amount} has more decimals than ${currency} has`);
  const whole = minor.toNumber();
  if (!Number.isSafeInteger(whole)) throw new RangeError(`${amount} ${currency} is too large`);
  return { minor: whole === 0 ? 0 : whole, currency };
}

/** The amount as plain decimal text, never in scientific notation: 1250 øre → "12.50". */
export function decimalText(money: Money): string {
  const digits = minorUnitDigits(money.currency);
  return new Big(money.minor).div(new Big(10).pow(digits)).toFixed(digits);
}

/** The same amount on the other side of the ledger. */
export function negated(money: Money): Money {
  return { minor: money.minor === 0 ? 0 : -money.minor, currency: money.currency };
}
