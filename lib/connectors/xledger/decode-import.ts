import Big from 'big.js';
import type { LookUp } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import type { XledgerImportItem, XledgerReceivable } from './schema.ts';

/** What the queue and the customer ledger hold of an invoice. */
export type Imported = { readonly items: readonly XledgerImportItem[]; readonly posted: readonly XledgerReceivable[] };

/** Where a voucher of the import queue stands. */
export type ImportState =
  | { readonly kind: 'posted'; readonly targetId: string }
  | { readonly kind: 'failed'; readonly itemIds: readonly string[] }
  | { readonly kind: 'queued' }
  /** Another voucher has the number, in the queue or in the ledger, and none of ours is there. */
  | { readonly kind: 'differs' }
  | { readonly kind: 'gone' };

/** The lines and ledger rows under one invoice number. */
export function importedUnder(
  {
    glImportItems,
    arTransactions,
  }: { glImportItems: readonly XledgerImportItem[]; arTransactions: readonly XledgerReceivable[] },
  invoiceNumber: string,
): Imported {
  return {
    items: glImportItems.filter((item) => item.invoiceNumber === invoiceNumber),
    posted: arTransactions.filter((row) => row.invoiceNumber === invoiceNumber),
  };
}

/** The voucher's state by the newest of its lines; what stands in the customer ledger is posted, whatever the queue says. */
export function importStateOf({ items, posted }: Imported, evidence: Evidence): ImportState {
  const row = posted.find((candidate) => isOurs(candidate, evidence));
  if (row !== undefined) return { kind: 'posted', targetId: row.dbId };
  const isQueued = items.some(({ amount }) => isAmount(amount, evidence.total));
  if (!isQueued) return { kind: items.length + posted.length === 0 ? 'gone' : 'differs' };
  const levels = new Set(items.map(({ jobLevel }) => jobLevel ?? ''));
  if (levels.has('FAILED')) return { kind: 'failed', itemIds: items.map(({ dbId }) => dbId) };
  const [first] = items;
  const isPosted = first !== undefined && levels.size === 1 && levels.has('POSTED');
  return isPosted ? { kind: 'posted', targetId: first.dbId } : { kind: 'queued' };
}

/** A voucher of ours under this invoice number, in the queue or in the ledger. */
export function voucherAmong(imported: Imported, evidence: Evidence): LookUp {
  const { invoiceNumber: number } = evidence;
  const [row, ...others] = imported.posted;
  if (row !== undefined) {
    if (others.length > 0 && !imported.posted.some((candidate) => isOurs(candidate, evidence))) {
      return { kind: 'conflict', problem: { code: 'several-matches', field: 'number', value: number } };
    }
    const ours = imported.posted.find((candidate) => isOurs(candidate, evidence)) ?? row;
    const shown = `invoice ${number}, customer ${ours.subledger ?? '?'}, ${ours.amount ?? '?'}`;
    return { kind: 'found', equal: isOurs(ours, evidence), targetId: ours.dbId, number, shown };
  }
  const [first] = imported.items;
  if (first === undefined) return { kind: 'absent' };
  // A voucher whose first line was refused stands there in part: what is missing is never sent beside it.
  const receivable = imported.items.find(({ account }) => account === evidence.account);
  const shown = `invoice ${number} in the import queue, ${receivable?.amount ?? 'without the line of the customer'}`;
  const equal = receivable !== undefined && isAmount(receivable.amount, evidence.total);
  return { kind: 'found', equal, targetId: (receivable ?? first).dbId, number, shown };
}

function isOurs({ amount, subledger }: XledgerReceivable, evidence: Evidence): boolean {
  return subledger === evidence.customerNumber && isAmount(amount, evidence.total);
}

/** A foreign amount is in the company's own currency there; the customer then has to do. */
function isAmount(amount: string | undefined, total: string | undefined): boolean {
  return total === undefined || (amount !== undefined && new Big(amount).eq(total));
}
