import Big from 'big.js';

/** One visible line of the voucher that an expense stands in. */
export type VoucherLine = {
  readonly id: string;
  readonly account: string;
  readonly amount: string;
  readonly vatCode: string | undefined;
};

/** A tax code of the company: the account that its VAT is posted to, where it has one. */
export type VatCode = { readonly code: string; readonly vatAccount: string | undefined };

/**
 * The VAT that the ledger itself posted for one line of a voucher, in the voucher's currency: what stands on VAT accounts for
 * the line's code, shared between the lines of this code by their amounts. No rate is used, so what was posted otherwise
 * than the rate says (a half deduction, an import) comes out as posted; without VAT lines the line holds all that is owed.
 * Undefined where the voucher does not tell: it is not whole, or its VAT belongs to more than one code.
 */
export function vatOfLine(
  id: string,
  lines: readonly VoucherLine[],
  { codes, digits }: { readonly codes: readonly VatCode[]; readonly digits: number },
): Big | undefined {
  const own = lines.find((line) => line.id === id);
  if (own?.vatCode === undefined || !sumOf(lines).eq(0)) return undefined;
  const vatAccounts = new Set(codes.flatMap(({ vatAccount }) => vatAccount ?? []));
  const isVat = (line: VoucherLine) => line.id !== id && vatAccounts.has(line.account);
  const taxed = lines.filter((line) => !isVat(line) && line.vatCode !== undefined);
  const codeOf = (line: VoucherLine) => line.vatCode ?? onlyCodeOn(line.account, taxed, codes);
  const vatLines = lines.filter(isVat);
  if (vatLines.some((line) => codeOf(line) === undefined)) return undefined;
  const vat = vatLines.filter((line) => codeOf(line) === own.vatCode);
  if (vat.length === 0) return new Big(0);
  const same = taxed.filter(({ vatCode }) => vatCode === own.vatCode);
  return shareOf(id, same, { vat: sumOf(vat), digits });
}

/** A VAT line without a code belongs to the one code of the voucher that posts there. */
function onlyCodeOn(account: string, taxed: readonly VoucherLine[], codes: readonly VatCode[]): string | undefined {
  const here = new Set(codes.filter(({ vatAccount }) => vatAccount === account).map(({ code }) => code));
  const [found, ...others] = new Set(taxed.flatMap(({ vatCode }) => (here.has(vatCode ?? '') ? [vatCode] : [])));
  return others.length === 0 ? found : undefined;
}

/** The shares together are the VAT to the last unit: where rounding each would not do, the rest moves on to the next line. */
function shareOf(
  id: string,
  same: readonly VoucherLine[],
  { vat, digits }: { readonly vat: Big; readonly digits: number },
): Big | undefined {
  const net = sumOf(same);
  if (net.eq(0)) return undefined;
  const ordered = same.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const part = (amount: Big) => amount.times(vat).div(net).round(digits);
  const each = ordered.map(({ amount }) => part(new Big(amount)));
  if (each.reduce((sum, one) => sum.plus(one), new Big(0)).eq(vat))
    return each[ordered.findIndex((one) => one.id === id)];
  const until = (count: number) => part(sumOf(ordered.slice(0, count)));
  const at = ordered.findIndex((one) => one.id === id);
  return until(at + 1).minus(until(at));
}

function sumOf(lines: readonly VoucherLine[]): Big {
  return lines.reduce((sum, { amount }) => sum.plus(amount), new Big(0));
}
