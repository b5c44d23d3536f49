import { checkConnection } from '../../../lib/connectors/xledger/check-connection.ts';
import { freshReference } from '../../../lib/connectors/xledger/fresh-reference.ts';
import { testConnection } from '../../../lib/connectors/xledger/test-connection.ts';
import { xledgerInvoiceSettings } from '../../../lib/documents/integrations/xledger-invoice-settings.ts';
import { createXledgerControl } from '../../../lib/sandboxes/xledger/control.ts';
import { startXledgerSandbox } from '../../../lib/sandboxes/xledger/index.ts';
import { seedXledgerEntity } from '../../../lib/sandboxes/xledger/seed.ts';
import type { ConnectionCheck } from '../../../lib/sync/connection-check.ts';
import { createHttp } from '../../../lib/transport/http.ts';
import { exampleToken, xledgerConnection } from './xledger-connection.ts';

const ownerCode = 23_001;
let sandbox: Awaited<ReturnType<typeof startXledgerSandbox>>;
let control: ReturnType<typeof createXledgerControl>;

beforeAll(async () => {
  sandbox = await startXledgerSandbox({});
  control = createXledgerControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await control.reset();
  await seedXledgerEntity(sandbox.url, { ownerCode, name: 'Fjord AS', token: exampleToken, creditsPerHour: 1000 });
});

const connect = (token: string | undefined = exampleToken) =>
  xledgerConnection({ http: createHttp(), endpoint: sandbox.url, login: { token } });

const invoices = {
  ...{ delivery: 'api', transactionSource: 'AR', receivableAccount: '1500', includePdf: false },
  ...{ projectDimension: 'glObject2', kid: 'none' },
  accounts: [{ moment: '10', xledger: '3000' }],
};
const noted = (checks: readonly ConnectionCheck[]) => checks.map(({ ok, words }) => `${ok ? 'ok' : 'no'}: ${words.no}`);

