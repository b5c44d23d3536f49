import { createMailSender } from '../../lib/runtime/mail-sender.ts';
import { once } from '../../lib/runtime/once.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import { createSecretGuard } from '../../lib/runtime/without-secrets.ts';
import { createDigestStore } from '../../lib/store/digest-store.ts';
import { createReceiptLists } from '../../lib/store/receipt-lists.ts';
import { pollRefusalOf } from '../../lib/sync/poll-refusal.ts';
import { catalogue } from '../catalogue.ts';
import { directionsOfKind } from '../directions-of-kind.ts';
import { type NoticeRun, tellAll } from './tell-all.ts';
import type { NoticeParts } from './tell-integration.ts';

const surroundings = once(() => openSurroundings('notify'));

/** Undefined where no sending address is configured. */
const noticeParts = once((): NoticeParts | undefined => {
  const { environment, table, checkpoints, clock, log } = surroundings();
  const { MAIL_FROM: from, CONSOLE_URL: consoleUrl, DIGEST_QUIET_SECONDS: quietSeconds } = environment;
  if (from === undefined) return undefined;
  if (consoleUrl === undefined) throw new Error('this function was not told where the console is: CONSOLE_URL');
  const { guard } = createSecretGuard();
  return {
    ...{ clock, log, from, consoleUrl, quietSeconds },
    lists: createReceiptLists(table),
    digests: createDigestStore(table),
    send: createMailSender(environment),
    pollRefusalOf: (place) => pollRefusalOf(place, checkpoints),
    directionsOf: (kind) => directionsOfKind(kind, catalogue).map(({ name }) => name),
    withoutSecrets: (text) => String(guard(text)),
  };
});

/** Every five minutes: mails the people of each integration whose documents need them, or no longer do. */
export async function handler(
  _event?: unknown,
  context?: { getRemainingTimeInMillis(): number },
): Promise<NoticeRun | { readonly told: 0 }> {
  const { integrations, environment, log } = surroundings();
  const parts = noticeParts();
  if (parts === undefined) {
    log.warn('no mail is sent: this deployment has no sending address (mailFrom)');
    return { told: 0 };
  }
  const timeLeftMs = () => context?.getRemainingTimeInMillis() ?? environment.FUNCTION_TIMEOUT_SECONDS * 1000;
  const all = await integrations.list((key) => log.error('an integration cannot be read', { key }));
  const run = await tellAll(all, { ...parts, timeLeftMs });
  if (run.left > 0) log.warn('the next run goes on with the integrations that are left', { left: run.left });
  if (run.failed > 0) throw new Error(`the people of ${run.failed} integrations could not be told`);
  return run;
}
