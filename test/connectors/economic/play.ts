import { join } from 'node:path';
import { createEconomicControl, seedAgreement, startEconomicSandbox } from '../../../lib/sandboxes/economic/index.ts';
import type { HttpRequest } from '../../../lib/sync/ports.ts';
import { createHttp } from '../../../lib/transport/http.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';
import { economicConnection, exampleTokens, sceneTime } from './economic-connection.ts';
import { exampleVoucher, type Scene, scenes } from './scenes.ts';

/** Where the recordings stand. */
export const recordingsFolder = join(import.meta.dirname, '../../recordings/economic');

/** One exchange as it is kept: what was sent, without tokens, and what was answered. */
export type Exchange = {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: object;
    readonly body: unknown;
  };
  /** Of receipt, version and body; not kept, since bodies name the sandbox's port. */
  readonly idempotencyKey: string | undefined;
  readonly response: { readonly status: number; readonly body: unknown };
};

/** Plays all scenes against a fresh sandbox, one after the other: what came of each, and its exchange. */
export async function playScenes(): Promise<{ scene: Scene; result: unknown; exchange: Exchange | undefined }[]> {
  const sandbox = await startEconomicSandbox({ clock: sceneTime });
  try {
    const { appSecret: appSecretToken, appPublic: appPublicToken, grant: grantToken } = exampleTokens;
    const agreement = { number: 700_001, companyName: 'Fjord ApS', appSecretToken, appPublicToken, grantToken };
    await seedAgreement(sandbox.url, agreement);
    const files = createMemoryFiles();
    await files.put(exampleVoucher.file?.name ?? '', pdf(), { contentType: 'application/pdf', maximumBytes: 100 });
    const played = [];
    for (const scene of scenes) {
      const kept: Exchange[] = [];
      const connection = economicConnection({
        ...{ endpoint: sandbox.url, secondEndpoint: sandbox.servicesUrl, files },
        http: async (sent) => {
          const body = await wholeBody(sent.body);
          const answer = await createHttp()({ ...sent, body });
          if (isCallOf(scene, sent)) kept.push(exchangeOf(sent, body, answer));
          return answer;
        },
      });
      played.push({ scene, result: await scene.act(connection), exchange: kept.at(-1) });
    }
    const ignored = await createEconomicControl(sandbox.url).ignored();
    if (ignored.length > 0) throw new Error(`the vendor passes over: ${JSON.stringify(ignored)}`);
    return played;
  } finally {
    await sandbox.close();
  }
}

async function* pdf(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('%PDF-1.4\n%%EOF\n');
}

function isCallOf({ call: [method, end] }: Scene, sent: HttpRequest): boolean {
  return sent.method === method && new URL(sent.url).pathname.endsWith(end);
}

async function wholeBody(body: HttpRequest['body']): Promise<string> {
  if (body === undefined) return '';
  if (typeof body === 'string') return body;
  const chunks: Uint8Array[] = [];
  if (body instanceof Uint8Array) chunks.push(body);
  else for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function exchangeOf(sent: HttpRequest, body: string, answer: { status: number; body: Uint8Array }): Exchange {
  const { 'content-type': contentType, 'idempotency-key': key } = sent.headers;
  return {
    request: {
      ...{ method: sent.method, path: new URL(sent.url).pathname },
      ...{ headers: { 'content-type': contentType }, body: jsonOr(body) },
    },
    idempotencyKey: key,
    response: { status: answer.status, body: jsonOr(Buffer.from(answer.body).toString('utf8')) },
  };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'https://restapi.e-conomic.com'));
  } catch {
    return text; // a form, or nothing
  }
}
