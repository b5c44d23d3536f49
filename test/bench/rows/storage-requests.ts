import { type BenchRow, verdictOn } from '../bench-row.ts';
import { perInvoice, shares } from '../cost-text.ts';
import type { SteadyState } from '../steady-state.ts';

/** Four for the receipt itself, and shares of what a batch writes together: requests kept for their receipts' pages, and counts. */
const most = 5;

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
