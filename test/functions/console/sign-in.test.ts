import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const program = join(import.meta.dirname, '..', '..', 'support', 'sign-in-program.ts');

it('people sign in at a real OpenID provider, and nobody else gets in', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', program], { timeout: 50_000 });
  expect(JSON.parse(stdout.slice(stdout.lastIndexOf('{"asked')))).toEqual({
    asked: ['code', 'S256', 'openid email profile'],
    hasStateAndNonce: true,
    back: [303, '/audit'],
    cookie: '__Host-ledgerbridge=…; Path=/; HttpOnly; Secure; SameSite=Lax',
    page: [200, true],
    replayedBack: 403,
    backInAnotherBrowser: 403,
    stranger: 403,
    operator: true,
    changedCookie: 303,
    opaqueToken: 401,
    forgedSignOut: [303, 200],
    openRedirect: '/',
    removedWithinMinutes: 200,
    removedAfterMinutes: 303,
    signedOut: [200, 303],
    afterAnHour: 200,
  });
}, 60_000);

it('a token opens the tenant that the issuer names for it, and no other token opens anything', async () => {
  const bearer = join(import.meta.dirname, '..', '..', 'support', 'bearer-program.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', bearer], { timeout: 50_000 });
  expect(JSON.parse(stdout)).toEqual({
    ...{ own: 'fjord', namedInAudience: 'fjord', anotherClient: null, anotherIssuer: null, expired: null },
    ...{ withoutEnd: null, anotherKey: null, revoked: null, noToken: null },
  });
}, 60_000);
