import * as z from 'zod';
import type { HttpRequest } from './ports.ts';

/** What is kept of the request that was last sent for a document, for the people who look into its receipt. */
export const lastRequestSchema = z.strictObject({
  v: z.literal(1),
  at: z.string(),
  method: z.string(),
  /** Without its query: some vendors take keys there. */
  address: z.string(),
  contentType: z.string().optional(),
  /** The exact text that was sent, secrets masked. */
  body: z.string().optional(),
  /** What of the body is not shown: the part above 64 kB, a file that was streamed, bytes that are no text. */
  left: z.enum(['cut', 'stream', 'binary']).optional(),
});
export type LastRequest = z.infer<typeof lastRequestSchema>;

/** Bytes of a body that are kept. */
const mostBytes = 64 * 1024;

const masked = '[hidden]';

/** What is kept of a request. Secrets are masked before anything is cut, so that no half of one stays. */
export function lastRequestOf(
  { method, url, headers, body }: HttpRequest,
  { secrets, at }: { readonly secrets: readonly string[]; readonly at: Date },
): LastRequest {
  const mask = maskOf(secrets);
  const contentType = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return {
    v: 1,
    at: at.toISOString(),
    method,
    address: mask(addressOf(url)),
    ...(contentType !== undefined && { contentType: mask(contentType) }),
    ...bodyOf(body, mask),
  };
}

function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

function bodyOf(body: HttpRequest['body'], mask: (text: string) => string): Pick<LastRequest, 'body' | 'left'> {
  if (body === undefined) return {};
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return { left: 'stream' };
  const text = typeof body === 'string' ? body : textOf(body);
  if (text === undefined) return { left: 'binary' };
  const bytes = Buffer.from(mask(text), 'utf8');
  if (bytes.length <= mostBytes) return { body: bytes.toString('utf8') };
  // A character that is cut in two at the end is left out.
  return { body: new TextDecoder().decode(bytes.subarray(0, mostBytes), { stream: true }), left: 'cut' };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Told as bytes that are no text.
    return undefined;
  }
}

/** Masks each secret however it is written: as it is, in XML, in JSON, in an address. The longest first. */
function maskOf(secrets: readonly string[]): (text: string) => string {
  const forms = [...new Set(secrets.flatMap(formsOf))].sort((left, right) => right.length - left.length);
  return (text) => forms.reduce((all, form) => all.replaceAll(form, masked), text);
}

function formsOf(secret: string): string[] {
  const inXml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quotedInXml = inXml.replaceAll('"', '&quot;').replaceAll("'", '&apos;');
  const inJson = JSON.stringify(secret).slice(1, -1);
  const inAddress = encodeURIComponent(secret.toWellFormed());
  return [secret, inXml, quotedInXml, inJson, inAddress, inAddress.replaceAll('%20', '+')];
}
