import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { SyncFacts } from '../../lib/sync/define-sync.ts';

/** Webhooks are thin: an event and an id. */
const largestBodyBytes = 64 * 1024;

/** An id longer than this is none of a vendor's. */
const longestKey = 200;

/** Which documents a webhook tells of, or what is wrong with it. */
export type WebhookReading =
  | { readonly kind: 'changed'; readonly documents: readonly { readonly direction: string; readonly key: string }[] }
  | { readonly kind: 'refused'; readonly status: 400 | 413; readonly problem: string };

/** Reads a webhook's body by the topics of these directions. */
export function readWebhook(
  event: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>,
  directions: readonly SyncFacts[],
): WebhookReading {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > largestBodyBytes) return refused(413, 'the body is larger than 64 kB');
  const body = jsonOf(bytes);
  if (body === undefined) return refused(400, 'the body is not JSON in UTF-8');
  const documents = directions.flatMap(({ name, when }) => {
    const key = when.kind === 'webhook' ? when.keyOf(body.value) : undefined;
    return key === undefined ? [] : [{ direction: name, key }];
  });
  if (documents.length === 0) return refused(400, 'the body is of no topic that is known here, or its id is missing');
  if (!documents.every(({ key }) => isKey(key))) return refused(400, 'the id is not usable as a key');
  return { kind: 'changed', documents };
}

function jsonOf(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined; // the caller answers 400
  }
}

function isKey(key: string): boolean {
  return key.length > 0 && key.length <= longestKey && /^[\x21-\x7e]+$/.test(key);
}

function refused(status: 400 | 413, problem: string): WebhookReading {
  return { kind: 'refused', status, problem };
}
