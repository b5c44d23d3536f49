import { sessionKey } from '../../lib/store/keys.ts';
import { createSessionStore } from '../../lib/store/session-store.ts';
import { readItem } from '../../lib/store/table.ts';
import type { SessionStore, Vault } from '../../lib/sync/ports.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { openTestTable } from '../support/table.ts';

/** Seals so that a test can see with which context. */
const plainVault: Vault = {
  seal: async (plain, context) => Buffer.from(JSON.stringify([plain, context])).toString('base64'),
  open: async (sealed, context) => {
    const [plain, at] = JSON.parse(Buffer.from(sealed, 'base64').toString());
    if (JSON.stringify(at) !== JSON.stringify(context)) throw new Error('sealed for somebody else');
    return plain;
  },
};

const now = new Date('2026-11-21T10:00:00.000Z');
const lease = (owner: string, seconds = 0) => {
  const from = now.getTime() + seconds * 1000;
  return { owner, now: new Date(from), until: new Date(from + 40_000) };
};
const session = { id: 'SESSION-CANARY', createdAt: '2026-11-21T10:00:00.000Z', identityId: 'i' };

const kinds: [string, () => Promise<{ sessions: SessionStore; close(): Promise<void> }>][] = [
  ['memory', async () => ({ ...createMemoryStore(), close: async () => undefined })],
  [
    'the table',
    async () => {
      const table = await openTestTable();
      const sessions = createSessionStore({ table, vault: plainVault, tenant: 'fjord', vendor: '24sevenoffice' });
      return { sessions, close: table.close };
    },
  ],
];

describe.each(kinds)('vendor sessions in %s', (_, open) => {
  let sessions: SessionStore;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ sessions, close } = await open());
  });
  afterEach(() => close());

  it('lets one of many workers log in', async () => {
    const begun = await Promise.all(Array.from({ length: 20 }, (_each, n) => sessions.beginLogin('k', lease(`w${n}`))));
    expect(begun.filter((isFirst) => isFirst)).toHaveLength(1);
    expect(await sessions.beginLogin('k', lease('late', 39.999))).toBe(false);
    expect(await sessions.beginLogin('k', lease('later', 40))).toBe(true);
    expect(await sessions.beginLogin('other', lease('w'))).toBe(true);
  });

  it('shares the session and forgets earlier failures', async () => {
    await sessions.beginLogin('k', lease('ada'));
    expect(await sessions.saveFailure('k', 'ada', { failure: 'login-refused: no', at: now })).toBe(1);
    expect(await sessions.read('k')).toEqual({
      session: undefined,
      failures: 1,
      failure: 'login-refused: no',
      failedAt: now.toISOString(),
    });
    expect(await sessions.beginLogin('k', lease('bo'))).toBe(true);
    await sessions.saveSession('k', 'bo', session);
    expect(await sessions.read('k')).toEqual({ session, failures: 0 });
    expect(await sessions.beginLogin('k', lease('ada', 1))).toBe(true);
  });

  it('keeps the session of the one who took over', async () => {
    await sessions.beginLogin('k', lease('slow'));
    await sessions.beginLogin('k', lease('quick', 41));
    await sessions.saveSession('k', 'quick', session);
    await sessions.beginLogin('k', lease('third', 42));
    await sessions.saveSession('k', 'slow', { ...session, id: 'old' });
    expect(await sessions.saveFailure('k', 'slow', { failure: 'login-refused: no', at: now })).toBe(1);
    expect((await sessions.read('k')).session).toEqual(session);
    expect(await sessions.beginLogin('k', lease('fourth', 43))).toBe(false);
  });

  it('drops the session when its renewal is refused', async () => {
    await sessions.beginLogin('k', lease('ada'));
    await sessions.saveSession('k', 'ada', { id: 's', createdAt: 'x' });
    expect((await sessions.read('k')).session).toEqual({ id: 's', createdAt: 'x' });
    await sessions.beginLogin('k', lease('ada'));
    await sessions.saveFailure('k', 'ada', { failure: 'login-refused: no', at: now });
    expect((await sessions.read('k')).session).toBeUndefined();
  });

  it('knows nothing of other keys', async () => {
    expect(await sessions.read('k')).toEqual({ session: undefined, failures: 0 });
  });
});

it('keeps no session id in plain, and opens none of another tenant', async () => {
  const table = await openTestTable();
  const parts = { table, vault: plainVault, vendor: '24sevenoffice' };
  const sessions = createSessionStore({ ...parts, tenant: 'fjord' });
  await sessions.beginLogin('k', lease('ada'));
  await sessions.saveSession('k', 'ada', session);
  const stored = await readItem(table, sessionKey('fjord', '24sevenoffice', 'k'));
  expect(JSON.stringify(stored)).not.toContain(session.id);
  expect((await createSessionStore({ ...parts, tenant: 'berg' }).read('k')).session).toBeUndefined();
  await table.close();
});
