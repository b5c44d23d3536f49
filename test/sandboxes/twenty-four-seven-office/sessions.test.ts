import {
  anna,
  credentialOf,
  faultOf,
  startVendor,
  textIn,
  textsIn,
  type VendorCaller,
} from './support/vendor-caller.ts';

const other = { id: 'aaaaaaaa-0000-4000-8000-000000000002', clientId: '100000000000002', clientName: 'Example Two AS' };
const blocked = {
  id: 'aaaaaaaa-0000-4000-8000-000000000003',
  clientId: '100000000000003',
  clientName: 'Closed AS',
  isDisabled: true,
};
const first = { id: anna.identityId, clientId: anna.clientId, clientName: anna.clientName };
const login = { password: anna.password, applicationId: anna.applicationId };

let now = new Date('2026-05-20T10:00:00Z');
let vendor: VendorCaller;
beforeEach(async () => {
  now = new Date('2026-05-20T10:00:00Z');
  vendor = await startVendor({ clock: () => now });
  await vendor.control.putLogin(anna.username, {
    ...login,
    identities: [{ ...first, isDefault: true }, other, blocked],
  });
});
afterEach(() => vendor.sandbox.close());

const clientName = async (session?: string) =>
  textIn((await vendor.call('client.GetClientInformation', '', session === undefined ? {} : { session })).text, 'Name');

describe('Login', () => {
  it.each([
    ['the right credentials', {}, /^[a-z0-9]{24}$/],
    ['a wrong password', { password: 'guess' }, /^$/],
    ['a wrong user name', { username: 'nobody@example.com' }, /^$/],
    ['a wrong application', { applicationId: '99999999-2222-4333-8444-555555555555' }, /^$/],
    ['an identity of somebody else', { identityId: 'bbbbbbbb-0000-4000-8000-000000000001' }, /^$/],
    ['no password', { password: undefined }, /^$/],
  ])('with %s', async (_what, change, answer) => {
    expect(await vendor.logIn(credentialOf({ ...anna, ...change }))).toMatch(answer);
  });

  it('works as the default identity when none is asked for, also by the zero guid', async () => {
    for (const identityId of [undefined, '00000000-0000-0000-0000-000000000000']) {
      expect(await clientName(await vendor.logIn(credentialOf({ ...anna, identityId })))).toBe('Example One AS');
    }
  });

  it('faults when the identity is blocked', async () => {
    const reply = await vendor.call(
      'auth.Login',
      `<credential>${credentialOf({ ...anna, identityId: blocked.id })}</credential>`,
    );
    expect([reply.status, faultOf(reply)]).toEqual([
      500,
      expect.stringMatching(/^The provided IdentityId is blocked\. Please use GetIdentitiesWithCredential/),
    ]);
  });

  it('faults when none is asked for and the default is blocked', async () => {
    await vendor.control.putLogin(anna.username, { ...login, identities: [other, { ...blocked, isDefault: true }] });
    const reply = await vendor.call(
      'auth.Login',
      `<credential>${credentialOf({ ...anna, identityId: undefined })}</credential>`,
    );
    expect(faultOf(reply)).toMatch(/^Provided IdentityId is blocked\./);
  });

  it('is throttled when told to be', async () => {
    await vendor.control.setSwitches({ loginThrottle: { logins: 2, seconds: 60 } });
    const attempts = [await vendor.logIn(), await vendor.logIn(), await vendor.logIn()];
    expect(attempts.map((id) => id.length)).toEqual([24, 24, 0]);
    now = new Date(now.getTime() + 61_000);
    expect(await vendor.logIn()).toHaveLength(24);
  });
});

