import { once } from 'node:events';
import { createServer } from 'node:http';
import { sign } from 'hono/jwt';
import { createIdentityProvider } from '../../functions/console/access/identity-provider.ts';

/** A program: shows access tokens to the console's provider over a small issuer, and prints whom each opened as JSON. */
const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const other = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const jwk = { ...(await crypto.subtle.exportKey('jwk', pair.publicKey)), kid: 'one', alg: 'ES256' };
const revoked = new Set<string>();
let issuer = '';
const server = createServer((request, response) => {
  const path = request.url ?? '';
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  const endpoints = {
    authorization_endpoint: `${issuer}/a`,
    token_endpoint: `${issuer}/t`,
    userinfo_endpoint: `${issuer}/u`,
  };
  if (path.startsWith('/.well-known')) return json({ issuer, jwks_uri: `${issuer}/keys`, ...endpoints });
  if (path === '/keys') return json({ keys: [jwk] });
  if (path === '/u' && !revoked.has(token)) return json({ sub: 'kari', name: 'Kari', 'custom:tenant': 'fjord' });
  response.writeHead(401, { 'www-authenticate': 'Bearer error="invalid_token"' }).end();
  function json(body: object): void {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

const settings = { issuer, clientId: 'console', apiClients: ['robot'], consoleUrl: 'https://console.test' };
const names = { roleClaim: 'cognito:groups', operatorValue: 'operator', tenantClaim: 'custom:tenant' };
const provider = createIdentityProvider({ ...settings, ...names }, () => new Date());
const now = Math.floor(Date.now() / 1000);
const usual = { iss: issuer, sub: 'kari', client_id: 'console', iat: now, exp: now + 600 };
const privateKey = async (key: typeof pair.privateKey) => ({
  ...(await crypto.subtle.exportKey('jwk', key)),
  kid: 'one',
  alg: 'ES256',
});
const own = await privateKey(pair.privateKey);
const tokenOf = (claims: object, key = own) => sign({ ...usual, ...claims }, key, 'ES256');
const tenantOf = async (token: string) => (await provider.bearer(token))?.tenant ?? null;

const gone = await tokenOf({ jti: 'gone' });
revoked.add(gone);
const seen = {
  own: await tenantOf(await tokenOf({})),
  namedInAudience: await tenantOf(await tokenOf({ client_id: undefined, aud: ['robot'] })),
  anotherClient: await tenantOf(await tokenOf({ client_id: 'shop' })),
  anotherIssuer: await tenantOf(await tokenOf({ iss: 'https://evil.example.com' })),
  expired: await tenantOf(await tokenOf({ exp: now - 10 })),
  withoutEnd: await tenantOf(await tokenOf({ exp: undefined })),
  anotherKey: await tenantOf(await tokenOf({}, await privateKey(other.privateKey))),
  revoked: await tenantOf(gone),
  noToken: await tenantOf('abc'),
};
process.stdout.write(JSON.stringify(seen));
server.closeAllConnections();
server.close();
