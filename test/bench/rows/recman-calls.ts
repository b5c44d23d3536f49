import { runSeason } from '../../support/recman-season.ts';
import { type BenchRow, verdictOn } from '../bench-row.ts';

const invoices = 1000;

/** With the customers, the products and the log-ins that they need: orders go up to fifty a call, a department at a time. */
const mostPerInvoice = 1.2;

/** Calls to both vendors per RecMan invoice, and a thousand of them under faults and two killed workers. */
export async function recmanCallRows(): Promise<readonly BenchRow[]> {
  const calm = await runSeason(invoices, { isRough: false });
  const rough = await runSeason(invoices, { isRough: true });
  const each = calm.calls / invoices;
  const wrong = rough.doubled + rough.doubledProducts + (invoices - rough.orders) + (invoices - rough.delivered);
  return [
    {
      what: 'calls per RecMan invoice, 12 departments',
      measured: each.toFixed(2),
      beside: `${calm.recmanCalls} of the day’s 200 to RecMan`,
      target: `<= ${mostPerInvoice}`,
      verdict: calm.delivered === invoices ? verdictOn(each, mostPerInvoice) : 'missed',
    },
    {
      what: 'RecMan invoices lost or doubled under faults and two kills',
      measured: String(wrong),
      beside: `${rough.orders} orders, ${rough.products} products`,
      target: '0',
      verdict: verdictOn(wrong, 0),
    },
  ];
}
