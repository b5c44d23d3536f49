import { type BenchRow, verdictOn } from '../bench-row.ts';
import { perInvoice, shares } from '../cost-text.ts';
import type { SteadyState } from '../steady-state.ts';

const most = 1.2;

/** Calls for one invoice to the vendor whose calls are counted by the hour, 24SevenOffice. */
export function vendorCallsRow({ first, together, alone }: SteadyState): BenchRow {
  const figure = perInvoice(together.office, together);
  return {
    what: 'calls to 24SevenOffice per invoice',
    measured: figure.toFixed(2),
    beside: `${perInvoice(together.moment, together).toFixed(2)} to Moment`,
    target: `<= ${most}`,
    verdict: verdictOn(figure, most),
    details: [
      `24SevenOffice: ${shares(together.office, together)}; one by one: ${shares(alone.office, alone)}`,
      `Moment: ${shares(together.moment, together)}`,
      `A worker's first ${first.invoices} invoices, each of another customer and project: ${shares(first.office, first)}`,
    ],
  };
}
