import type { GraphqlOrder } from '../../transport/graphql.ts';
import { boundaryOf } from '../../transport/multipart.ts';

/** A PDF beside a GraphQL request. Its file name is how the request refers to it. */
type Upload = {
  readonly fileName: string;
  readonly size: number;
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly json: string;
};

/**
 * A form with the file first and the GraphQL request last, as public clients send it; the names of the parts do not matter.
 * This is not the layout with `operations` and `map`.
 */
export function uploadBody({ fileName, size, sha256, content, json }: Upload): NonNullable<GraphqlOrder['upload']> {
  const boundary = boundaryOf([fileName, size, sha256, json]);
  const head = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\n` +
      'content-type: application/pdf\r\n\r\n',
  );
  const tail = Buffer.from(
    `\r\n--${boundary}\r\ncontent-disposition: form-data; name="request"\r\n` +
      `content-type: application/json\r\n\r\n${json}\r\n--${boundary}--\r\n`,
  );
  async function* body(): AsyncGenerator<Uint8Array> {
    yield head;
    yield* content;
    yield tail;
  }
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + size + tail.length),
    },
    body: body(),
  };
}
