import type { Invoice } from '../documents/invoice.ts';
import { type Money, negated } from '../documents/money.ts';
import { differenceText, exactSum } from './exact-sum.ts';
import type { Findings } from './field-checks.ts';

/** What the customer owes: more by an invoice, less by a credit note. */
export function debit(invoice: Pick<Invoice, 'kind'>, amount: Money): Money {
  return invoice.kind === 'invoice' ? amount : negated(amount);
}

type Amount = { readonly amount: Money };

/** The customer's side and the revenue lines must be equal to the øre. */
export function balanceFindings(voucher: {
  readonly receivable: Amount;
  readonly revenue: readonly Amount[];
}): Findings {
  const { receivable, revenue } = voucher;
  const credits = exactSum(revenue.map((posting) => negated(posting.amount)));
  if (credits === BigInt(receivable.amount.minor)) return [];
  return [{ code: 'voucher-not-balanced', field: 'lines', value: differenceText(receivable.amount, credits) }];
}
