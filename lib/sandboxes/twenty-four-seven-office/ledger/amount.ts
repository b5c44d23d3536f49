/** The vendor keeps four decimals by default: amounts are whole ten-thousandths. */
const decimals = 4;
const scale = 10 ** decimals;

/** Reads a decimal as ten-thousandths, further decimals rounded away from zero at the half; undefined when it is too large. */
export function toTenThousandths(text: string): number | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  const digits = BigInt(`${whole}${fraction.slice(0, decimals).padEnd(decimals, '0')}`);
  const amount = Number(fraction.charAt(decimals) >= '5' ? digits + 1n : digits);
  if (!Number.isSafeInteger(amount)) return undefined;
  return sign === '-' ? 0 - amount : amount;
}

/** Writes ten-thousandths as the vendor does: `1250.0000`. */
export function fromTenThousandths(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The tax within a gross amount at a rate in percent, rounded to hundredths of the currency. */
export function taxWithin(gross: number, rate: number): number {
  const hundredths = Math.round((Math.abs(gross) * rate) / (100 + rate) / 100);
  return Math.sign(gross) * hundredths * (scale / 100) || 0;
}
