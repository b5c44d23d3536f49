import { seedClient } from '../../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import { anna, credentialOf, startVendor, textIn, textsIn, type VendorCaller } from './support/vendor-caller.ts';

let vendor: VendorCaller;
beforeEach(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.sandbox.close());

const second = {
  ...anna,
  identityId: 'aaaaaaaa-0000-4000-8000-000000000002',
  clientId: '100000000000002',
  clientName: 'Example Two AS',
};

describe('seedClient', () => {
  it('changes nothing the second time', async () => {
    await vendor.control.addCompany(anna.clientId, { name: 'Acme AS' });
    const before = await vendor.control.client(anna.clientId);
    await seedClient(vendor.sandbox.url, anna);
    expect(await vendor.control.client(anna.clientId)).toEqual(before);
    expect((await vendor.control.login(anna.username))?.identities).toHaveLength(1);
  });

  it('adds an identity to a login that has one', async () => {
    await seedClient(vendor.sandbox.url, second);
    const identities = (await vendor.control.login(anna.username))?.identities.map(({ id, isDefault }) => [
      id,
      isDefault,
    ]);
    expect(identities).toEqual([
      [anna.identityId, true],
      [second.identityId, false],
    ]);
  });
});

describe('the set-up of a client', () => {
  it('is changed in part, and the services show it', async () => {
    await vendor.control.putClient(anna.clientId, {
      accounts: [{ no: 1500, name: 'Kunder' }],
      types: [{ id: 7, no: 4, title: 'Manuelt bilag', entrySeriesId: 9, firstNo: 4000 }],
      nextCompanyId: 500,
    });
    expect(textsIn((await vendor.call('account.GetAccountList')).text, 'AccountNo')).toEqual(['1500']);
    expect(textsIn((await vendor.call('account.GetTaxCodeList')).text, 'TaxNo')).toContain('3');
    const asked = '<argEntryId><Date>2020-06-01T00:00:00</Date><SortNo>9</SortNo><EntryNo>0</EntryNo></argEntryId>';
    expect(textIn((await vendor.call('account.GetEntryId', asked)).text, 'EntryNo')).toBe('-1');
    expect((await vendor.control.addCompany(anna.clientId, { name: 'Acme AS' })).id).toBe(500);
  });

  it.each([
    ['a setting that does not exist', 'PUT', `clients/${anna.clientId}`, '{"acounts":[]}', 400],
    ['a body that is no JSON', 'PUT', `clients/${anna.clientId}`, '{', 400],
    ['a client that does not exist', 'GET', 'clients/4', undefined, 404],
    ['a switch that does not exist', 'POST', 'switches', '{"lenient":true}', 400],
    ['a control that does not exist', 'GET', 'everything', undefined, 404],
  ])('refuses %s', async (_what, method, path, body, status) => {
    expect((await fetch(`${vendor.sandbox.url}/_control/${path}`, { method, body })).status).toBe(status);
  });

  it('is on the api host alone', async () => {
    expect((await fetch(`${vendor.sandbox.webservicesUrl}/_control/health`)).status).toBe(404);
    expect(await vendor.control.isHealthy()).toBe(true);
  });
});

describe('the log', () => {
  it('tells each call with its client, filtered', async () => {
    await seedClient(vendor.sandbox.url, second);
    const session = await vendor.logIn(credentialOf(second));
    await vendor.control.clearCalls();
    await vendor.call('client.GetCurrencyList');
    await vendor.call('project.SaveProject', '<Project />', { session });
    await vendor.call('client.GetCurrencyList', '', { session });
    const told = (await vendor.control.calls()).map(({ operation, status, clientId }) => [operation, status, clientId]);
    expect(told).toEqual([
      ['GetCurrencyList', 200, anna.clientId],
      ['unknown', 500, second.clientId],
      ['GetCurrencyList', 200, second.clientId],
    ]);
    expect(await vendor.control.calls({ clientId: second.clientId, operation: 'GetCurrencyList' })).toHaveLength(1);
  });

  it('never holds a password or a session id', async () => {
    await vendor.call('client.GetCurrencyList');
    const told = JSON.stringify([await vendor.control.calls(), await vendor.control.requests()]);
    expect(told).toContain('<Password>***</Password>');
    expect(told).toContain('ASP.NET_SessionId=***');
    expect([told.includes(anna.password), told.includes(vendor.session)]).toEqual([false, false]);
  });

  it('keeps whole exchanges for recordings', async () => {
    await vendor.call('project.GetProjectNameList');
    const [exchange] = await vendor.control.requests({ last: 1 });
    expect(exchange).toMatchObject({
      operation: 'GetProjectNameList',
      path: '/Project/V001/ProjectService.asmx',
      status: 200,
    });
    expect(exchange?.requestBody).toContain('<GetProjectNameList xmlns="http://24sevenOffice.com/webservices">');
    expect(exchange?.responseBody).toContain('<GetProjectNameListResult />');
  });
});
