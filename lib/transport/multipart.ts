import { createHash } from 'node:crypto';

/** A file to be sent as the one part of a form. */
export type FilePart = {
  readonly field: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
  readonly content: AsyncIterable<Uint8Array>;
};

/** A body with the headers that belong to it. The length is known, so that no server has to take chunks. */
export type MultipartBody = {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
};

/**
 * Parts two parts of a form. It follows from what the form holds, the hash of its file among it: the same form is the same
 * bytes, and no file can hold its own boundary.
 */
export function boundaryOf(facts: readonly (string | number)[]): string {
  return `ledgerbridge-${createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 40)}`;
}

/** A form with one file (RFC 7578), streamed. */
export function multipartFile(part: FilePart): MultipartBody {
  const boundary = boundaryOf([part.field, part.fileName, part.contentType, part.size, part.sha256]);
  const head = Buffer.from(
    `--${boundary}\r\n` +
      `content-disposition: form-data; name="${quoted(part.field)}"; filename="${quoted(part.fileName)}"\r\n` +
      `content-type: ${part.contentType}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  async function* body(): AsyncGenerator<Uint8Array> {
    yield head;
    yield* part.content;
    yield tail;
  }
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + part.size + tail.length),
    },
    body: body(),
  };
}

/** As browsers write it: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
function quoted(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
