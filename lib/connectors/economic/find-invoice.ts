import type { LookUp } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { addresses } from './addresses.ts';
import { listAll } from './calls.ts';
import type { EconomicConnection } from './client.ts';
import { isSameBooked, isSameDraft, shownEntry } from './decode.ts';
import { entryTypes } from './encode.ts';
import { type BookedEntry, bookedEntrySchema, type DraftEntry, draftEntrySchema } from './schema.ts';
import { bookedId, entryId } from './voucher-evidence.ts';

/**
 * The customer's side of an invoice in the ledger, one entry for each voucher that carries its number. The postings of
 * such a voucher may carry it too: the entry that is as we sent it stands for its voucher, else the first.
 * @throws CallFailed, BudgetSpent
 */
export async function bookedInvoices(connection: EconomicConnection, evidence: Evidence): Promise<BookedEntry[]> {
  const { invoiceNumber = '' } = evidence;
  const filter = `customerInvoiceNumber$eq:${invoiceNumber}$and:type$eq:${entryTypes.manualCustomerInvoice}`;
  // https://apis.e-conomic.com (bookedEntriesapi, GET /booked-entries)
  const entries = await listAll(connection, addresses.bookedEntries, { filter, item: bookedEntrySchema });
  const vouchers = new Map<string, BookedEntry>();
  for (const entry of entries) {
    const voucher = `${entry.date.slice(0, 4)} ${entry.voucherNumber}`;
    if (!vouchers.has(voucher) || isSameBooked(entry, evidence)) vouchers.set(voucher, entry);
  }
  return [...vouchers.values()];
}

/**
 * Entries of the invoice that wait in any journal. Drafts cannot be filtered by invoice number, so those of the customer
 * are read. @throws CallFailed, BudgetSpent
 */
async function draftInvoices(connection: EconomicConnection, evidence: Evidence): Promise<DraftEntry[]> {
  const filter = `customerNumber$eq:${evidence.customerNumber}$and:entryTypeNumber$eq:${entryTypes.manualCustomerInvoice}`;
  // https://apis.e-conomic.com (journalsapi, GET /draft-entries)
  const drafts = await listAll(connection, addresses.draftEntries, { filter, item: draftEntrySchema });
  return drafts.filter((entry) => entry.customerInvoiceNumber === evidence.invoiceNumber);
}

/** The invoice in a journal or the ledger. Ours is known by its text; an equal one of somebody else is not taken over. */
export async function findInvoice(connection: EconomicConnection, evidence: Evidence): Promise<LookUp> {
  const booked = await bookedInvoices(connection, evidence);
  const [ledgerEntry, ...others] = booked;
  if (ledgerEntry !== undefined) {
    if (others.length > 0) return several(booked.map((entry) => shownEntry('ledger', entry)));
    return found(ledgerEntry, {
      equal: isSameBooked(ledgerEntry, evidence),
      targetId: bookedId(ledgerEntry.entryNumber),
      shown: shownEntry('ledger', ledgerEntry),
      evidence,
    });
  }
  const [draft, ...more] = await draftInvoices(connection, evidence);
  if (draft === undefined) return { kind: 'absent' };
  if (more.length > 0) return several([draft, ...more].map((entry) => shownEntry('journal', entry)));
  return found(draft, {
    equal: isSameDraft(draft, evidence),
    targetId: entryId(draft.journalNumber ?? evidence.journal ?? '', draft.entryNumber),
    shown: shownEntry('journal', draft),
    evidence,
  });
}

function found(
  entry: Pick<DraftEntry, 'voucherNumber' | 'text'>,
  facts: { equal: boolean; targetId: string; shown: string; evidence: Evidence },
): LookUp {
  const { equal, targetId, shown, evidence } = facts;
  const isOurs = entry.text?.slice(0, 100) === evidence.text;
  const number = entry.voucherNumber === undefined ? undefined : String(entry.voucherNumber);
  return { kind: 'found', equal, foreign: isOurs && equal ? undefined : true, targetId, number, shown };
}

function several(shown: readonly string[]): LookUp {
  const vendorWords = shown.join('; ').slice(0, 500);
  return { kind: 'conflict', problem: { code: 'several-matches', field: 'number', vendorWords } };
}
