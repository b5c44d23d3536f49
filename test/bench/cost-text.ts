import { type Counts, totalOf } from './counting-proxy.ts';

type Of = { readonly invoices: number };

/** The share of one invoice. */
export function perInvoice(counts: Counts, { invoices }: Of): number {
  return totalOf(counts) / invoices;
}

/** The share of one invoice by operation: "UpdateItem 2.10, PutItem 2.00". */
export function shares(counts: Counts, { invoices }: Of): string {
  const sorted = [...counts].sort(([, left], [, right]) => right - left);
  return sorted.map(([operation, count]) => `${operation} ${(count / invoices).toFixed(2)}`).join(', ') || 'none';
}
