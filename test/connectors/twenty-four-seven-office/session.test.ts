import { twentyFourSevenOffice } from '../../../lib/connectors/twenty-four-seven-office/index.ts';
import { createTwentyFourSevenOfficeControl } from '../../../lib/sandboxes/twenty-four-seven-office/control.ts';
import {
  startTwentyFourSevenOfficeSandbox,
  type TwentyFourSevenOfficeSandbox,
} from '../../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { seedClient } from '../../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import { createHttp } from '../../../lib/transport/http.ts';
import { createMemorySessions } from '../../support/memory-sessions.ts';
import { project as withCustomer } from './example-documents.ts';
import { exampleLogin, type OfficeTestConnection, officeConnection } from './office-connection.ts';
import { write } from './scene.ts';

const { project: projects, testConnection } = twentyFourSevenOffice;
const project = { number: withCustomer.number, name: withCustomer.name };
const save = write(projects, project);
const delivered = { kind: 'delivered', number: '5017' };
const http = createHttp();
let sandbox: TwentyFourSevenOfficeSandbox;

const control = () => createTwentyFourSevenOfficeControl(sandbox.url);
const { username, password, applicationId = '', identityId = '' } = exampleLogin;

beforeEach(async () => {
  sandbox = await startTwentyFourSevenOfficeSandbox();
  await seedClient(sandbox.url, {
    username,
    password,
    applicationId,
    identityId,
    clientId: '100',
    clientName: 'Fjord AS',
  });
});
afterEach(() => sandbox.close());

/** A worker of its own: nothing is shared but what is given. */
function worker(given: Partial<Parameters<typeof officeConnection>[0]> = {}): OfficeTestConnection {
  return officeConnection({ http, endpoint: sandbox.url, secondEndpoint: sandbox.webservicesUrl, ...given });
}

async function countOf(operation: string): Promise<number> {
  return (await control().calls({ operation })).length;
}

it('keeps the vendor’s answer when what is left of the allowance cannot be recorded', async () => {
  const connection = worker();
  const report = () => Promise.reject(new Error('the table is away'));
  const allowance = { ...connection.allowance, report };
  expect(await save({ ...connection, allowance })).toMatchObject(delivered);
});

