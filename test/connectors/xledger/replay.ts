import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpAnswer } from '../../../lib/sync/ports.ts';
import { operationOf, type Part, requestPart, wholeBody } from './exchange.ts';
import { resultOf, type Scene, sceneTime } from './scene.ts';
import { xledgerConnection } from './xledger-connection.ts';

/** Where the recordings stand. */
export const recordingsFolder = join(import.meta.dirname, '../../recordings/xledger');

/** Recordings that answer the other calls of a scene. */
const usualAnswers: Readonly<Record<string, string>> = {
  CustomersByCode: 'a-customer-found-by-its-code',
  CustomersById: 'a-customer-as-it-is',
  CompaniesById: 'a-company-as-it-is',
  ProjectsByCode: 'a-project-found-by-its-code',
  ProjectsById: 'a-project-as-it-is',
  UpdateCompanies: 'a-company-that-changed',
  UpdateCustomers: 'a-customer-that-changed',
  UpdateProjects: 'a-project-that-changed',
  LedgerLists: 'the-accounts-and-currencies',
  TaxRules: 'the-tax-rules',
  NewestDeltas: 'the-newest-deltas',
  NewestLines: 'the-newest-lines',
  PostedLines: 'posted-lines-of-a-list',
  SupplierInvoices: 'the-suppliers-invoices-of-a-list',
  FileOfLine: 'the-link-to-a-document',
  file: 'a-document',
  LogonKey: 'a-log-on',
  GetGeneralLedgerTransactionsData: 'lines-by-log-on',
  GetFileData: 'a-document-by-log-on',
};

/** Plays a scene over recorded answers: what came of it, and the request of its operation as it was sent. */
export async function replay(scene: Scene): Promise<{ result: unknown; request: Part | undefined }> {
  const requests: Part[] = [];
  const connection = xledgerConnection({
    clock: sceneTime,
    http: async (sent) => {
      const body = await wholeBody(sent.body);
      const operation = operationOf(sent, body);
      if (operation !== scene.operation) return recorded(scene.others?.[operation] ?? usualAnswers[operation] ?? '');
      requests.push(requestPart(sent, body));
      return { ...recorded(scene.sentence), status: scene.status ?? 200 };
    },
  });
  return { result: await resultOf(scene, connection), request: requests[0] };
}

const contentTypes = {
  json: 'application/json',
  xml: 'application/soap+xml; charset=utf-8',
  txt: 'text/html',
} as const;

/** An answer with status 200, as recorded. */
function recorded(sentence: string): HttpAnswer {
  for (const ending of ['json', 'xml', 'txt'] as const) {
    const path = join(recordingsFolder, sentence, `response.${ending}`);
    if (!existsSync(path)) continue;
    const body = readFileSync(path);
    const contentType = body.subarray(0, 5).toString() === '%PDF-' ? 'application/pdf' : contentTypes[ending];
    return { status: 200, headers: { 'content-type': contentType }, body };
  }
  throw new Error(`no recording of ${sentence}`);
}
