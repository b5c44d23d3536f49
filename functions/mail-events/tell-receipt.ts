import { type MailFailureEnd, mailFailed } from '../../lib/sync/mail-failed.ts';
import type { Clock, ReceiptStore } from '../../lib/sync/ports.ts';
import type { SentMailFailure } from './read-mail-event.ts';

/** A message may come back before its worker has written down that it was taken. Lambda tells again a minute later. */
const unsettledMs = 60_000;

type Tools = { readonly receipts: Pick<ReceiptStore, 'findByNumber' | 'replace'>; readonly clock: Clock };

/** Makes the message's receipt rejected; a message that nobody knows is left alone. @throws Error to be told again */
export async function tellReceipt(
  failure: SentMailFailure,
  directions: readonly string[],
  tools: Tools,
): Promise<Exclude<MailFailureEnd, 'held'>> {
  const end = await mailFailed(failure, directions, tools);
  if (end === 'held') throw new Error('the receipt is being worked on: tell again');
  const age = tools.clock().getTime() - failure.sentAt.getTime();
  if (end === 'absent' && age < unsettledMs) throw new Error('no receipt has this message yet: tell again');
  return end;
}