describe('the session with 24SevenOffice', () => {
  it('is made once and used by all workers of a log-in', async () => {
    const sessions = createMemorySessions();
    const workers = [1, 2, 3].map(() => worker({ sessions }));
    const outcomes = await Promise.all(workers.map((each) => save(each)));
    expect(outcomes).toEqual(workers.map(() => expect.objectContaining(delivered)));
    expect(await countOf('Login')).toBe(1);
  });

  it('is renewed once when the vendor forgets it, and the call is made again', async () => {
    const sessions = createMemorySessions();
    const [one, two] = [worker({ sessions }), worker({ sessions })];
    await Promise.all([save(one), save(two)]);
    await control().expireSessions();
    const outcomes = await Promise.all([save(one), save(one), save(two)]);
    expect(outcomes).toEqual([1, 2, 3].map(() => expect.objectContaining(delivered)));
    expect(await countOf('Login')).toBe(2);
  });

  it('costs one call of the budget for each call made: two for the log-in, one for each document', async () => {
    const connection = worker();
    await save(connection);
    await save(connection);
    expect(connection.spent()).toBe((await control().calls()).length);
    expect(connection.spent()).toBe(4);
  });

  it('is not asked for again after three refusals, until the log-in changes', async () => {
    const sessions = createMemorySessions();
    const wrong = () => worker({ sessions, login: { password: 'wrong-password' } });
    const outcomes = [];
    for (let tries = 0; tries < 5; tries += 1) outcomes.push(await save(wrong()));
    expect(outcomes).toEqual(
      outcomes.map(() => ({ kind: 'not-applied', problem: expect.objectContaining({ code: 'login-refused' }) })),
    );
    expect(await countOf('Login')).toBe(3);
    expect(await save(worker({ sessions }))).toMatchObject(delivered);
  });

  it('is tried again an hour after three refusals, and after twice as long each time: a block may have ended', async () => {
    const sessions = createMemorySessions();
    let now = Date.parse('2026-11-21T09:00:00Z');
    const later = (): Date => new Date(now);
    const wrong = () => worker({ sessions, clock: later, login: { password: 'wrong-password' } });
    const logins: number[] = [];
    for (let hour = 0; hour < 8; hour += 1) {
      for (let tries = 0; tries < 4; tries += 1) await save(wrong());
      logins.push(await countOf('Login'));
      now += 3_600_000;
    }
    expect(logins).toEqual([3, 4, 4, 5, 5, 5, 5, 6]);
  });

  it('is not asked for a fourth time by a worker that read of two refusals a moment ago', async () => {
    const sessions = createMemorySessions();
    const wrong = (given = sessions) => worker({ sessions: given, login: { password: 'wrong-password' } });
    await save(wrong());
    await save(wrong());
    let isStale = true;
    const overtaken: typeof sessions = {
      ...sessions,
      async read(key) {
        const record = await sessions.read(key);
        if (isStale) {
          isStale = false;
          await save(wrong());
        }
        return record;
      },
    };
    expect(await save(wrong(overtaken))).toMatchObject({ problem: { code: 'login-refused' } });
    expect(await countOf('Login')).toBe(3);
  });

  it('is tried again when a person tests the connection', async () => {
    const sessions = createMemorySessions();
    await control().putLogin(username, { password: 'new', applicationId, identities: [identity(1)] });
    for (let tries = 0; tries < 4; tries += 1) await save(worker({ sessions }));
    await control().putLogin(username, { password, applicationId, identities: [identity(1)] });
    expect(await save(worker({ sessions }))).toMatchObject({ kind: 'not-applied' });
    await expect(testConnection(worker({ sessions }))).resolves.toMatchObject({ name: 'Client 1' });
    expect(await save(worker({ sessions }))).toMatchObject(delivered);
  });

  it('does not count a log-in that the network broke', async () => {
    const sessions = createMemorySessions();
    let now = Date.parse('2026-11-21T09:00:00Z');
    const clock = () => new Date(now);
    const nowhere = () =>
      worker({ sessions, clock, endpoint: 'http://127.0.0.1:1', secondEndpoint: 'http://127.0.0.1:1' });
    for (let tries = 0; tries < 4; tries += 1) {
      expect(await save(nowhere())).toMatchObject({ kind: 'not-applied', problem: { code: 'vendor-unreachable' } });
      now += 60_000;
    }
  });

  const identity = (number: number, more: object = {}) => ({
    id: `aaaaaaaa-0000-4000-8000-00000000000${number}`,
    clientId: String(99 + number),
    clientName: `Client ${number}`,
    ...more,
  });

  it('names the identities when the log-in has several, and asks no more until one is chosen', async () => {
    await control().putLogin(username, {
      password,
      applicationId,
      identities: [identity(1, { isDefault: true }), identity(2)],
    });
    const sessions = createMemorySessions();
    const open = () => worker({ sessions, login: { identityId: undefined } });
    const vendorWords = `Client 1 (${identity(1).id}), Client 2 (${identity(2).id})`;
    const problem = { code: 'identity-needed', field: 'identityId', vendorWords };
    expect(await save(open())).toEqual({ kind: 'not-applied', problem, retryAt: undefined });
    const calls = (await control().calls()).length;
    expect(await save(open())).toEqual({ kind: 'not-applied', problem, retryAt: undefined });
    expect((await control().calls()).length).toBe(calls);
    expect(await save(worker({ sessions, login: { identityId: identity(2).id } }))).toMatchObject(delivered);
  });

  it('takes the one identity that is not blocked', async () => {
    const identities = [identity(1, { isDefault: true, isDisabled: true }), identity(2)];
    await control().putLogin(username, { password, applicationId, identities });
    const connection = worker({ login: { identityId: undefined } });
    await expect(testConnection(connection)).resolves.toMatchObject({ name: 'Client 2', identityId: identity(2).id });
  });

  it('holds everything when the chosen identity is blocked', async () => {
    await control().putLogin(username, {
      password,
      applicationId,
      identities: [identity(1, { isDisabled: true }), identity(2)],
    });
    expect(await save(worker())).toMatchObject({ kind: 'not-applied', problem: { code: 'identity-blocked' } });
  });

  it('needs an ApplicationId, and says so without a call', async () => {
    const outcome = await save(worker({ login: { applicationId: undefined } }));
    expect(outcome).toMatchObject({ kind: 'not-applied', problem: { code: 'login-refused', field: 'applicationId' } });
    expect(await control().calls()).toEqual([]);
  });
});
