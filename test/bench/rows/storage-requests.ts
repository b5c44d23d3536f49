import { type BenchRow, verdictOn } from '../bench-row.ts';
import { perInvoice, shares } from '../cost-text.ts';
import type { SteadyState } from '../steady-state.ts';

/** Four for the receipt itself, one for the request that is kept for its page, and a share of the day's counts. */
const most = 6;

/** Requests to the table for one invoice, the webhook's receipt included. */
export function storageRequestsRow({ together, alone }: SteadyState): BenchRow {
  const figure = perInvoice(together.table, together);
  return {
    what: 'storage requests per invoice',
    measured: figure.toFixed(2),
    beside: `${perInvoice(alone.table, alone).toFixed(2)} when they come one by one`,
    target: `<= ${most}`,
    verdict: verdictOn(figure, most),
    details: [
      `${together.invoices} invoices at once, ingress included: ${shares(together.table, together)}`,
      `${alone.invoices} invoices one by one: ${shares(alone.table, alone)}`,
    ],
  };
}
