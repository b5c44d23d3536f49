import { canaries, integrationOrder } from '../../support/integration-order.ts';
import { openLocalConsole } from '../../support/local-console.ts';
import { receiptOf } from '../../support/receipt-of.ts';

let now: Date;
let nudged: { keys: readonly string[]; afterSeconds: number }[];
let office: Awaited<ReturnType<typeof openLocalConsole>>;

const { kind, name, settings } = integrationOrder;
const { webhookSecret, ...secrets } = canaries;
const path = '/api/integrations/fjord.main';
const wish = { kind, name, settings, credentials: secrets };

beforeEach(async () => {
  now = new Date('2026-11-21T10:00:00.000Z');
  nudged = [];
  office = await openLocalConsole(() => ({
    clock: () => now,
    nudges: {
      nudge: async (refs, afterSeconds = 0) => void nudged.push({ keys: refs.map(({ key }) => key), afterSeconds }),
    },
  }));
});
afterEach(() => office.close());

describe('webhook addresses', () => {
  const addressOf = (answer: { json: { webhooks: { address: string }[] } }) => answer.json.webhooks[0]?.address;

  it('are made anew, told once, and the hash of the one before is gone; all else stays', async () => {
    const first = await office.api('PUT', path, wish);
    const before = await office.parts.integrations.find('fjord', 'fjord.main');
    const second = await office.api('POST', `${path}/renew-webhooks`);
    expect(addressOf(second)).toMatch(/^https:\/\/hooks\.example\.com\/webhooks\/moment\/fjord\.main\/[\w-]{43}$/);
    expect(addressOf(second)).not.toBe(addressOf(first));
    const after = await office.parts.integrations.find('fjord', 'fjord.main');
    expect(after?.webhookSecretHash).not.toBe(before?.webhookSecretHash);
    expect(after).toMatchObject({ settings: before?.settings, version: 2, enabled: true });
    expect(second.json.integration.credentials).toMatchObject({ password: 'set', webhookSecret: 'set' });
    expect((await office.api('GET', path)).text).not.toContain(addressOf(second)?.split('/').at(-1));
    const page = await office.post('/integrations/fjord.main/renew-webhooks?lang=en', {});
    expect(await page.text()).toContain('/webhooks/moment/fjord.main/');
  });

  it('are one for each system that tells of changes', async () => {
    const credentials = { momentApiKey: 'k', agreementGrantToken: 'token' };
    const economic = { ...wish, kind: 'moment-economic', settings: { momentCompanyCode: 'fjord' }, credentials };
    const { json } = await office.api('PUT', path, economic);
    expect(json.webhooks).toEqual([
      { vendor: 'moment', address: expect.stringContaining('/webhooks/moment/fjord.main/') },
      { vendor: 'economic', address: expect.stringContaining('/webhooks/economic/fjord.main/') },
    ]);
  });

  it('are none where no system tells', async () => {
    const recman = { ...wish, kind: 'recman-24sevenoffice', settings: { productCategoryId: 1 } };
    expect((await office.api('PUT', path, { ...recman, credentials: { recmanKey: 'k' } })).json.webhooks).toEqual([]);
    expect((await office.api('POST', `${path}/renew-webhooks`)).status).toBe(404);
  });
});