describe('a session', () => {
  it('works on both hosts', async () => {
    const answers = [await vendor.call('client.GetCurrencyList'), await vendor.call('project.GetProjectNameList')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it.each([
    ['no cookie', { Cookie: 'LEFT OUT' }],
    ['an unknown id', { Cookie: 'ASP.NET_SessionId=abcdefghijklmnopqrstuvwx' }],
  ])('is missed with %s', async (_what, headers) => {
    const reply = await vendor.call('client.GetClientInformation', '', { headers });
    expect([reply.status, faultOf(reply)]).toEqual([500, 'Session is not authenticated']);
    expect((await vendor.call('auth.HasSession', '', { headers })).text).toContain(
      '<HasSessionResult>false</HasSessionResult>',
    );
  });

  it('is taken from the cookie of the exact name alone', async () => {
    const cookie = (value: string) => vendor.call('auth.HasSession', '', { headers: { Cookie: value } });
    const names = [
      `asp.net_sessionid=${vendor.session}`,
      `SessionId=${vendor.session}`,
      `a=b; ASP.NET_SessionId=${vendor.session}; c=d`,
    ];
    const answers = await Promise.all(names.map(cookie));
    expect(answers.map(({ text }) => textIn(text, 'HasSessionResult'))).toEqual(['false', 'false', 'true']);
  });

  it('switches its client for everybody who uses it, and leaves other sessions alone', async () => {
    const session = await vendor.logIn();
    const answer = await vendor.call('auth.SetIdentityById', `<identityId>${other.id}</identityId>`);
    expect(textIn(answer.text, 'SetIdentityByIdResult')).toBe('true');
    expect([await clientName(), await clientName(session)]).toEqual(['Example Two AS', 'Example One AS']);
  });

  it.each([
    ['a blocked identity', blocked.id],
    ['an unknown identity', 'bbbbbbbb-0000-4000-8000-000000000001'],
  ])('does not switch to %s', async (_what, id) => {
    const answer = await vendor.call('auth.SetIdentityById', `<identityId>${id}</identityId>`);
    expect(textIn(answer.text, 'SetIdentityByIdResult')).toBe('false');
    expect(await clientName()).toBe('Example One AS');
  });

  it('ends when it is told to, after a day, and with a second login when that is switched on', async () => {
    expect(await vendor.control.expireSessions()).toBe(1);
    const old = await vendor.logIn();
    now = new Date(now.getTime() + 24 * 3_600_000);
    expect(textIn((await vendor.call('auth.HasSession', '', { session: old })).text, 'HasSessionResult')).toBe('false');
    await vendor.control.setSwitches({ singleSession: true });
    const [one, two] = [await vendor.logIn(), await vendor.logIn()];
    const answers = await Promise.all([one, two].map((session) => vendor.call('auth.HasSession', '', { session })));
    expect(answers.map(({ text }) => textIn(text, 'HasSessionResult'))).toEqual(['false', 'true']);
  });

  it('says so when its identity was blocked meanwhile', async () => {
    await vendor.control.putLogin(anna.username, { ...login, identities: [{ ...first, isDisabled: true }, other] });
    expect(faultOf(await vendor.call('client.GetCurrencyList'))).toBe('Client is not authenticated on this identity');
  });
});

describe('identities', () => {
  it('are listed with the blocked ones marked, with and without a session', async () => {
    const inner = `<credential>${credentialOf({ ...anna, identityId: undefined })}</credential>`;
    const open = await vendor.call('auth.GetIdentitiesWithCredential', inner, { headers: { Cookie: 'LEFT OUT' } });
    const own = await vendor.call('auth.GetIdentities');
    expect(textsIn(open.text, 'IsCurrent')).toEqual(['false', 'false', 'false']);
    expect(textsIn(own.text, 'IsCurrent')).toEqual(['true', 'false', 'false']);
    for (const { text } of [open, own]) {
      expect([...text.matchAll(/<Client><Id>(\d+)<\/Id><Name>([^<]+)/g)].map(([, id, name]) => [id, name])).toEqual([
        ['100000000000001', 'Example One AS'],
        ['100000000000002', 'Example Two AS'],
        ['100000000000003', 'Closed AS'],
      ]);
      expect(textsIn(text, 'IsDisabled')).toEqual(['true']);
    }
  });

  it('the current one follows the switch', async () => {
    await vendor.call('auth.SetIdentityById', `<identityId>${other.id}</identityId>`);
    expect((await vendor.call('auth.GetIdentity')).text).toContain(`<GetIdentityResult><Id>${other.id}</Id>`);
  });
});
