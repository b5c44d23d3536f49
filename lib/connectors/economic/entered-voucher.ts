import type { JournalVoucher } from '../../documents/journal-voucher.ts';
import type { WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { StepResults } from '../../sync/receipt.ts';
import { addresses } from './addresses.ts';
import { reading } from './call-failed.ts';
import { getOne } from './calls.ts';
import type { EconomicConnection } from './client.ts';
import { bookedInvoices } from './find-invoice.ts';
import { draftEntrySchema } from './schema.ts';
import { enteredId, stepNames } from './voucher-evidence.ts';

/** The customer's side as the first step entered it, whatever the settings say by now. Undefined when it was found booked. */
export function enteredVoucher(
  done: StepResults,
): { readonly journal: number; readonly entry: number; readonly voucher: string } | undefined {
  const { targetId = '', number } = done[stepNames.enter] ?? {};
  const place = enteredId(targetId);
  return place === undefined || number === undefined ? undefined : { ...place, voucher: number };
}

/** True when nobody deleted or booked the customer's side since it was entered. @throws CallFailed, BudgetSpent */
export async function isStillEntered(connection: EconomicConnection, done: StepResults): Promise<boolean> {
  const entered = enteredVoucher(done);
  if (entered === undefined) return false;
  // https://apis.e-conomic.com (journalsapi, GET /draft-entries/{entryNumber})
  return (await getOne(connection, addresses.draftEntry(entered.entry), draftEntrySchema)) !== undefined;
}

/**
 * What a refusal of a later step means for what the first one entered. It stays in the journal, and the next try goes on
 * from there: the receipt says where it stands. Where a person deleted it, the next try begins anew; where a person booked
 * it, the ledger tells.
 */
export async function afterRefusal(
  connection: EconomicConnection,
  { done, evidence }: WriteOrder<JournalVoucher>,
  outcome: WriteOutcome,
): Promise<WriteOutcome> {
  if (outcome.kind !== 'rejected' && outcome.kind !== 'duplicate') return outcome;
  const entered = enteredVoucher(done);
  if (entered === undefined) return outcome;
  const place = `voucher ${entered.voucher} of journal ${entered.journal}`;
  const isThere = await reading(() => isStillEntered(connection, done));
  if (isThere && outcome.kind === 'duplicate') return outcome;
  if (isThere && outcome.kind === 'rejected') {
    const vendorWords = [outcome.problem.vendorWords, `${place} is entered, not booked; it goes on from there`];
    return { ...outcome, problem: { ...outcome.problem, vendorWords: vendorWords.filter(Boolean).join('; ') } };
  }
  if ((await reading(() => bookedInvoices(connection, evidence))).length > 0) return outcome;
  return gone(`${place} was deleted in e-conomic before it was booked`);
}

/** Nothing of ours is in the journal any more: a person says whether it is entered anew. */
export function gone(vendorWords: string): WriteOutcome {
  const undoes = Object.values(stepNames);
  return { kind: 'rejected', undoes, problem: { code: 'entry-gone', field: 'journal', vendorWords } };
}
