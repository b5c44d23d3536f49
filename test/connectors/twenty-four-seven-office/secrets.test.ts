import { inspect } from 'node:util';
import { twentyFourSevenOffice } from '../../../lib/connectors/twenty-four-seven-office/index.ts';
import { TransportError } from '../../../lib/sync/errors.ts';
import type { Http, SessionStore } from '../../../lib/sync/ports.ts';
import { createMemorySessions } from '../../support/memory-sessions.ts';
import { customer, project, voucher } from './example-documents.ts';
import { officeConnection } from './office-connection.ts';
import { lookUp, write } from './scene.ts';

const { customer: customers, project: projects, voucher: vouchers, testConnection } = twentyFourSevenOffice;
const canaries = {
  password: 'canary-password-4711',
  session: 'canarysession00000000042',
  applicationId: 'ffffffff-dead-4ead-8ead-ffffffffffff',
};
const echo = Object.values(canaries).join(' and ');
const envelope = (content: string) =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${content}</e:Body></e:Envelope>`;
const fault = envelope(`<e:Fault><faultcode>a</faultcode><faultstring>Oh: ${echo}\n at A.B(C)</faultstring></e:Fault>`);

/** Servers that repeat what they were sent. */
const talkative: readonly [string, Http][] = [
  ['a fault', async () => ({ status: 500, headers: {}, body: Buffer.from(fault) })],
  ['a web page', async () => ({ status: 500, headers: {}, body: Buffer.from(`<html>${echo}</html>`) })],
  ['plain text', async () => ({ status: 200, headers: {}, body: Buffer.from(`Sorry: ${echo}`) })],
  [
    'a network error',
    async () => {
      throw new TransportError('sent', 'ECONNRESET');
    },
  ],
];

const acts = {
  'saving a customer': write(customers, customer),
  'saving a project': write(projects, project),
  'saving a voucher': write(vouchers, voucher),
  'finding a customer': lookUp(customers, customer),
  'checking a voucher': (connection: Parameters<typeof testConnection>[0]) => vouchers.check(connection, voucher, []),
  'testing a log-in': testConnection,
};

/** All that is written into the session store, but for the session itself. */
function watched(store: SessionStore, seen: unknown[]): SessionStore {
  return {
    read: async (key) => {
      seen.push(key);
      const record = await store.read(key);
      return { ...record, session: { id: canaries.session, createdAt: '2026-11-21T09:00:00.000Z' } };
    },
    beginLogin: (key, lease) => store.beginLogin(key, lease),
    saveSession: (key, owner, session) => store.saveSession(key, owner, session),
    saveFailure: (key, owner, failure) => {
      seen.push(failure);
      return store.saveFailure(key, owner, failure);
    },
    refuse: (key, told) => {
      seen.push(told);
      return store.refuse(key, told);
    },
    forgive: (key) => store.forgive(key),
  };
}

describe.each(talkative)('no secret comes out of %s', (_what, http) => {
  it.each(Object.entries(acts))('when %s', async (_act, act) => {
    const seen: unknown[] = [];
    const { password, applicationId } = canaries;
    const sessions = watched(createMemorySessions(), seen);
    const connection = officeConnection({ http, sessions, login: { password, applicationId } });
    const result = await act(connection).catch((error: unknown) => error);
    const shown = inspect([result, seen], { depth: 12, showHidden: true });
    for (const canary of Object.values(canaries)) expect(shown).not.toContain(canary);
    expect(shown).not.toContain('A.B(C)');
  });
});
