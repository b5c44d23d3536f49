import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { isJsonObject, type JsonObject, type JsonValue } from '../state/json.ts';
import { EconomicRefusal, invalid } from './answer.ts';

const largestBody = 32 * 1024 * 1024;

/** The whole body, read to its end also when it is too large, so that the caller can read the answer. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= largestBody) {
      chunks.push(chunk);
    }
  }
  if (size > largestBody) {
    throw new EconomicRefusal({ status: 413, message: 'Request entity too large' });
  }
  return Buffer.concat(chunks);
}

/** Refuse a body of another type with 415. */
export function checkContentType(given: string, expected: string): void {
  if (given.split(';')[0]?.trim().toLowerCase() !== expected) {
    throw new EconomicRefusal({ status: 415, message: 'Unsupported media type' });
  }
}

/** A JSON object out of a body. */
export function parseJsonBody(body: Buffer): JsonObject {
  const value = parse(body);
  if (!isJsonObject(value)) {
    throw invalid([{ field: '', message: 'Expected Object' }]);
  }
  return value;
}

function parse(body: Buffer): JsonValue {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    const message = `The body is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`;
    throw new EconomicRefusal({ status: 400, message }, { problems: [{ field: '', message }] });
  }
}

/** The parts of a form: texts by lower-case name, and the files. */
export type Form = {
  readonly texts: ReadonlyMap<string, string>;
  readonly files: readonly { readonly name: string; readonly fileName: string; readonly content: Buffer }[];
};

/** Read a multipart form. */
export async function parseForm(body: Buffer, contentType: string): Promise<Form> {
  const texts = new Map<string, string>();
  const files: { name: string; fileName: string; content: Buffer }[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const parser = busboy({ headers: { 'content-type': contentType } });
      parser.on('field', (name, value) => void texts.set(name.toLowerCase(), value));
      parser.on('file', (name, stream, { filename }) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
        stream.on('close', () => void files.push({ name, fileName: filename, content: Buffer.concat(chunks) }));
      });
      parser.on('close', () => resolve());
      parser.on('error', reject);
      parser.end(body);
    });
  } catch (error) {
    const message = `The body is not multipart: ${error instanceof Error ? error.message : 'unreadable'}`;
    throw new EconomicRefusal({ status: 400, message });
  }
  return { texts, files };
}
