import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SyncError } from '../../../lib/sync/errors.ts';
import type { Http, HttpAnswer } from '../../../lib/sync/ports.ts';
import { createMemorySessions } from '../../support/memory-sessions.ts';
import { type OfficeTestConnection, officeConnection } from './office-connection.ts';
import type { Scene } from './scene.ts';

/** Where the recordings stand. */
export const recordingsFolder = join(import.meta.dirname, '../../recordings/24sevenoffice');

/** The session id that stands in recordings for every real one. */
export const exampleSession = 'examplesession0000000000';

/** Recordings that answer the other calls of a scene. */
const usualAnswers: Readonly<Record<string, string>> = {
  Login: 'a-login',
  GetIdentities: 'a-login-with-one-identity',
  GetClientInformation: 'the-client-company',
  GetTypeList: 'the-list-of-type',
  GetFiscalYears: 'the-list-of-fiscalyears',
  GetCurrencyList: 'the-list-of-currency',
  GetAccountList: 'the-list-of-account',
  GetTaxCodeList: 'the-list-of-taxcode',
  GetTransactionTypes: 'the-transaction-types',
  GetTransactions: 'a-voucher-found',
  GetCompanies: 'a-customer-found-by-our-key',
  GetSingleProject: 'a-project-found',
  GetMaxRequestLength: 'the-longest-request',
  GetSize: 'the-size-of-a-file',
  DownloadChunk: 'the-bytes-of-a-file',
  GetChecksum: 'the-checksum-of-a-file',
  GetCategories: 'the-product-categories',
  GetProducts: 'a-product-found',
  GetInvoices: 'an-order-found',
};

const sceneTime = () => new Date('2026-11-21T09:00:00.000Z');

/** Plays a scene over recorded answers: what came of it, and the request of its operation as it was sent. */
export async function replay(
  scene: Scene,
): Promise<{ result: unknown; request: string; connection: OfficeTestConnection }> {
  let request = '';
  const http: Http = async (sent) => {
    const operation = operationOf(sent.headers);
    if (operation === scene.operation) request = String(sent.body);
    return operation === scene.operation ? answerOf(scene) : recorded(usualAnswers[operation] ?? operation);
  };
  const connection = officeConnection({ http, clock: sceneTime, sessions: await sessionsFor(scene) });
  return { result: await resultOf(scene, connection), request, connection };
}

/** What the scene's act gave; a SyncError as its reason. */
export async function resultOf(scene: Scene, connection: OfficeTestConnection): Promise<unknown> {
  try {
    return await scene.act(connection);
  } catch (error) {
    if (error instanceof SyncError) return { ...error.reason, retryAt: error.retryAt };
    throw error;
  }
}

/** The operation that a request's SOAPAction names. */
export function operationOf(headers: Readonly<Record<string, string>>): string {
  return /\/([A-Za-z]+)"$/.exec(headers.SOAPAction ?? '')?.[1] ?? '';
}

function answerOf(scene: Scene): HttpAnswer {
  const { status = 200, contentType = 'text/xml; charset=utf-8', headers = {} } = scene.byHand ?? {};
  return { ...recorded(scene.sentence), status, headers: { 'content-type': contentType, ...headers } };
}

/** An answer with status 200, as recorded. */
function recorded(sentence: string): HttpAnswer {
  const path = join(recordingsFolder, sentence, 'response.xml');
  if (!existsSync(path)) throw new Error(`no recording of ${sentence}`);
  return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: readFileSync(path) };
}

/** Every scene but those of log-ins starts inside a session. */
async function sessionsFor(scene: Scene) {
  const sessions = createMemorySessions();
  if (scene.operation === 'Login') return sessions;
  const session = { id: exampleSession, createdAt: sceneTime().toISOString() };
  return { ...sessions, read: async () => ({ session, failures: 0 }) };
}
