import busboy from 'busboy';
import * as z from 'zod';
import type { Upload } from '../graphql/world.ts';
import type { HttpRequest } from './http-request.ts';

/** A GraphQL request, and the files that came before it. */
export type GraphqlRequest = {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
  readonly uploads: readonly Upload[];
};

const sentQuery = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** Reads a request; a text says what is wrong with it. The content type of a plain one does not matter. */
export async function readGraphqlRequest({ headers, body }: HttpRequest): Promise<GraphqlRequest | string> {
  if (body === undefined) return 'The request is too large.';
  if (!/^multipart\/form-data/i.test(headers['content-type'] ?? '')) return parsed(body.toString(), []);
  return readMultipart(headers['content-type'] ?? '', body);
}

function parsed(text: string, uploads: readonly Upload[]): GraphqlRequest | string {
  const sent = sentQuery.safeParse(jsonOf(text));
  if (!sent.success) return 'The request body is not a JSON object with a query.';
  const { query, variables, operationName } = sent.data;
  return { query, variables: variables ?? {}, operationName: operationName ?? undefined, uploads };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told to the caller as a body that is no request.
    return undefined;
  }
}

const largestField = 32_000_000;

/** Files come first, each with its name; the JSON is the last part. Names of parts do not matter. */
function readMultipart(contentType: string, body: Buffer): Promise<GraphqlRequest | string> {
  return new Promise((resolve) => {
    const uploads: Upload[] = [];
    const texts: string[] = [];
    let problem: string | undefined;
    const settings = { headers: { 'content-type': contentType }, limits: { fieldSize: largestField } };
    const parser = busboy({ ...settings, defParamCharset: 'utf8' });
    parser.on('file', (_part, stream, { filename, mimeType }) => {
      if (texts.length > 0) problem = 'The part with the query must be the last one.';
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        uploads.push({ name: filename, contentType: mimeType, base64: Buffer.concat(chunks).toString('base64') });
      });
    });
    parser.on('field', (_part, text) => texts.push(text));
    parser.on('error', () => resolve('The multipart body cannot be read.'));
    parser.on('close', () => {
      const [text] = texts;
      if (text === undefined || texts.length > 1) problem ??= 'One part must hold the query.';
      resolve(problem ?? parsed(text ?? '', uploads));
    });
    parser.end(body);
  });
}
