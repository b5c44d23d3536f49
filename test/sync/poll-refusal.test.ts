import { SyncError } from '../../lib/sync/errors.ts';
import { notePollFailure, notePollSuccess, pollRefusalOf } from '../../lib/sync/poll-refusal.ts';
import type { HoldCode } from '../../lib/sync/problems.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const place = { tenant: 'fjord', integration: 'fjord.main', direction: 'expenses' };
const refused = (code: HoldCode) =>
  new SyncError({ advice: 'hold', applied: 'no', problem: { code, vendorWords: 'no such key' } });

function openScene() {
  const { checkpoints } = createMemoryStore();
  const fail = (failure: unknown, at: string) =>
    notePollFailure(place, failure, { checkpoints, clock: () => new Date(at) });
  return { fail, succeed: () => notePollSuccess(place, checkpoints), kept: () => pollRefusalOf(place, checkpoints) };
}

it.each(['login-refused', 'access-revoked', 'identity-needed', 'identity-blocked'] as const)(
  'a poll that meets %s keeps since when, until one goes through',
  async (code) => {
    const { fail, succeed, kept } = openScene();
    await fail(refused(code), '2026-11-21T10:00:00.000Z');
    await fail(refused(code), '2026-11-21T10:15:00.000Z');
    expect(await kept()).toEqual({ code, at: '2026-11-21T10:00:00.000Z', vendorWords: 'no such key' });
    await succeed();
    expect(await kept()).toBeUndefined();
  },
);

it('what goes on by itself is nobody’s task, and takes nothing back', async () => {
  const { fail, kept } = openScene();
  await fail(refused('vendor-unreachable'), '2026-11-21T10:00:00.000Z');
  await fail(new Error('the table failed'), '2026-11-21T10:00:00.000Z');
  expect(await kept()).toBeUndefined();
  await fail(refused('login-refused'), '2026-11-21T10:00:00.000Z');
  await fail(refused('vendor-unreachable'), '2026-11-21T10:15:00.000Z');
  expect(await kept()).toMatchObject({ code: 'login-refused' });
});
