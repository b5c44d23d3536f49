import type { IncomingMessage } from 'node:http';
import { invalid, MomentRefusal } from './answer.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './state.ts';

/** The largest body and the largest file that Moment takes: 20 MB. */
export const largestBody = 20 * 1024 * 1024;
/** What a multipart body may carry besides the file itself. */
const envelope = 64 * 1024;

type ContentType = 'application/json' | 'multipart/form-data';

/** The whole body; 413 above the limit, after the caller has said all, so that it can read the answer. */
export async function readBody(request: IncomingMessage, expected: ContentType): Promise<Buffer> {
  const limit = largestBody + (expected === 'multipart/form-data' ? envelope : 0);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) {
      chunks.push(chunk);
    }
  }
  if (size > limit) {
    throw tooLarge();
  }
  return Buffer.concat(chunks);
}

/** Refuse with 413. */
export function tooLarge(): MomentRefusal {
  return new MomentRefusal({ status: 413, code: 'TOO_LARGE', message: 'The body is above 20 MB' });
}

/** Refuse a body of another type with 415; JSON is UTF-8 and nothing else. */
export function checkContentType(request: IncomingMessage, expected: ContentType): void {
  const given = request.headers['content-type'] ?? '';
  const [type = '', ...parameters] = given
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const otherCharset = parameters.some((part) => part.startsWith('charset=') && !/^charset="?utf-8"?$/.test(part));
  if (type !== expected || otherCharset) {
    throw new MomentRefusal({
      status: 415,
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message: `The body must be ${expected}`,
    });
  }
}

/** A JSON object out of a body. */
export function parseJsonBody(body: Buffer): JsonObject {
  const value = parse(body);
  if (!isJsonObject(value)) {
    throw invalid([{ field: '', message: 'must be a JSON object' }]);
  }
  return value;
}

function parse(body: Buffer): JsonValue {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    const message = `The body is not JSON in UTF-8: ${error instanceof Error ? error.message : 'unreadable'}`;
    throw new MomentRefusal({ status: 400, code: 'BAD_JSON', message });
  }
}

/** The one file of a multipart body, in the part `file`. */
export async function parseFileBody(body: Buffer, contentType: string): Promise<File> {
  const form = await parseForm(body, contentType);
  const names = [...form.keys()];
  const file = form.get('file');
  if (names.length !== 1 || !(file instanceof File)) {
    throw invalid([{ field: 'file', message: 'must be the only part, with a file name and a type' }]);
  }
  return file;
}

async function parseForm(body: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  } catch (error) {
    const message = `The body is not multipart: ${error instanceof Error ? error.message : 'unreadable'}`;
    throw new MomentRefusal({ status: 400, code: 'BAD_MULTIPART', message });
  }
}
