import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Message } from '../sync/message.ts';
import type { Log, Nudges } from '../sync/ports.ts';
import { refOf } from '../sync/receipt.ts';

/** A message and when it may be seen. */
type Order = { readonly message: Message; readonly delaySeconds?: number | undefined };

/** The directions' queues. */
export type Queues = Nudges & {
  /** Asks directions to list what changed at the source. @throws Error when some could not be asked */
  askCatchUp(orders: readonly ListingOrder[]): Promise<void>;
  /** Asks directions on a schedule to look for news. @throws Error when some could not be asked */
  askPoll(orders: readonly ListingOrder[]): Promise<void>;
};

/** Asks one direction of one integration to list, after some seconds (at most 900). */
export type ListingOrder = {
  readonly tenant: string;
  readonly integration: string;
  readonly direction: string;
  readonly delaySeconds: number;
};

type Parts = { readonly client: SQSClient; readonly urls: Readonly<Record<string, string>>; readonly log: Log };

/** SQS takes at most this many messages in one call. */
const batchSize = 10;

/** Calls at once; `release-due` may have a thousand nudges. */
const callsAtOnce = 8;

/** Queues in SQS. Each integration is a message group, so that a busy one does not hold up the others (fair queues). */
export function createQueues(parts: Parts): Queues {
  return {
    /** A nudge that cannot be sent is no failure: the due index finds its receipt. */
    async nudge(refs, delaySeconds) {
      const lost = await send(
        parts,
        refs.map((ref) => ({ message: { v: 1, kind: 'nudge', ...refOf(ref) }, delaySeconds })),
      );
      if (lost > 0) parts.log.warn('nudges were lost, the due index finds their receipts', { lost });
    },
    askCatchUp: (orders) => askListing(parts, 'catch-up', orders),
    askPoll: (orders) => askListing(parts, 'poll', orders),
  };
}

async function askListing(parts: Parts, kind: 'catch-up' | 'poll', orders: readonly ListingOrder[]): Promise<void> {
  const lost = await send(
    parts,
    orders.map(({ tenant, integration, direction, delaySeconds }) => ({
      message: { v: 1, kind, tenant, integration, direction },
      delaySeconds,
    })),
  );
  if (lost > 0) throw new Error(`${lost} of ${orders.length} ${kind}s could not be asked for`);
}

/** How many were not taken. */
async function send(parts: Parts, orders: readonly Order[]): Promise<number> {
  const batches = [...Map.groupBy(orders, ({ message }) => message.direction)].flatMap(([direction, all]) =>
    chunks(all, batchSize).map((batch) => ({ direction, batch })),
  );
  let lost = 0;
  for (const wave of chunks(batches, callsAtOnce)) {
    const losses = await Promise.all(wave.map(({ direction, batch }) => sendBatch(parts, direction, batch)));
    lost += losses.reduce((sum, loss) => sum + loss, 0);
  }
  return lost;
}

async function sendBatch({ client, urls, log }: Parts, direction: string, batch: readonly Order[]): Promise<number> {
  const QueueUrl = urls[direction];
  if (QueueUrl === undefined) {
    log.error('this function was given no queue of the direction', { direction });
    return batch.length;
  }
  const Entries = batch.map(({ message, delaySeconds }, place) => ({
    Id: String(place),
    MessageBody: JSON.stringify(message),
    MessageGroupId: message.integration,
    ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
  }));
  try {
    const answer = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    return answer.Failed?.length ?? 0;
  } catch (error) {
    // What is lost is counted for the caller, who knows whether it matters.
    log.warn('a queue took no messages', { direction, error: error instanceof Error ? error.name : typeof error });
    return batch.length;
  }
}

function chunks<Each>(all: readonly Each[], size: number): Each[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
