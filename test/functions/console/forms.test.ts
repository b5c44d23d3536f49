import { hostileNames } from '../../browser/support/example-receipts.ts';
import { openLocalConsole } from '../../support/local-console.ts';
import { receiptOf } from '../../support/receipt-of.ts';

let office: Awaited<ReturnType<typeof openLocalConsole>>;
beforeEach(async () => {
  office = await openLocalConsole();
});
afterEach(() => office.close());

describe('forms', () => {
  const filled = {
    ...{ tenant: 'fjord', short: 'main', name: 'Fjord', enabled: 'on', do: 'save' },
    ...{ 'settings.momentCompanyCode': 'fjord', 'settings.voucherType': '6', 'settings.receivableAccount': '1500' },
    ...{ 'settings.posting': 'journal', 'settings.vatCodes': '3 = 31\n5=51', 'settings.exportCustomers': 'on' },
    'settings.errorEmails': 'a@example.com, b@example.com',
    ...{
      'settings.language': 'no',
      'credentials.momentApiKey': 'k',
      'credentials.username': 'u',
      'credentials.password': 'p',
    },
  };

  it('make an integration without a script, and show the webhook address once', async () => {
    const answer = await office.post('/integrations/new/moment-24sevenoffice', filled);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      expect.stringContaining('/webhooks/moment/fjord.main/'),
    ]);
    const saved = await office.parts.integrations.find('fjord', 'fjord.main');
    expect(saved?.settings).toMatchObject({
      vatCodes: [
        { moment: '3', twentyFourSevenOffice: '31' },
        { moment: '5', twentyFourSevenOffice: '51' },
      ],
      ...{ exportCustomers: true, exportInvoices: false, errorEmails: ['a@example.com', 'b@example.com'] },
    });
    const changed = await office.post('/integrations/fjord.main/change', {
      ...filled,
      version: '1',
      'credentials.password': '',
      name: 'Fjord 2',
    });
    expect(changed.status).toBe(303);
    expect((await office.post('/integrations/fjord.main/change', { ...filled, version: '1' })).status).toBe(409);
  });

  it('tell what is wrong at the field, in both languages, and keep what was filled in', async () => {
    const wrong = { ...filled, 'settings.voucherType': 'six', 'settings.momentCompanyCode': '' };
    const english = await (await office.post('/integrations/new/moment-24sevenoffice?lang=en', wrong)).text();
    expect(english).toContain('A whole number within its bounds.');
    expect(english).toContain('Fill this in.');
    expect(english).toContain('value="six"');
    const norwegian = await (await office.post('/integrations/new/moment-24sevenoffice?lang=no', wrong)).text();
    expect(norwegian).toContain('Fyll ut dette.');
    expect(await office.parts.integrations.find('fjord', 'fjord.main')).toBeUndefined();
  });

  it('test before saving', async () => {
    const text = await (
      await office.post('/integrations/new/moment-24sevenoffice?lang=en', { ...filled, do: 'test' })
    ).text();
    expect(text).toContain('Fjord AS.');
    expect(await office.parts.integrations.find('fjord', 'fjord.main')).toBeUndefined();
  });

  it('act on a receipt', async () => {
    await office.post('/integrations/new/moment-24sevenoffice', filled);
    await office.keep(receiptOf({ key: '1', state: 'rejected', done: 1 }));
    const at = '/receipts/fjord.main/moment-invoices-to-24sevenoffice/1';
    expect((await office.post(`${at}/acts`, { act: 'retry' })).status).toBe(303);
    expect((await office.post(`${at}/acts`, { act: 'link', number: '1' })).status).toBe(409);
    const bulk = {
      integration: 'fjord.main',
      direction: 'moment-invoices-to-24sevenoffice',
      'key:moment-invoices-to-24sevenoffice:1': 'on',
      which: 'chosen',
    };
    expect((await office.post('/receipts/acts', bulk)).status).toBe(200);
    expect(
      (await office.post('/integrations/fjord.main/ask-for', { direction: bulk.direction, names: '1 2' })).status,
    ).toBe(200);
    expect((await office.post('/integrations/fjord.main/disable', {})).status).toBe(303);
    expect((await office.post('/integrations/fjord.main/remove', { confirm: 'wrong' })).status).toBe(303);
    expect(await office.parts.integrations.find('fjord', 'fjord.main')).toBeDefined();
    expect((await office.post('/integrations/fjord.main/remove', { confirm: 'fjord.main' })).status).toBe(303);
    expect(await office.parts.integrations.find('fjord', 'fjord.main')).toBeUndefined();
  });

  it.each([
    ['a forged token', { token: 'forged' }, {}, 403],
    ['another site', {}, { 'sec-fetch-site': 'cross-site' }, 403],
    ['another origin', {}, { origin: 'https://evil.example.com' }, 403],
    ['a wrong type', {}, { 'content-type': 'text/plain' }, 400],
    ['a name that leads here from outside', {}, { host: 'evil.example.com' }, 403],
  ])('%s is refused, and nothing is done', async (_what, fields, headers, status) => {
    const answer = await office.post('/integrations/new/moment-24sevenoffice', { ...filled, ...fields }, headers);
    expect(answer.status).toBe(status);
    expect(await office.parts.integrations.find('fjord', 'fjord.main')).toBeUndefined();
  });

  it('say of a name that is too long that it is', async () => {
    const long = { ...filled, name: 'x'.repeat(10_000) };
    const answer = await office.post('/integrations/new/moment-24sevenoffice?lang=no', long);
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Dette er for langt.')]);
  });

  it('a file where a text belongs is refused in words', async () => {
    const cookie = await office.cookieOf();
    const body = new FormData();
    body.set('name', new File(['x'], 'x.exe'));
    const answer = await office.app.request(`${office.origin}/integrations/new/moment-24sevenoffice?lang=en`, {
      ...{ method: 'POST', body, headers: { host: office.host, cookie, origin: office.origin } },
    });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('cannot be read')]);
    const large = await office.post('/integrations/new/moment-24sevenoffice', { name: 'x'.repeat(300_000) });
    expect(large.status).toBe(413);
  });

  it.each(Object.entries(hostileNames))('a name that is an attack is shown as it is: %s', async (_what, hostile) => {
    const answer = await office.post('/integrations/new/moment-24sevenoffice', { ...filled, name: hostile });
    const text = await answer.text();
    expect(text).not.toMatch(/<script>|<img|<b>|\u202E/);
    expect([200, 422]).toContain(answer.status);
    for (const page of ['/', '/audit', '/receipts', '/integrations/fjord.main']) {
      expect((await office.api('GET', page)).text).not.toMatch(/<script>|<img|<b>"|\u202E/);
    }
  });
});
