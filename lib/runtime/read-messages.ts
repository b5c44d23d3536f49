import type { SQSRecord } from 'aws-lambda';
import { type Message, messageSchema } from '../sync/message.ts';
import type { Log } from '../sync/ports.ts';

/** A message of this direction, with the id by which the queue is told what failed. */
export type ReadMessage = { readonly id: string; readonly message: Message };

/** What a batch says, and which of its messages say nothing that this direction knows. */
export type ReadBatch = { readonly messages: readonly ReadMessage[]; readonly unreadable: readonly string[] };

/** Reads a batch. Unreadable messages fail, so that they end among the dead letters where a person sees them. */
export function readMessages(records: readonly SQSRecord[], direction: string, log: Log): ReadBatch {
  const messages: ReadMessage[] = [];
  const unreadable: string[] = [];
  for (const { messageId, body } of records) {
    const message = messageOf(body);
    if (message?.direction === direction) messages.push({ id: messageId, message });
    else {
      log.error('a message that this direction does not know', { direction, messageId });
      unreadable.push(messageId);
    }
  }
  return { messages, unreadable };
}

function messageOf(body: string): Message | undefined {
  try {
    return messageSchema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined; // no JSON is as unreadable as any other text
  }
}
