import * as z from 'zod';
import { once } from '../../lib/runtime/once.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import { catalogue } from '../catalogue.ts';
import { readMailEvent } from './read-mail-event.ts';
import { tellReceipt } from './tell-receipt.ts';

const surroundings = once(() => openSurroundings('mail-events'));

const notificationsSchema = z.object({ Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })) });

const directions = catalogue.filter(({ sendsMail }) => sendsMail === true).map(({ name }) => name);

/** Bounces and complaints of mailed documents: their receipts become rejected with the reason. @throws Error to be told again */
export async function handler(event: unknown): Promise<void> {
  const { receipts, clock, log } = surroundings();
  for (const { Sns } of notificationsSchema.parse(event).Records) {
    const failure = readMailEvent(Sns.Message);
    if (failure === undefined) continue;
    const { tenant, integration, messageId, problem } = failure;
    const end = await tellReceipt(failure, directions, { receipts, clock });
    log.info('a message failed', { tenant, integration, messageId, code: problem.code, end });
  }
}
