import type { VoucherSettings } from '../../lib/sandboxes/twenty-four-seven-office/control-endpoint/ledger-requests.ts';
import type { ExpenseWorld } from './expense-world.ts';

/** A supplier's invoice on a project that is known, unless changed. */
export const voucher = (invoiceNo: string, changes: Partial<VoucherSettings> = {}): VoucherSettings => ({
  ...{ date: '2026-11-10', supplierId: 20007, invoiceNo },
  lines: [{ accountNo: 4300, amount: '1250.00', vatCode: '1', projectId: 5017, comment: `Utlegg ${invoiceNo}` }],
  ...changes,
});

/** Books a voucher; `id` is that of its cost line, which becomes an expense. */
export async function bookIn(world: ExpenseWorld, settings: VoucherSettings) {
  const [booked] = await world.ledger.book(settings);
  const line = booked?.lines.find(({ accountNo }) => accountNo === settings.lines[0]?.accountNo);
  if (booked === undefined || line === undefined) throw new Error('nothing was booked');
  return { ...booked, id: line.id };
}
