import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { moment } from '../../../lib/connectors/moment/index.ts';
import type { Connection } from '../../../lib/sync/ports.ts';
import { type Exchange, expenseExchanges } from './expense-exchanges.ts';
import { momentConnection, noContext, withStub } from './moment-connection.ts';

const folder = join(import.meta.dirname, '../../recordings/moment');

const recordedRequest = z.strictObject({
  method: z.enum(['GET', 'PATCH', 'POST']),
  path: z.string(),
  query: z.record(z.string(), z.string()).default({}),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
});
const recordedResponse = z.strictObject({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.unknown(),
});

function readJson(sentence: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, sentence, `${name}.json`), 'utf8'));
}

const kroner = (minor: number) => ({ minor, currency: 'NOK' });
const mapping = { targetId: '10021', number: '10021', fingerprint: '', sourceFingerprint: '', deliveredAt: '' };

async function changedProjects(connection: Connection<'moment'>): Promise<unknown[]> {
  const pages = [];
  for await (const { rows } of moment.projects.changedSince(connection, new Date('2026-11-21T09:00:00Z')))
    pages.push(rows);
  return pages;
}

/** What the connector does in each recording, and what it makes of the answer. */
const exchanges: Readonly<Record<string, Exchange>> = {
  ...expenseExchanges,
  'a-finalized-invoice-is-read': {
    run: (connection) => moment.invoice.read(connection, '7300123', noContext),
    expected: {
      kind: 'found',
      number: '20451',
      label: 'Rådgivning november',
      document: {
        kind: 'invoice',
        finalized: true,
        kid: '2045100217',
        totalIncludingVat: kroner(2460050),
        lines: [
          { account: '3000', vatCode: '3', vatPercentage: '25', amountIncludingVat: kroner(2300000) },
          { account: '3100', vatCode: '5', vatPercentage: '0', vatAmount: kroner(0) },
          { amountExcludingVat: kroner(40), vatAmount: kroner(10), amountIncludingVat: kroner(50) },
          { description: 'Levert i november', amountIncludingVat: kroner(0) },
        ],
      },
    },
  },
  'a-credit-note-is-read': {
    run: (connection) => moment.invoice.read(connection, '7300140', noContext),
    expected: {
      kind: 'found',
      document: {
        kind: 'creditNote',
        creditedInvoiceNumber: '20451',
        projectId: undefined,
        currencyRate: undefined,
        totalIncludingVat: kroner(160000),
      },
    },
  },
  'a-draft-is-read': {
    run: (connection) => moment.invoice.read(connection, '7300150', noContext),
    expected: { kind: 'found', label: 'Desember', document: { finalized: false } },
  },
  'a-customer-without-number-is-read': {
    run: (connection) => moment.customer.read(connection, '9911', noContext),
    expected: { kind: 'found', number: undefined, document: { id: '9911', organizationNumber: '974760673' } },
  },
  'the-customer-number-is-written-back': {
    run: (connection) => moment.customerNumber.confirm(connection, '9911', mapping),
    expected: { kind: 'confirmed' },
  },
  'a-customer-number-that-is-taken-is-refused': {
    run: (connection) => moment.customerNumber.confirm(connection, '9911', mapping).catch((failure) => failure.reason),
    expected: { advice: 'refuse', problem: { code: 'refused-by-vendor', field: 'customerNumber' } },
  },
  'changed-projects-are-listed': {
    run: changedProjects,
    expected: [[{ key: '8800', modifiedAt: '2026-11-21T09:30:00.000Z' }]],
  },
};

describe('recorded exchanges', () => {
  it('are all played', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(exchanges).sort());
  });

  it.each(Object.entries(exchanges))('%s', async (sentence, { run, expected }) => {
    const request = recordedRequest.parse(readJson(sentence, 'request'));
    const response = recordedResponse.parse(readJson(sentence, 'response'));
    const { status, headers } = response;
    await withStub({ status, headers, json: response.body }, async (stub) => {
      expect(await run(momentConnection(stub.url))).toMatchObject(expected);
      const { body, ...head } = request;
      expect(stub.asked).toMatchObject([head]);
      expect(stub.asked[0]?.body).toBe(body === undefined ? '' : JSON.stringify(body));
    });
  });
});
