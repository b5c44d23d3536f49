import type { Integration } from '../../lib/documents/integration.ts';
import { type Expiry, expiriesOf } from '../../lib/documents/integrations/expiry-settings.ts';
import { type NoticeSettings, noticeSettingsSchema } from '../../lib/documents/integrations/notice-settings.ts';
import { MailNotTaken } from '../../lib/runtime/mail-sender.ts';
import { osloDay } from '../../lib/sync/count-ends.ts';
import type { DigestState } from '../../lib/sync/digest-state.ts';
import { linksFor } from '../console/links.ts';
import { systemName } from '../console/words/direction-words.ts';
import { daysLeftWords, standstillTexts } from '../console/words/standstill-words.ts';
import { dateWords } from '../console/words/time-words.ts';
import { digestHtml, digestText } from './digest-bodies.ts';
import type { DigestContent } from './digest-content.ts';
import { sentence } from './digest-words.ts';
import { plainLine } from './plain-line.ts';
import type { NoticeParts } from './tell-integration.ts';

type Parts = Pick<NoticeParts, 'digests' | 'send' | 'clock' | 'log' | 'from' | 'consoleUrl'>;

/** A mail whose fate is not known holds the next one back for so long. */
const hourMs = 3_600_000;

/**
 * Tells the people of an integration which log-ins end: 14 days before, 3 days before, and when it is over, once each. What they
 * were told stands beside what they were told of documents: the two know nothing of each other. True: a mail was sent.
 */
export async function tellOfExpiries(integration: Integration, parts: Parts): Promise<boolean> {
  const { digests, clock, send, log } = parts;
  const notices = noticeSettingsSchema.parse(integration.settings);
  const soon = expiriesOf(integration.settings, osloDay(clock())).filter(({ isSoon }) => isSoon);
  if (soon.length === 0 || notices.errorEmails.length === 0) return false;
  const of = { tenant: integration.tenant, integration: `${integration.id} log-ins` };
  const state = await digests.read(of.tenant, of.integration);
  const { intent, ...known } = state;
  const now = clock();
  const isOpen = intent !== undefined && now.getTime() - Date.parse(intent.at) < hourMs;
  const reminders = soon.map(reminderOf);
  if (isOpen || reminders.every((name) => state.toldHolds.includes(name))) return false;
  const at = now.toISOString();
  const intended: DigestState = { ...known, revision: state.revision + 1, intent: { kind: 'trouble', at } };
  if (!(await digests.write(of, intended))) return false;
  try {
    await send(mailOf({ integration, notices, soon, revision: intended.revision }, parts));
  } catch (error) {
    // Refused before it went out: the intent is taken back, and the next run tries again.
    if (error instanceof MailNotTaken) await digests.write(of, { ...known, revision: state.revision + 2 });
    throw error;
  }
  const told = { ...known, revision: state.revision + 2, toldHolds: reminders, troubleAt: at };
  if (!(await digests.write(of, told))) log.warn('somebody else changed the state of a notice', of);
  return true;
}

/** Another day, or the next stage, is told anew. */
function reminderOf({ vendor, until, daysLeft }: Expiry): string {
  return `${vendor} ${until} ${daysLeft < 0 ? 'over' : daysLeft <= 3 ? 'last days' : 'soon'}`;
}

type Telling = {
  readonly integration: Integration;
  readonly notices: NoticeSettings;
  readonly soon: readonly Expiry[];
  readonly revision: number;
};

function mailOf({ integration, notices, soon, revision }: Telling, { consoleUrl, clock, from }: Parts) {
  const { language, errorEmails } = notices;
  const name = plainLine(integration.name, 80);
  const page = linksFor(language).page(`/integrations/${integration.id}`);
  const address = `${consoleUrl.replace(/\/+$/, '')}${page}`;
  const title = standstillTexts[soon.some(({ daysLeft }) => daysLeft < 0) ? 'ended' : 'ending'][language];
  const rows = soon.map((one) => {
    const until = `${standstillTexts.validUntil[language].toLowerCase()} ${dateWords(one.until, language)}`;
    return { what: `${systemName(one.vendor)}: ${until} (${daysLeftWords(one)[language]})`, words: undefined, address };
  });
  const content: DigestContent = {
    ...{ language, subject: `${title}: ${name}`, intro: sentence('expiryIntro', language, { name }) },
    groups: [{ title, advice: [standstillTexts.renew[language]], rows, more: undefined }],
    overview: { words: sentence('expiryOverview', language), address },
    footer: sentence('footer', language),
  };
  return {
    ...{ id: `${integration.id} log-ins ${revision}`, from, to: [...new Set(errorEmails)], subject: content.subject },
    ...{ text: digestText(content), html: digestHtml(content), at: clock() },
  };
}
