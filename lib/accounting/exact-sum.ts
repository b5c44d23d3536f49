import { decimalText, type Money } from '../documents/money.ts';

/** The sum of amounts in minor units, exact at any size. */
export function exactSum(amounts: readonly Money[]): bigint {
  return amounts.reduce((sum, amount) => sum + BigInt(amount.minor), 0n);
}

/** `100.00 is not 99.99 (difference 0.01)`, for a person. */
export function differenceText(stated: Money, counted: bigint): string {
  const { currency } = stated;
  const text = (minor: bigint): string => decimalText({ minor: Number(minor), currency });
  return `${decimalText(stated)} ${currency} is not ${text(counted)} (difference ${text(BigInt(stated.minor) - counted)})`;
}
