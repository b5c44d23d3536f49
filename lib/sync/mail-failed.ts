import type { Clock, ReceiptStore } from './ports.ts';
import type { Problem } from './problems.ts';
import type { Receipt, ReceiptRef } from './receipt.ts';
import { rejected } from './receipt-changes.ts';

/** A message that was taken, and did not arrive or was not wanted. */
export type MailFailure = {
  readonly tenant: string;
  readonly integration: string;
  /** As the mail service named it when it took the message: the number of the delivery. */
  readonly messageId: string;
  readonly problem: Problem<'mail-bounced' | 'mail-complaint'>;
};

/** What came of it. `known`: told before. `absent`: no message of ours. `held`: somebody works on the receipt; tell again later. */
export type MailFailureEnd = 'rejected' | 'known' | 'absent' | 'held';

type Tools = { readonly receipts: Pick<ReceiptStore, 'findByNumber' | 'replace'>; readonly clock: Clock };

/**
 * Turns the receipt of a delivered message into rejected. What was delivered stays on it with a fingerprint that equals nothing:
 * whoever wants the document again, a webhook or a person's retry, makes it a conflict, and only a person sends once more.
 */
export async function mailFailed(
  failure: MailFailure,
  directions: readonly string[],
  { receipts, clock }: Tools,
): Promise<MailFailureEnd> {
  const { tenant, integration, messageId, problem } = failure;
  const scopes: Omit<ReceiptRef, 'key'>[] = directions.map((direction) => ({ tenant, integration, direction }));
  const found = await Promise.all(scopes.map((scope) => receipts.findByNumber(scope, messageId)));
  const receipt = found.find((one) => one !== undefined);
  if (receipt?.mapping === undefined) return 'absent';
  if (receipt.mapping.fingerprint === '') return 'known';
  const now = clock();
  const next: Receipt = {
    ...rejected(receipt, [problem], { now }),
    mapping: { ...receipt.mapping, fingerprint: '', sourceFingerprint: '' },
  };
  return (await receipts.replace(next, receipt, now)) === 'saved' ? 'rejected' : 'held';
}
