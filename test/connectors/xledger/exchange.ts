import type { HttpAnswer, HttpRequest } from '../../../lib/sync/ports.ts';
import { exampleToken } from './xledger-connection.ts';

/** One part of a recording: its file's ending, and what stands in it. */
export type Part = { readonly ending: 'json' | 'xml' | 'txt'; readonly text: string };

/** One exchange as it is kept. */
export type Exchange = { readonly request: Part; readonly response: Part };

/** The key that stands in recordings for every real one. */
export const exampleKey = 'example-log-on-key';

const vendorAddress = 'https://www.xledger.net';
const sandboxAddress = /http:\/\/127\.0\.0\.1:\d+/g;

/** The operation that a request names. */
export function operationOf({ method, headers }: HttpRequest, body: string): string {
  if (method === 'GET') return 'file';
  const isSoap = (headers['Content-Type'] ?? '').startsWith('application/soap+xml');
  const named = isSoap ? /<(?:\w+:)?Body[^>]*>\s*<(?:\w+:)?(\w+)/ : /(?:query|mutation) (\w+)/;
  return named.exec(body)?.[1] ?? '';
}

/** All of a body as text; what is not text in a PDF does not matter here. */
export async function wholeBody(body: HttpRequest['body']): Promise<string> {
  if (body === undefined || typeof body === 'string') return body ?? '';
  const chunks: Uint8Array[] = [];
  if (body instanceof Uint8Array) chunks.push(body);
  else for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** A request without its secrets, as its file holds it. */
export function requestPart({ method, url, headers }: HttpRequest, body: string): Part {
  const kept = Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value.replace(exampleToken, '***')])
      .filter(([name]) => name !== 'content-length'),
  );
  const { pathname, search } = new URL(url);
  const head = { method, path: pathname + search, headers: kept };
  if (body.startsWith('<')) return { ending: 'xml', text: withLineEnd(withoutKeys(body)) };
  if (body.startsWith('--')) {
    const form = body.replaceAll('\r\n', '\n');
    return { ending: 'txt', text: `${JSON.stringify(head, undefined, 2)}\n\n${form}` };
  }
  const content = body === '' ? {} : { body: JSON.parse(body) };
  return { ending: 'json', text: withLineEnd(JSON.stringify({ ...head, ...content }, undefined, 2)) };
}

/** An answer without its secrets and without the sandbox's own address. */
export function responsePart({ headers, body }: HttpAnswer): Part {
  const text = Buffer.from(body).toString('utf8').replace(sandboxAddress, vendorAddress);
  const type = headers['content-type'] ?? '';
  if (type.includes('xml')) return { ending: 'xml', text: withLineEnd(withoutKeys(text)) };
  try {
    return { ending: 'json', text: withLineEnd(JSON.stringify(JSON.parse(text), undefined, 2)) };
  } catch {
    return { ending: 'txt', text }; // a page, half an answer, a document
  }
}

function withoutKeys(xml: string): string {
  return xml.replace(/(<(?:\w+:)?(?:sKey|LogonKeyResult)\b[^>/]*>)[^<]+/g, `$1${exampleKey}`);
}

function withLineEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
