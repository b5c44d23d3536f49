import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Http, HttpAnswer } from '../../lib/sync/ports.ts';

const recordings = join(import.meta.dirname, '..', 'recordings');

/** Numbers of the customer and the project in the recordings of 24SevenOffice. */
export const recordedNumbers = { customer: '10001', project: '5017' } as const;

/** Parents of the recorded invoice, by Moment's ids. */
export const recordedParents = { customer: '9911', project: '8800' } as const;

/** Which recording answers which operation of 24SevenOffice. */
const answers: Readonly<Record<string, string>> = {
  Login: 'a-login',
  GetIdentities: 'a-login-with-one-identity',
  GetAccountList: 'the-list-of-account',
  GetTaxCodeList: 'the-list-of-taxcode',
  GetTypeList: 'the-list-of-type',
  GetFiscalYears: 'the-list-of-fiscalyears',
  GetClientInformation: 'the-client-company',
  GetCompanies: 'a-customer-number-that-exists',
  GetSingleProject: 'a-project-found',
  SaveBundleList: 'a-voucher',
};

/** Both vendors as recorded bytes in memory; `invoiceIds` are made ready beforehand, so that making them is not measured. */
export function recordedVendors(invoiceIds: readonly number[]): Http {
  const invoices = new Map(invoiceIds.map((id) => [String(id), jsonAnswer(invoiceText(id))]));
  const office = new Map(
    Object.entries(answers).map(([operation, folder]) => [
      operation,
      xmlAnswer(readFileSync(join(recordings, '24sevenoffice', folder, 'response.xml'))),
    ]),
  );
  return async ({ url, headers }) => {
    const action = headers.SOAPAction ?? '';
    const operation = /(\w+)"?$/.exec(action)?.[1] ?? '';
    const answer = office.get(operation) ?? invoices.get(url.slice(url.lastIndexOf('/') + 1));
    if (answer === undefined) throw new Error(`nothing is recorded for ${operation} ${url}`);
    return answer;
  };
}

/** The recorded invoice under another id and number, with a project number that the recordings of the target know. */
function invoiceText(id: number): string {
  const file = join(recordings, 'moment', 'a-finalized-invoice-is-read', 'response.json');
  const { body }: { body: object } = JSON.parse(readFileSync(file, 'utf8'));
  return JSON.stringify({ ...body, id, invoiceNumber: id }).replaceAll('"2040"', `"${recordedNumbers.project}"`);
}

/** JSON text of the recorded invoice, for work of a known size. */
export const recordedInvoiceText = (): string => invoiceText(1);

function jsonAnswer(text: string): HttpAnswer {
  return { status: 200, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: Buffer.from(text) };
}

function xmlAnswer(body: Uint8Array): HttpAnswer {
  return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}
