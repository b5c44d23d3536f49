import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import type { ClientState } from '../state/client-state.ts';
import type { historySettings } from './ledger-requests.ts';

const dayLength = 86_400_000;

/** Adds old cost lines, one-sided and without vouchers, evenly over the days; each changed at noon of its day. */
export function addHistory(client: ClientState, settings: z.output<typeof historySettings>): number {
  const { count, from, to, accountNo, projectId, supplierId } = settings;
  const first = Date.parse(from);
  const days = Math.max(Math.round((Date.parse(to) - first) / dayLength) + 1, 1);
  const before = client.transactions.length;
  for (let index = 0; index < count; index += 1) {
    const at = new Date(first + Math.floor((index * days) / count) * dayLength + dayLength / 2).toISOString();
    const day = at.slice(0, 10);
    client.transactions.push({
      ...{ id: randomUUID(), day, accountNo, currency: client.defaultCurrency, currencyRate: '1', currencyUnit: 1 },
      ...{ amount: 10_000 * (100 + (index % 900)), stampNo: 0, typeId: 3, comment: 'Tidligere kjøp' },
      ...{ transactionNo: 1_000_000 + before + index, invoiceNo: `H-${before + index}`, sequenceNo: 1 },
      ...{ systemType: 'InvoiceSupplier', customerId: supplierId, projectId, departmentId: 0, ocr: '' },
      ...{ registeredAt: at, changedAt: at, hidden: false, open: false, periodDay: `${day.slice(0, 7)}-01` },
    });
  }
  return count;
}
