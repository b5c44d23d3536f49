import { createHash } from 'node:crypto';

/** A file as a part of a form. */
export type FormFile = {
  readonly field: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
};

/**
 * A `multipart/form-data` body (RFC 7578) with one file, as a stream of known length. The boundary follows from the fields:
 * the same form is the same bytes, as a repeated call with the same idempotency key must be.
 */
export function formOf(
  fields: Readonly<Record<string, string>>,
  file: FormFile,
): { readonly headers: Readonly<Record<string, string>>; readonly body: AsyncIterable<Uint8Array> } {
  const facts = JSON.stringify([fields, file.fileName, file.size]);
  const boundary = `ledgerbridge-${createHash('sha256').update(facts).digest('hex')}`;
  const encoder = new TextEncoder();
  const before = encoder.encode(
    [
      ...Object.entries(fields).map(([name, value]) => part(boundary, `name="${name}"`, value)),
      `--${boundary}\r\nContent-Disposition: form-data; name="${file.field}"; filename="${file.fileName}"\r\n` +
        `Content-Type: ${file.contentType}\r\n\r\n`,
    ].join(''),
  );
  const after = encoder.encode(`\r\n--${boundary}--\r\n`);
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(before.length + file.size + after.length),
    },
    body: inOrder(before, file.content, after),
  };
}

function part(boundary: string, name: string, value: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; ${name}\r\n\r\n${value}\r\n`;
}

async function* inOrder(
  before: Uint8Array,
  content: AsyncIterable<Uint8Array>,
  after: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield before;
  yield* content;
  yield after;
}
