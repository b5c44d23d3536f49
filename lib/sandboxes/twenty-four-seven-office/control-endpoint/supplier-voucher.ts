import type * as z from 'zod';
import { toTenThousandths } from '../ledger/amount.ts';
import { type HandVoucher, handEntry, supplierLedger } from '../ledger/book-vouchers.ts';
import type { ClientState } from '../state/client-state.ts';
import type { Switches } from '../state/switches.ts';
import type { voucherSettings } from './ledger-requests.ts';

type Booking = {
  readonly client: ClientState;
  readonly switches: Switches;
  readonly now: Date;
  readonly stampNo: number;
};

/** A supplier's invoice: its cost lines, and what is owed to the supplier. */
export function supplierVoucher(
  settings: z.output<typeof voucherSettings>,
  { client, switches, now, stampNo }: Booking,
): HandVoucher {
  const { date: day, supplierId: customerId = 0, invoiceNo, dueDate: dueDay, currency = '', currencyRate } = settings;
  const common = { day, customerId, invoiceNo, dueDay, currency, currencyRate, stampNo };
  const costs = settings.lines.map(({ accountNo, amount, vatCode, projectId, departmentId, comment }) =>
    handEntry({
      ...common,
      accountNo,
      amount: toTenThousandths(amount),
      taxNo: sentTaxNo(vatCode, client, switches),
      projectId: projectId ?? 0,
      departmentId: departmentId ?? 0,
      comment: comment ?? settings.comment,
    }),
  );
  const total = costs.reduce((sum, { amount = 0 }) => sum + amount, 0);
  const owed = handEntry({ ...common, accountNo: supplierLedger, amount: 0 - total, comment: settings.comment });
  return {
    ...{ day, typeNo: settings.typeNo, transactionNo: settings.transactionNo, draft: settings.draft },
    entries: [...costs, owed],
    at: settings.at === undefined ? now : new Date(settings.at),
    visibleFrom: settings.visibleFrom,
  };
}

/** What stands in `TaxNo` for a tax code, whichever way the client reads it. */
function sentTaxNo(vatCode: string | undefined, client: ClientState, { entryTaxNo }: Switches): string {
  if (vatCode === undefined || entryTaxNo === 'number') return vatCode ?? '';
  const known = client.taxCodes.find(({ no }) => no === vatCode);
  return known === undefined ? vatCode : String(known.id);
}
