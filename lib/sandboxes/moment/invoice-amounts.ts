import { isJsonObject, type JsonObject, type JsonValue } from './state.ts';

const million = 1_000_000n;

/**
 * Fill in what an invoice's lines and totals leave open: a line's amount from quantity, price and discount, its VAT
 * from the percentage (each rounded half away from zero to the minor unit), the totals as sums. What is given stays,
 * also when it is wrong.
 */
export function fillInvoiceAmounts(invoice: JsonObject): JsonObject {
  const lines = Array.isArray(invoice.lines) ? invoice.lines.filter(isJsonObject).map(fillLine) : [];
  const sum = (field: string) => amount(lines.reduce((total, line) => total + minorUnits(line[field]), 0n));
  return {
    ...invoice,
    ...(lines.length === 0 ? {} : { lines }),
    totalExcludingVat: invoice.totalExcludingVat ?? sum('amountExcludingVat'),
    totalVat: invoice.totalVat ?? sum('vatAmount'),
    totalIncludingVat: invoice.totalIncludingVat ?? sum('amountIncludingVat'),
  };
}

function fillLine(line: JsonObject, index: number): JsonObject {
  const excluding = line.amountExcludingVat === undefined ? priceOfLine(line) : minorUnits(line.amountExcludingVat);
  const vat =
    line.vatAmount === undefined
      ? divide(excluding * millionths(line.vatPercentage ?? 0), 100n * million)
      : minorUnits(line.vatAmount);
  return {
    lineNumber: index + 1,
    ...line,
    amountExcludingVat: line.amountExcludingVat ?? amount(excluding),
    vatAmount: line.vatAmount ?? amount(vat),
    amountIncludingVat: line.amountIncludingVat ?? amount(excluding + vat),
  };
}

function priceOfLine({ quantity, unitPrice, discountPercentage }: JsonObject): bigint {
  const left = 100n * million - millionths(discountPercentage ?? 0);
  const product = millionths(quantity ?? 1) * millionths(unitPrice ?? 0) * left;
  return divide(product * 100n, million * million * 100n * million);
}

function millionths(value: JsonValue): bigint {
  return BigInt(Math.round(Number(value) * 1_000_000));
}

function minorUnits(value: JsonValue | undefined): bigint {
  return BigInt(Math.round(Number(value ?? 0) * 100));
}

function amount(units: bigint): number {
  return Number(units) / 100;
}

function divide(value: bigint, by: bigint): bigint {
  const half = value < 0n ? -by / 2n : by / 2n;
  return (value + half) / by;
}