describe('the check of an Xledger connection', () => {
  it('names the entity, and finds what the settings name, in two calls', async () => {
    const vatCodes = [{ moment: '3', xledger: '1' }];
    expect(noted(await checkConnection(connect(), { ownerCode, invoices: { ...invoices, vatCodes } }))).toEqual([
      'ok: Xledger: Fjord AS, 23001, NOK.',
      'ok: Konto 1500: finnes.',
      'ok: Konto 3000: finnes.',
      'ok: Avgiftsregel 1: finnes.',
    ]);
    expect(await control.calls()).toHaveLength(2);
  });

  it('tells what does not exist there, in both languages', async () => {
    const wrong = { ...invoices, receivableAccount: '1599', vatCodes: [{ moment: '3', xledger: 'U99' }] };
    const checks = await checkConnection(connect(), { ownerCode: 99, invoices: wrong });
    expect(checks.filter(({ ok }) => !ok).map(({ words }) => words)).toEqual([
      {
        en: 'The token belongs to owner 23001, the settings name 99.',
        no: 'Tokenet hører til eier 23001, innstillingene har 99.',
      },
      { en: 'Account 1599 does not exist.', no: 'Konto 1599 finnes ikke.' },
      { en: 'Tax rule U99 does not exist.', no: 'Avgiftsregel U99 finnes ikke.' },
    ]);
    expect(await testConnection(connect(), xledgerInvoiceSettings.parse(wrong))).toMatchObject({
      ...{ name: 'Fjord AS', currency: 'NOK' },
      problems: [
        { code: 'account-unknown', field: 'invoices.receivableAccount', value: '1599' },
        { code: 'vat-code-unknown', field: 'invoices.vatCodes[0].xledger', value: 'U99' },
      ],
    });
  });

  it('asks for nothing else when invoices go by mail, and for no call without a token', async () => {
    const mail = { delivery: 'email', receptionAddress: 'mb.23001@xledger.example' };
    expect(noted(await checkConnection(connect(), { invoices: mail }))).toEqual(['ok: Xledger: Fjord AS, 23001, NOK.']);
    await control.clearCalls();
    const without = xledgerConnection({ http: createHttp(), endpoint: sandbox.url, login: { token: undefined } });
    expect(await checkConnection(without, {})).toMatchObject([{ check: 'login', ok: false }]);
    expect(await control.calls()).toHaveLength(0);
  });

  it.each([
    ['an unknown token', 'dW5rbm93bi10b2tlbi1vZi1ub2JvZHk', 1],
    ['the word "token" before it', `token ${exampleToken}`, 0],
    ['a line break in it', `${exampleToken}\r\nx: y`, 0],
  ])('%s: the log-in is refused, in one call at most', async (_what, token, calls) => {
    await expect(checkConnection(connect(token), {})).rejects.toMatchObject({
      reason: { advice: 'hold', problem: { code: 'login-refused' } },
    });
    expect(await control.calls()).toHaveLength(calls);
  });

  it.each([
    ['accounts', ['Entity', 'ObjectKind', 'ObjectValue', 'TaxTableSetup', 'Currency']],
    ['nothing', []],
  ])('a token that may not read %s: the scope is missing, in the vendor’s words', async (_what, readScopes) => {
    await control.putToken(exampleToken, { ownerCode, readScopes });
    await expect(checkConnection(connect(), { invoices })).rejects.toMatchObject({
      reason: { advice: 'hold', problem: { code: 'access-revoked', vendorWords: expect.stringMatching(/access/i) } },
    });
  });

  it('tells an account that takes no postings', async () => {
    const accounts = [
      { code: '1500', description: 'Kundefordringer', posting: false },
      { code: '3000', description: 'Salg', posting: true },
    ];
    await control.putEntity(ownerCode, { accounts });
    const checks = await checkConnection(connect(), { invoices: { ...invoices, vatCodes: [] } });
    expect(noted(checks.filter(({ ok }) => !ok))).toEqual(['no: Konto 1500: tar ikke imot posteringer.']);
  });

  it('reads the lists anew each time: what a person made a moment ago is found', async () => {
    const connection = connect();
    await checkConnection(connection, { invoices });
    await control.clearCalls();
    await checkConnection(connection, { invoices });
    expect(await control.calls()).toHaveLength(2);
  });
});

describe('the limits that all calls of a token share', () => {
  it('are kept by ten checks at once', async () => {
    const connection = connect();
    await control.setSwitches({ concurrencyLimit: 4, latencyMs: 40 });
    await Promise.all(Array.from({ length: 10 }, () => checkConnection(connection, { invoices })));
    const calls = await control.calls();
    expect(calls).toHaveLength(20);
    expect(calls.filter(({ refusedBy }) => refusedBy !== undefined)).toEqual([]);
  });

  it.each([
    ['burst', 1, 5000],
    ['concurrency', 3, 1000],
  ] as const)('when others have filled the %s, the check waits for it and goes on', async (fault, times, most) => {
    await control.addFault({ operation: '*', fault, times });
    const waits: number[] = [];
    const reference = await freshReference(connect(), async (milliseconds) => void waits.push(milliseconds));
    expect(reference.entity.name).toBe('Fjord AS');
    expect(waits).toHaveLength(times);
    for (const wait of waits) expect(wait).toBeLessThanOrEqual(most);
  });

  it('when they stay full, the vendor’s words are the answer', async () => {
    await control.addFault({ operation: '*', fault: 'burst' });
    await expect(freshReference(connect(), async () => undefined)).rejects.toMatchObject({
      reason: { problem: { code: 'vendor-throttled', vendorWords: expect.stringContaining('Too many requests') } },
    });
    expect(await control.calls()).toHaveLength(2);
  });

  it('and a used-up hour is not waited for', async () => {
    await control.putToken(exampleToken, { ownerCode, creditsPerHour: 0 });
    await expect(freshReference(connect(), () => Promise.reject(new Error('waited')))).rejects.toMatchObject({
      reason: { problem: { code: 'budget-used-up' } },
    });
    expect(await control.calls()).toHaveLength(1);
  });
});
