import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { createIdentityProvider } from '../../functions/console/access/identity-provider.ts';
import { consolePartsOver } from './console-parts.ts';
import { loadTsx } from './load-tsx.ts';
import { openTestTable } from './table.ts';

/** A program: plays sign-ins at a real OpenID provider against the console, and prints what was seen as JSON. */
loadTsx();
const { createConsole } = await import('../../functions/console/console-app.tsx');
const consoleUrl = 'https://console.test';
const users: Record<string, Record<string, unknown>> = {
  kari: { name: 'Kari', 'custom:tenant': 'fjord' },
  ola: { name: 'Ola', 'cognito:groups': ['operator'] },
  stranger: { name: 'Stranger' },
};
let asking = 'kari';

const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
const provider: Provider = new Provider(issuer, {
  clients: [
    {
      ...{ client_id: 'console', token_endpoint_auth_method: 'none', redirect_uris: [`${consoleUrl}/sign-in/back`] },
      ...{ response_types: ['code'], grant_types: ['authorization_code'] },
    },
  ],
  claims: { openid: ['sub', 'custom:tenant', 'cognito:groups'], profile: ['name'], email: ['email'] },
  features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, sub) =>
    users[sub] === undefined ? undefined : { accountId: sub, claims: () => ({ sub, ...users[sub] }) },
  async loadExistingGrant({ oidc }) {
    const grant = new provider.Grant({
      clientId: oidc.client?.clientId ?? '',
      accountId: oidc.session?.accountId ?? '',
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});
const answerer = provider.callback();
server.on('request', (request, response) => {
  const isInteraction = request.url?.startsWith('/interaction/');
  const done = isInteraction
    ? provider.interactionFinished(request, response, { login: { accountId: asking } })
    : answerer(request, response);
  Promise.resolve(done).catch((error: unknown) => response.writeHead(500).end(String(error)));
});

let minutes = 0;
const clock = () => new Date(Date.now() + minutes * 60_000);
const table = await openTestTable();
const settings = {
  ...{ issuer, clientId: 'console', apiClients: [], consoleUrl },
  ...{ roleClaim: 'cognito:groups', operatorValue: 'operator', tenantClaim: 'custom:tenant' },
};
const base = consolePartsOver(table);
const parts = consolePartsOver(table, {
  clock,
  access: { kind: 'sign-in', provider: createIdentityProvider(settings, clock), vault: base.vault, consoleUrl },
});
const app = createConsole(parts);

/** A browser's cookies, and what it follows. */
function createVisitor() {
  const jar = new Map<string, string>();
  const keep = (answer: Response): void => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      jar.set(name, value.join('='));
    }
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const console = async (path: string, init: RequestInit = {}) => {
    const answer = await app.request(consoleUrl + path, { ...init, headers: { ...init.headers, cookie: cookie() } });
    keep(answer);
    return answer;
  };
  return {
    jar,
    console,
    /** Follows redirects at the provider until it sends the person back. */
    async backFrom(start: string): Promise<string> {
      let url = start;
      for (let step = 0; step < 10 && !url.startsWith(consoleUrl); step += 1) {
        const answer = await fetch(url, { redirect: 'manual', headers: { cookie: cookie() } });
        keep(answer);
        url = new URL(answer.headers.get('location') ?? `${consoleUrl}/lost`, url).href;
      }
      return url.slice(consoleUrl.length);
    },
  };
}

async function signIn(who: string, to = '/audit') {
  asking = who;
  const visitor = createVisitor();
  const first = await visitor.console(to);
  const start = to.startsWith('/sign-in') ? first : await visitor.console(first.headers.get('location') ?? '');
  const authorization = new URL(start.headers.get('location') ?? '');
  const back = await visitor.backFrom(authorization.href);
  const ended = await visitor.console(back);
  return { visitor, authorization, back, ended };
}

const seen: Record<string, unknown> = {};
const kari = await signIn('kari');
const { searchParams } = kari.authorization;
seen.asked = ['response_type', 'code_challenge_method', 'scope'].map((name) => searchParams.get(name));
seen.hasStateAndNonce = ['state', 'nonce', 'code_challenge'].every(
  (name) => (searchParams.get(name) ?? '').length > 20,
);
seen.back = [kari.ended.status, kari.ended.headers.get('location')];
seen.cookie = kari.ended.headers
  .getSetCookie()
  .find((line) => line.startsWith('__Host-ledgerbridge='))
  ?.replace(/=[^;]+/, '=…');
seen.page = [
  (await kari.visitor.console('/audit')).status,
  (await (await kari.visitor.console('/audit')).text()).includes('Kari'),
];
seen.replayedBack = (await kari.visitor.console(kari.back)).status;
const forged = await signIn('kari');
const other = createVisitor();
seen.backInAnotherBrowser = (await other.console(forged.back)).status;
seen.stranger = (await signIn('stranger')).ended.status;
seen.operator = (await (await (await signIn('ola')).visitor.console('/audit')).text()).includes('Signed in');
const sealed = kari.visitor.jar.get('__Host-ledgerbridge') ?? '';
const changed = createVisitor();
changed.jar.set('__Host-ledgerbridge', `${sealed.slice(0, -4)}AAAA`);
seen.changedCookie = (await changed.console('/audit')).status;
seen.opaqueToken = (await app.request(`${consoleUrl}/api/audit`, { headers: { authorization: 'Bearer abc' } })).status;
const post = (headers: Record<string, string>, token = 'forged') =>
  kari.visitor.console('/sign-out', { method: 'POST', headers, body: new URLSearchParams({ token }) });
seen.forgedSignOut = [(await post({})).status, (await kari.visitor.console('/audit')).status];
seen.openRedirect = (await signIn('kari', '/sign-in?to=//evil.example.com')).ended.headers.get('location');
delete users.kari;
seen.removedWithinMinutes = (await kari.visitor.console('/audit')).status;
minutes = 6;
seen.removedAfterMinutes = (await kari.visitor.console('/audit')).status;
const ola = await signIn('ola');
const token = /name="token" value="([^"]+)"/.exec(await (await ola.visitor.console('/audit')).text())?.[1] ?? '';
const out = await ola.visitor.console('/sign-out', { method: 'POST', body: new URLSearchParams({ token }) });
seen.signedOut = [out.status, (await ola.visitor.console('/audit')).status];
minutes = 70;
seen.afterAnHour = (await (await signIn('ola')).visitor.console('/audit')).status;
process.stdout.write(JSON.stringify(seen));
server.closeAllConnections();
server.close();
await table.close();
