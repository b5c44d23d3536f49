import { setTimeout as pause } from 'node:timers/promises';
import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { sqsEvent } from './sqs-event.ts';
import type { FunctionPool } from './worker-pool.ts';

/** How a queue drives a function, as in the template. */
export type EventSource = {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsPartialFailures: boolean;
};

/** What an event source needs to run. */
export type EventSourceParts = {
  readonly queues: SQSClient;
  readonly pool: Pick<FunctionPool, 'invoke' | 'maximum'>;
  onError(error: unknown): void;
};

const partialAnswer = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

/** How long closing waits for what is running. What is not done then comes back by itself. */
const closingMs = 1500;

/** Poll a queue for a function until it is closed. */
export function startEventSource(source: EventSource, parts: EventSourceParts): { close(): Promise<void> } {
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  const poll = async () => {
    while (!closing.signal.aborted) {
      if (running.size >= parts.pool.maximum) {
        await Promise.race(running);
        continue;
      }
      const batch = await receiveBatch(source, parts.queues, closing.signal);
      if (batch.length > 0) {
        const done = handleBatch(source, parts, batch).finally(() => running.delete(done));
        running.add(done);
      }
    }
  };
  const ended = pollAgain(poll, { signal: closing.signal, onError: parts.onError });
  return {
    async close() {
      closing.abort();
      await ended;
      await Promise.race([Promise.all(running), pause(closingMs, undefined, { ref: false })]);
    },
  };
}

/** A poll that fails (the queue server is busy, say) begins again a second later. */
async function pollAgain(poll: () => Promise<void>, life: { signal: AbortSignal; onError(error: unknown): void }) {
  while (!life.signal.aborted) {
    try {
      await poll();
    } catch (error) {
      // Closing interrupts a poll, which is no failure.
      if (life.signal.aborted) return;
      life.onError(error);
      await pause(1000);
    }
  }
}

/** Messages of one invocation: what is there, and with a window what comes until it ends or the batch is full. */
async function receiveBatch(source: EventSource, queues: SQSClient, signal: AbortSignal): Promise<Message[]> {
  const batch: Message[] = [];
  let windowEnds: number | undefined;
  do {
    const secondsLeft = windowEnds === undefined ? 20 : Math.ceil((windowEnds - Date.now()) / 1000);
    const command = new ReceiveMessageCommand({
      QueueUrl: source.queueUrl,
      MaxNumberOfMessages: Math.min(10, source.batchSize - batch.length),
      WaitTimeSeconds: Math.max(0, Math.min(20, secondsLeft)),
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    const { Messages = [] } = await queues.send(command, { abortSignal: signal });
    batch.push(...Messages);
    windowEnds ??= Messages.length > 0 ? Date.now() + source.windowSeconds * 1000 : undefined;
  } while (windowEnds !== undefined && Date.now() < windowEnds && batch.length < source.batchSize && !signal.aborted);
  return batch;
}

/** What the function did not name as failed is deleted; the rest becomes visible again by the queue's own time. */
async function handleBatch(source: EventSource, parts: EventSourceParts, batch: readonly Message[]): Promise<void> {
  try {
    const answer = await parts.pool.invoke(sqsEvent(batch, source.queueArn));
    const done = source.reportsPartialFailures ? withoutFailures(batch, answer) : [...batch];
    await deleteMessages(source.queueUrl, parts.queues, done);
  } catch (error) {
    // The batch comes back by itself, and goes to the dead letters when it has come too often.
    parts.onError(error);
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html: an answer that makes no sense fails the batch. */
function withoutFailures(batch: readonly Message[], answer: unknown): Message[] {
  const { batchItemFailures } = answer === null ? { batchItemFailures: [] } : partialAnswer.parse(answer);
  const failed = new Set((batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
  const known = new Set(batch.map(({ MessageId }) => MessageId));
  const stranger = [...failed].find((id) => !known.has(id));
  if (stranger !== undefined) {
    throw new Error(`The function reports the message ${JSON.stringify(stranger)}, which it was not given`);
  }
  return batch.filter(({ MessageId }) => MessageId !== undefined && !failed.has(MessageId));
}

async function deleteMessages(queueUrl: string, queues: SQSClient, messages: readonly Message[]): Promise<void> {
  for (let start = 0; start < messages.length; start += 10) {
    const Entries = messages
      .slice(start, start + 10)
      .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle: ReceiptHandle ?? '' }));
    await queues.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  }
}