it('which credentials are set is told field by field, and never what they are', async () => {
  const recman = { ...wish, kind: 'recman-24sevenoffice', settings: { productCategoryId: 1 } };
  const departmentUsers = { 501: { username: 'u-canary', password: 'p-canary' } };
  await office.api('PUT', path, { ...recman, credentials: { recmanKey: 'k-canary', departmentUsers } });
  const { json, text } = await office.api('GET', path);
  expect(json.integration.credentials).toMatchObject({
    ...{ recmanKey: 'set', applicationId: 'not set', 'defaultUser.username': 'not set' },
    ...{ 'departmentUsers.501.username': 'set', 'departmentUsers.501.password': 'set' },
  });
  expect(text).not.toContain('canary');
  const departments = [{ departmentId: '501' }, { departmentId: '502' }];
  const listed = { ...recman, version: 1, settings: { ...recman.settings, departments } };
  await office.api('PUT', path, { ...listed, credentials: { departmentUsers } });
  const page = (await office.api('GET', '/integrations/fjord.main?lang=en')).text.replaceAll(/<[^>]+>/g, ' ');
  expect(page).toMatch(/User name, department id 501\s+Set\s+Password, department id 501\s+Set/);
  expect(page).toMatch(/User name, department id 502\s+Not set\s+Password, department id 502\s+Not set/);
  expect(page).not.toContain('canary');
  expect((await office.api('GET', '/api/integrations')).json.integrations[0]).not.toHaveProperty('credentials');
});

describe('what is tried again after a change of settings', () => {
  const ref = '/api/receipts/fjord.main/moment-invoices-to-24sevenoffice';
  beforeEach(async () => {
    await office.api('PUT', path, wish);
    await office.api('PUT', path, { ...wish, version: 1 });
    for (const key of ['1', '2']) await office.keep(receiptOf({ key, state: 'rejected', done: 1 }));
  });

  it('waits until no worker knows the settings of before, one or many', async () => {
    now = new Date('2026-11-21T10:00:10.000Z');
    await office.api('POST', `${ref}/1/acts`, { act: 'retry' });
    await office.api('POST', `${ref}/acts`, { keys: ['2'] });
    await office.api('POST', `${ref}/ask-for`, { keys: ['3'] });
    expect(nudged).toEqual([
      { keys: ['1'], afterSeconds: 21 },
      { keys: ['2'], afterSeconds: 21 },
      { keys: ['3'], afterSeconds: 21 },
    ]);
    const { json } = await office.api('GET', `${ref}/1`);
    expect(json.notBefore ?? json.dueAt).toBe('2026-11-21T10:00:31.000Z');
  });

  it('goes at once when there were none before', async () => {
    await office.api('PUT', path.replace('main', 'second'), wish);
    await office.keep({ ...receiptOf({ key: '9', state: 'rejected', done: 1 }), integration: 'fjord.second' });
    await office.api('POST', `${ref.replace('main', 'second')}/9/acts`, { act: 'retry' });
    expect(nudged).toEqual([{ keys: ['9'], afterSeconds: 0 }]);
  });

  it('goes at once when the settings are older', async () => {
    now = new Date('2026-11-21T10:01:00.000Z');
    await office.api('POST', `${ref}/1/acts`, { act: 'retry' });
    expect(nudged).toEqual([{ keys: ['1'], afterSeconds: 0 }]);
  });
});

it('the menu names what belongs to a kind to those who have one', async () => {
  const paths = async () => {
    const [menu = ''] =
      /<nav aria-label="Main menu">.*?<\/nav>/s.exec((await office.api('GET', '/audit?lang=en')).text) ?? [];
    return [...menu.matchAll(/href="([^?"]*)/g)].map(([, found]) => found);
  };
  expect(await paths()).not.toContain('/xledger-files');
  const xledger = { ...wish, kind: 'moment-xledger', settings: { momentCompanyCode: 'fjord', requestsPerHour: 100 } };
  await office.api('PUT', path, { ...xledger, credentials: { momentApiKey: 'k' } });
  expect(await paths()).toEqual(['/', '/receipts', '/xledger-files', '/preview', '/budgets', '/audit', '/api']);
  await office.api('DELETE', path);
  expect(await paths()).not.toContain('/xledger-files');
});

it('on one machine, addresses of our own are plain HTTP whatever the call looks like', async () => {
  const answer = await office.app.request('https://127.0.0.1:4180/api', { headers: { host: '127.0.0.1:4180' } });
  expect(await answer.text()).toContain('http://127.0.0.1:4180/api/integrations');
});
