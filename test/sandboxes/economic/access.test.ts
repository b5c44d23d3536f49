import { aCustomer, agreement, codesOf, type OpenEconomic, openEconomic, paths } from './sandbox-fixture.ts';

let economic: OpenEconomic;

beforeEach(async () => {
  economic = await openEconomic();
});

afterEach(() => economic.sandbox.close());

describe('the two tokens', () => {
  it('lead to the company', async () => {
    expect((await economic.rest('/self')).body).toMatchObject({
      agreementNumber: agreement.number,
      company: { name: agreement.companyName },
      settings: { baseCurrency: 'DKK' },
      modules: [{ name: 'Project' }, { name: 'e-conomic Smart' }],
    });
  });

  it.each([
    ['x-appsecrettoken', 'other'],
    ['x-agreementgranttoken', 'other'],
    ['x-agreementgranttoken', ''],
  ])('are refused at both hosts with %s: %s', async (name, value) => {
    const headers = { [name]: value };
    const answers = [await economic.rest('/self', { headers }), await economic.services(paths.projects, { headers })];
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(answers.map((answer) => answer.headers['content-type'])).toEqual([
      ...['application/json; charset=utf-8', 'application/problem+json'],
    ]);
  });

  it('of two apps do not belong together', async () => {
    await economic.control.putApp({ secretToken: 'other-secret', publicToken: 'other-public' });
    const answer = await economic.rest('/self', { headers: { 'x-appsecrettoken': 'other-secret' } });
    expect([answer.status, codesOf(answer)]).toEqual([401, 'E02250']);
  });

  it('end when the access is taken back, and a new one works', async () => {
    await economic.control.revoke(agreement.number);
    expect((await economic.rest('/self')).status).toBe(401);
    await economic.control.grant(agreement.number, { token: 'new', appPublicToken: agreement.appPublicToken });
    expect((await economic.rest('/self', { headers: { 'x-agreementgranttoken': 'new' } })).status).toBe(200);
  });

  it('of an app with one role open what the role may see', async () => {
    await economic.control.putApp({
      ...{ secretToken: agreement.appSecretToken, publicToken: agreement.appPublicToken, roles: ['Sales'] },
    });
    const statuses = [await economic.rest('/customers'), await economic.services(paths.booked)].map(
      ({ status }) => status,
    );
    expect(statuses).toEqual([200, 403]);
  });
});

describe('the page that grants access', () => {
  const page = (query: Record<string, string>) =>
    `${economic.sandbox.url}/secure/api1/requestaccess.aspx?${new URLSearchParams(query)}`;
  const accept = (query: Record<string, string>) =>
    fetch(page(query), {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ agreement: String(agreement.number) }) },
    });

  it('names the app, and sends the browser back with a token that works', async () => {
    const redirectUrl = 'https://console.example.com/granted?state=s';
    const asked = { appPublicToken: agreement.appPublicToken, redirectUrl, locale: 'da-DK' };
    expect(await (await fetch(page(asked))).text()).toContain('Ledgerbridge');
    const answer = await accept(asked);
    const location = new URL(answer.headers.get('location') ?? '');
    expect([answer.status, location.origin, location.searchParams.get('state')]).toEqual([
      ...[302, 'https://console.example.com', 's'],
    ]);
    const token = location.searchParams.get('token') ?? '';
    expect((await economic.rest('/self', { headers: { 'x-agreementgranttoken': token } })).status).toBe(200);
  });

  it('shows the token when there is nowhere to go back to', async () => {
    const text = await (await accept({ appPublicToken: agreement.appPublicToken })).text();
    const token = /<p id="token">(\w+)<\/p>/.exec(text)?.[1] ?? '';
    expect((await economic.rest('/self', { headers: { 'x-agreementgranttoken': token } })).status).toBe(200);
  });

  it.each([
    [{ appPublicToken: 'unknown' }, 404],
    [{ appPublicToken: agreement.appPublicToken, redirectUrl: 'http://console.example.com' }, 400],
  ])('refuses %j with %i', async (query, status) => {
    expect((await fetch(page(query))).status).toBe(status);
  });
});

describe('the allowance', () => {
  const usedOf = async () => (await economic.rest('/self')).headers['x-ratelimiting'];

  it('is told with every answer, also of a refusal, and shared by both hosts', async () => {
    const write = await economic.rest('/customers', { json: {} });
    expect([write.status, write.headers['x-callcost'], write.headers['x-ratelimiting']]).toEqual([
      ...[400, '3', 'token-limit-10000-per-60-seconds: 3/10000'],
    ]);
    await economic.services(paths.projects);
    expect(await usedOf()).toBe('token-limit-10000-per-60-seconds: 5/10000');
  });

  it('comes back little by little, or all at the full minute', async () => {
    await economic.control.setSwitches({ tokenLimit: 60, readCost: 20 });
    await usedOf();
    economic.time.pass(10_000);
    expect(await usedOf()).toBe('token-limit-60-per-60-seconds: 30/60');
    await economic.control.setSwitches({ tokenRefill: 'window' });
    economic.time.pass(49_000);
    expect(await usedOf()).toBe('token-limit-60-per-60-seconds: 50/60');
    economic.time.pass(1000);
    expect(await usedOf()).toBe('token-limit-60-per-60-seconds: 20/60');
  });

  it.each([
    [{ tokenLimit: 1 }, undefined],
    [{ dailyLimit: 1 }, undefined],
    [{ tokenLimit: 1, retryAfter: true }, '60'],
  ])('is refused with 429 when it is spent (%j)', async (switches, retryAfter) => {
    await economic.control.setSwitches(switches);
    const statuses = [await economic.rest('/self'), await economic.services(paths.projects)];
    expect(statuses.map(({ status }) => status)).toEqual([200, 429]);
    expect(statuses[1]?.headers['retry-after']).toBe(retryAfter);
  });

  it('of a day is there again the day after', async () => {
    await economic.control.setSwitches({ dailyLimit: 1 });
    const statusAfter = async (milliseconds: number) => {
      economic.time.pass(milliseconds);
      return (await economic.rest('/self')).status;
    };
    expect([await statusAfter(0), await statusAfter(86_399_000), await statusAfter(1000)]).toEqual([200, 429, 200]);
  });
});

describe('a call that is wrong in form', () => {
  it.each([
    ['/customers', { method: 'POST' as const, headers: { 'content-type': 'text/plain' } }, 415],
    ['/customers', { method: 'POST' as const, headers: { 'content-type': 'application/json' } }, 400],
    ['/customers', { json: [aCustomer] }, 400],
    ['/nothing', {}, 404],
    ['/customers', { method: 'DELETE' as const }, 405],
  ])('%s %j: %i', async (path, settings, status) => {
    expect((await economic.rest(path, settings)).status).toBe(status);
  });

  it('of another version of a service is not found', async () => {
    expect((await economic.services('/journalsapi/v1.0.0/draft-entries')).status).toBe(404);
  });

  it('stands in the log, without tokens', async () => {
    await economic.control.forgetCalls();
    await economic.rest('/customers', { json: aCustomer, key: 'k' });
    const [call] = await economic.control.calls(agreement.number);
    expect(call).toMatchObject({ host: 'rest', operation: 'customers.create', status: 201, idempotencyKey: 'k' });
    expect(JSON.parse(call?.body ?? '')).toEqual(aCustomer);
    expect(JSON.stringify(call)).not.toContain(agreement.grantToken);
  });
});
