import type { JournalVoucher } from '../../documents/journal-voucher.ts';
import type { Step } from '../../sync/define-sync.ts';
import type { WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import { addresses } from './addresses.ts';
import { outcomeOf, reading } from './call-failed.ts';
import { getOne, send } from './calls.ts';
import { type EconomicConnection, parsed } from './client.ts';
import { headEntry } from './encode.ts';
import { findInvoice } from './find-invoice.ts';
import { settleSeconds } from './limits.ts';
import { createdEntrySchema, draftEntrySchema } from './schema.ts';
import { voucherProblems } from './voucher-check.ts';
import { entryId, stepNames, voucherEvidence } from './voucher-evidence.ts';

/**
 * First step of an invoice: the customer's side is entered in the journal, which gives the voucher number. An invoice
 * number that is entered or booked already, by whomever, stops it.
 */
export const enterStep: Step<JournalVoucher, 'economic'> = {
  name: stepNames.enter,
  vendor: 'economic',
  canUpdate: false,
  looksUpFirst: true,
  settleSeconds,
  calls: 2,
  portion: ({ file: _file, ...voucher }) => voucher,
  evidence: (target, _clue, done) => voucherEvidence(target, done),
  check: (connection, target, unmapped) => reading(() => voucherProblems(connection, target, unmapped)),
  write: (connection, order) => enter(connection, order).catch(outcomeOf),
  lookUp: (connection, evidence) => reading(() => findInvoice(connection, evidence)),
};

async function enter(connection: EconomicConnection, order: WriteOrder<JournalVoucher>): Promise<WriteOutcome> {
  const { target, idempotencyKey } = order;
  // https://apis.e-conomic.com (journalsapi, POST /draft-entries)
  const reply = await send(connection, addresses.draftEntries, {
    method: 'POST',
    json: headEntry(target),
    idempotencyKey,
  });
  const { entryNumber } = parsed(reply, createdEntrySchema, 'write');
  // https://apis.e-conomic.com (journalsapi, GET /draft-entries/{entryNumber}): the answer above has no voucher number.
  const entry = await getOne(connection, addresses.draftEntry(entryNumber), draftEntrySchema).catch(noAnswer);
  if (entry?.voucherNumber === undefined) {
    return { kind: 'unknown', vendorWords: `entry ${entryNumber} was made; its voucher number could not be read` };
  }
  return { kind: 'delivered', targetId: entryId(target.journal, entryNumber), number: String(entry.voucherNumber) };
}

/** The entry is made: whatever keeps its number from us is asked again by the look-up, never answered by another entry. */
function noAnswer(): undefined {
  return undefined;
}
