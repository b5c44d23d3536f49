import Big from 'big.js';
import type { Invoice, InvoiceLine } from '../documents/invoice.ts';
import type { Money } from '../documents/money.ts';
import { differenceText, exactSum } from './exact-sum.ts';
import type { Findings } from './field-checks.ts';

/**
 * Whether an invoice adds up, to the øre: net + VAT = gross on each line and in total, and the lines sum to each total.
 * A difference is told, never spread over the lines: a voucher with an amount that no invoice shows is worse than none.
 */
export function totalsFindings(invoice: Invoice): Findings {
  const { lines, totalExcludingVat, totalVat, totalIncludingVat } = invoice;
  const column = (name: 'amountExcludingVat' | 'vatAmount' | 'amountIncludingVat'): bigint =>
    exactSum(lines.map((line) => line[name]));
  return [
    ...lines.flatMap(lineFindings),
    ...unequal('totalExcludingVat', totalExcludingVat, column('amountExcludingVat')),
    ...unequal('totalVat', totalVat, column('vatAmount')),
    ...grossFindings(totalIncludingVat, [exactSum([totalExcludingVat, totalVat]), column('amountIncludingVat')]),
  ];
}

/** Two sums must meet the gross total; when both come out the same, the difference is told once. */
function grossFindings(gross: Money, sums: readonly bigint[]): Findings {
  return [...new Set(sums)].flatMap((sum) => unequal('totalIncludingVat', gross, sum));
}

function lineFindings(line: InvoiceLine, index: number): Findings {
  const { amountExcludingVat, vatAmount, amountIncludingVat } = line;
  const sums = unequal(
    `lines[${index}].amountIncludingVat`,
    amountIncludingVat,
    exactSum([amountExcludingVat, vatAmount]),
  );
  return [...sums, ...vatFindings(line, `lines[${index}].vatAmount`)];
}

/**
 * The VAT of a line is its percentage of the net, give or take one minor unit: systems round by line, or by invoice and
 * hand the rest to a line. More than that is a wrong rate, or amounts of another line. Without a percentage nothing is checked
 * but that VAT does not eat up the whole line.
 */
function vatFindings(line: InvoiceLine, field: string): Findings {
  const { amountExcludingVat, vatAmount, vatPercentage } = line;
  const net = new Big(amountExcludingVat.minor);
  if (vatPercentage === undefined) {
    const eatsUp = vatAmount.minor !== 0 && exactSum([amountExcludingVat, vatAmount]) === 0n;
    return eatsUp ? unequal(field, vatAmount, 0n) : [];
  }
  const expected = net.times(vatPercentage).div(100);
  if (expected.minus(vatAmount.minor).abs().lte(1)) return [];
  return unequal(field, vatAmount, BigInt(expected.round(0).toFixed()));
}

function unequal(field: string, stated: Money, counted: bigint): Findings {
  if (BigInt(stated.minor) === counted) return [];
  return [{ code: 'totals-do-not-add-up', field, value: differenceText(stated, counted) }];
}
