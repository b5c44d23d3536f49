import type { JournalVoucher } from '../../documents/journal-voucher.ts';
import type { Step } from '../../sync/define-sync.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Evidence, StepResults } from '../../sync/receipt.ts';
import { addresses } from './addresses.ts';
import { outcomeOf, reading } from './call-failed.ts';
import { listAll, send } from './calls.ts';
import { type EconomicConnection, parsed } from './client.ts';
import { rangesText } from './decode.ts';
import { entryTypes, lineEntries } from './encode.ts';
import { afterRefusal, enteredVoucher, gone, isStillEntered } from './entered-voucher.ts';
import { settleSeconds } from './limits.ts';
import { createdEntriesSchema, draftEntrySchema } from './schema.ts';
import { isBooked, stepNames, voucherEvidence } from './voucher-evidence.ts';

/**
 * Second step of an invoice with several postings: they are entered under the voucher number of the customer's side, in
 * one call that takes all of them or none. An invoice with one posting has it beside the customer's side.
 */
export const linesStep: Step<JournalVoucher, 'economic'> = {
  name: stepNames.lines,
  vendor: 'economic',
  canUpdate: false,
  looksUpFirst: false,
  settleSeconds,
  calls: 2,
  isNeeded: (target) => target.revenue.length > 1,
  portion: ({ file: _file, ...voucher }) => voucher,
  evidence: (target, _clue, done) => ({
    ...voucherEvidence(target, done),
    ...journalOfEntered(done),
    lines: String(target.revenue.length),
    ...(isBooked(done) ? { booked: 'yes' } : {}),
  }),
  check: async () => [],
  write: async (connection, order) =>
    afterRefusal(connection, order, await enterLines(connection, order).catch(outcomeOf)).catch(outcomeOf),
  lookUp: (connection, evidence) => reading(() => findLines(connection, evidence)),
};

async function enterLines(connection: EconomicConnection, order: WriteOrder<JournalVoucher>): Promise<WriteOutcome> {
  const { target, done, idempotencyKey } = order;
  const entered = enteredVoucher(done);
  // Somebody booked the whole voucher meanwhile: its lines are in the ledger with it.
  if (isBooked(done) || entered === undefined) return { kind: 'delivered', targetId: 'booked' };
  // Postings under the number of a voucher that a person deleted would stand alone in the journal.
  if (!(await isStillEntered(connection, done)))
    return gone(`voucher ${entered.voucher} was deleted or booked in e-conomic`);
  const json = lineEntries({ ...target, journal: entered.journal }, Number(entered.voucher));
  // https://apis.e-conomic.com (journalsapi, POST /draft-entries/bulk): all or nothing, 500 at most
  const reply = await send(connection, addresses.draftEntriesInBulk, { method: 'POST', json, idempotencyKey });
  const { entryNumbers } = parsed(reply, createdEntriesSchema, 'write');
  return { kind: 'delivered', targetId: rangesText(entryNumbers), number: entered.voucher };
}

/** The journal that the customer's side was entered in. */
function journalOfEntered(done: StepResults): Evidence {
  const entered = enteredVoucher(done);
  return entered === undefined ? {} : { journal: String(entered.journal) };
}

async function findLines(connection: EconomicConnection, evidence: Evidence): Promise<LookUp> {
  const { journal, voucherNumber = '0', lines } = evidence;
  if (evidence.booked === 'yes') return { kind: 'absent' };
  const filter = `voucherNumber$eq:${voucherNumber}$and:journalNumber$eq:${journal}$and:entryTypeNumber$eq:${entryTypes.financeVoucher}`;
  // https://apis.e-conomic.com (journalsapi, GET /draft-entries)
  const entries = await listAll(connection, addresses.draftEntries, { filter, item: draftEntrySchema });
  if (entries.length === 0) return { kind: 'absent' };
  const sum = entries.reduce((total, { amount }) => total + Math.round(amount * 100), 0);
  const equal = String(entries.length) === lines && sum === -Math.round(Number(evidence.total) * 100);
  return {
    kind: 'found',
    equal,
    targetId: rangesText(entries.map(({ entryNumber }) => entryNumber)),
    number: voucherNumber,
    shown: `voucher ${voucherNumber}: ${entries.length} entries, ${sum / 100}`,
  };
}
