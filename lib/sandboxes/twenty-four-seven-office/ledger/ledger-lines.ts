import type { Entry } from '../state/client-state.ts';
import { taxWithin } from './amount.ts';

/** The tax code of an entry, as far as posting needs it. */
export type PostedTax = { readonly no: string; readonly rate: number; readonly accountNo?: number | undefined };

/** A line before it gets its id, number and dates. */
export type LedgerLine = {
  readonly entry: Entry;
  readonly accountNo: number;
  readonly amount: number;
  readonly vatCode?: number;
};

/** The lines that an entry becomes: a taxed one is split into the net line and the tax on the tax code's account. */
export function ledgerLines(
  entry: Entry,
  tax: PostedTax | undefined,
  taxedLines: 'split' | 'gross',
): readonly LedgerLine[] {
  const { accountNo, amount } = entry;
  if (tax === undefined) return [{ entry, accountNo, amount }];
  const vatCode = Number(tax.no);
  const vat = entry.vatAmount !== 0 ? Math.sign(amount) * Math.abs(entry.vatAmount) : taxWithin(amount, tax.rate);
  if (taxedLines === 'gross' || tax.accountNo === undefined || vat === 0)
    return [{ entry, accountNo, amount, vatCode }];
  return [
    { entry, accountNo, amount: amount - vat, vatCode },
    { entry, accountNo: tax.accountNo, amount: vat, vatCode },
  ];
}
