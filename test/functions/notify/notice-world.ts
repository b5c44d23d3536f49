import { type NoticeParts, tellIntegration } from '../../../functions/notify/tell-integration.ts';
import type { Integration } from '../../../lib/documents/integration.ts';
import type { Mail } from '../../../lib/runtime/compose-mail.ts';
import { createSecretGuard } from '../../../lib/runtime/without-secrets.ts';
import { createCheckpointStore } from '../../../lib/store/checkpoint-store.ts';
import { createDigestStore } from '../../../lib/store/digest-store.ts';
import { receiptToFields } from '../../../lib/store/receipt-item.ts';
import { createReceiptLists } from '../../../lib/store/receipt-lists.ts';
import { putItem } from '../../../lib/store/table.ts';
import { pollRefusalOf } from '../../../lib/sync/poll-refusal.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import { receiptOf } from '../../support/receipt-of.ts';
import { openTestTable } from '../../support/table.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const integration: Integration = {
  ...{ tenant: 'fjord', id: 'fjord.main', kind: 'moment-24sevenoffice', name: 'Fjord & Sønner', enabled: true },
  ...{ version: 1, sealed: {}, webhookSecretHash: '0'.repeat(64) },
  settings: { errorEmails: ['regnskap@fjord.example.com'] },
  createdAt: '2026-11-21T08:00:00.000Z',
  updatedAt: '2026-11-21T08:00:00.000Z',
};

/** One integration with its receipts in a real table, a clock that is set by hand, and the mails that were handed over. */
export async function openNoticeWorld() {
  const table = await openTestTable();
  const mails: Mail[] = [];
  let now = new Date('2026-11-21T10:00:00.000Z');
  let send: NoticeParts['send'] = async (mail) => void mails.push(mail);
  const { guard } = createSecretGuard();
  const parts: NoticeParts = {
    lists: createReceiptLists(table),
    digests: createDigestStore(table),
    pollRefusalOf: (place) => pollRefusalOf(place, createCheckpointStore(table)),
    send: (mail) => send(mail),
    clock: () => now,
    log: quiet,
    from: 'errors@ledgerbridge.example.com',
    consoleUrl: 'https://console.example.com/',
    quietSeconds: 60,
    directionsOf: () => ['moment-customers-to-24sevenoffice', 'moment-invoices-to-24sevenoffice'],
    withoutSecrets: (text) => String(guard(text)),
  };
  return {
    parts,
    mails,
    /** What happens to mails from now on. */
    sendBy: (next: NoticeParts['send']) => {
      send = next;
    },
    /** Puts a receipt as it stands now. */
    put: (receipt: Partial<Receipt> & Pick<Receipt, 'key'>) =>
      putItem(table, receiptToFields(receiptOf({ updatedAt: now.toISOString(), ...receipt }))),
    later(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    run: (changes: Partial<Integration> = {}) => tellIntegration({ ...integration, ...changes }, parts),
    close: table.close,
  };
}
/** See `openNoticeWorld`. */
export type NoticeWorld = Awaited<ReturnType<typeof openNoticeWorld>>;
