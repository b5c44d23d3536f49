import type { Integration } from '../../lib/documents/integration.ts';
import { type NoticeSettings, noticeSettingsSchema } from '../../lib/documents/integrations/notice-settings.ts';
import { MailNotTaken, type SendMail } from '../../lib/runtime/mail-sender.ts';
import type { DigestStore } from '../../lib/store/digest-store.ts';
import type { ReceiptLists } from '../../lib/store/receipt-lists.ts';
import { type DigestDecision, decideDigest } from '../../lib/sync/digest.ts';
import type { DigestKind } from '../../lib/sync/digest-state.ts';
import type { PollRefusal } from '../../lib/sync/poll-refusal.ts';
import type { Clock, Log } from '../../lib/sync/ports.ts';
import type { ReceiptRef } from '../../lib/sync/receipt.ts';
import { linksFor } from '../console/links.ts';
import { digestHtml, digestText } from './digest-bodies.ts';
import { digestContent } from './digest-content.ts';
import { type OpenCases, readOpenCases } from './open-cases.ts';

/** What telling people works with. */
export type NoticeParts = {
  readonly lists: ReceiptLists;
  readonly digests: DigestStore;
  readonly send: SendMail;
  readonly clock: Clock;
  readonly log: Log;
  readonly from: string;
  readonly consoleUrl: string;
  readonly quietSeconds: number;
  /** What stops the polls of a direction. */
  pollRefusalOf(place: Omit<ReceiptRef, 'key'>): Promise<PollRefusal | undefined>;
  directionsOf(kind: Integration['kind']): readonly string[];
  withoutSecrets(text: string): string;
};

type Tell = Extract<DigestDecision, { kind: 'tell' }>;

/** Tells the people of one integration what they should know by now. Undefined: nothing. */
export async function tellIntegration(integration: Integration, parts: NoticeParts): Promise<DigestKind | undefined> {
  const { tenant, id, kind } = integration;
  const notices = noticeSettingsSchema.parse(integration.settings);
  if (notices.errorEmails.length === 0) return undefined;
  const scope = { tenant, integration: id, directions: parts.directionsOf(kind) };
  const state = await parts.digests.read(tenant, id);
  const open = await readOpenCases(parts.lists, scope, parts.pollRefusalOf);
  const decision = decideDigest({ ...open, state, now: parts.clock(), quietSeconds: parts.quietSeconds });
  if (decision.kind === 'note') await parts.digests.write({ tenant, integration: id }, decision.next);
  return decision.kind === 'tell' ? tell({ integration, notices, open, decision }, parts) : undefined;
}

type Telling = {
  readonly integration: Integration;
  readonly notices: NoticeSettings;
  readonly open: OpenCases;
  readonly decision: Tell;
};

/**
 * The intent is written before the mail is sent. A function that is ended between the two leaves it unknown whether the mail
 * went out; the intent then holds the next one back for an hour. So the mail errs on the late side: it may come an hour late,
 * or again after an hour, and never twice within it.
 */
async function tell(telling: Telling, parts: NoticeParts): Promise<DigestKind | undefined> {
  const { digests, send, log } = parts;
  const { decision } = telling;
  const of = { tenant: telling.integration.tenant, integration: telling.integration.id };
  if (!(await digests.write(of, decision.intended))) return undefined;
  try {
    await send(mailOf(telling, parts));
  } catch (error) {
    // Refused before it went out: the intent is taken back, and the next run tries again.
    if (error instanceof MailNotTaken) await digests.write(of, decision.failed);
    throw error;
  }
  if (!(await digests.write(of, decision.told))) log.warn('somebody else changed the state of a digest', of);
  log.info('a digest was mailed', { ...of, mail: decision.mail, cases: telling.open.cases.length });
  return decision.mail;
}

function mailOf({ integration, notices, open, decision }: Telling, parts: NoticeParts) {
  const { mail: kind, until, intended } = decision;
  const { language, errorEmails } = notices;
  const content = digestContent({
    kind,
    integration,
    language,
    cases: open.cases.filter(({ isHeld, at }) => isHeld || at <= until),
    isCut: open.isCut,
    links: linksFor(language),
    consoleUrl: parts.consoleUrl,
    withoutSecrets: parts.withoutSecrets,
  });
  return {
    id: `${integration.id} ${intended.revision} ${kind}`,
    from: parts.from,
    to: [...new Set(errorEmails)],
    subject: content.subject,
    text: digestText(content),
    html: digestHtml(content),
    at: parts.clock(),
  };
}
