import type { Receipt } from '../../lib/sync/receipt.ts';

/** A receipt for tests: a pending invoice of the company fjord, with what the test says instead. */
export function receiptOf(parts: Partial<Receipt> & Pick<Receipt, 'key'>): Receipt {
  const at = parts.updatedAt ?? '2026-11-21T10:00:00.000Z';
  return {
    tenant: 'fjord',
    integration: 'fjord.main',
    direction: 'moment-invoices-to-24sevenoffice',
    state: 'pending',
    wanted: 1,
    done: 0,
    tries: 0,
    attempts: [{ at, event: 'wanted: webhook' }],
    createdAt: at,
    updatedAt: at,
    ...parts,
  };
}
