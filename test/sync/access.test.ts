import { type Gate, insisting, withAccess } from '../../lib/sync/access.ts';
import { SyncError } from '../../lib/sync/errors.ts';
import type { Connection } from '../../lib/sync/ports.ts';
import { createMemorySessions } from '../support/memory-sessions.ts';
import { openIntegration } from '../support/world-engine.ts';

const refused = new SyncError({ advice: 'hold', applied: 'no', problem: { code: 'access-revoked' } });
const gate: Gate = {
  key: 'vendor#hash-of-the-key',
  refusalOf: (failure) => (failure === refused ? { code: 'access-revoked', words: 'the token is gone' } : undefined),
};

/** A vendor that refuses the log-in until a person gives access again, and counts what reaches it. */
function vendor() {
  const vendor = { calls: 0, isOpen: false, now: Date.parse('2026-11-21T10:00:00Z') };
  const clock = (): Date => new Date(vendor.now);
  const connection: Connection = {
    ...openIntegration(clock).connect('moment'),
    sessions: createMemorySessions(),
    clock,
  };
  const call = async (through = connection): Promise<string> =>
    withAccess(through, gate, async () => {
      vendor.calls += 1;
      if (!vendor.isOpen) throw refused;
      return 'answered';
    }).catch((failure: unknown) => (failure instanceof SyncError ? failure.reason.problem.code : 'another failure'));
  return { vendor, call, connection };
}

describe('a log-in that the vendor refuses', () => {
  it('is asked once, then after a quarter of an hour, and after twice as long each time', async () => {
    const { vendor: state, call } = vendor();
    const calls: number[] = [];
    for (let quarter = 0; quarter < 16; quarter += 1) {
      for (let tries = 0; tries < 10; tries += 1) expect(await call()).toBe('access-revoked');
      calls.push(state.calls);
      state.now += 900_000;
    }
    expect(calls).toEqual([1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5]);
  });

  it('goes on for everybody with the first call that works', async () => {
    const { vendor: state, call } = vendor();
    await call();
    state.isOpen = true;
    expect(await call()).toBe('access-revoked');
    state.now += 900_000;
    expect([await call(), await call()]).toEqual(['answered', 'answered']);
    state.isOpen = false;
    await call();
    state.now += 900_000;
    await call();
    expect(state.calls).toBe(5);
  });

  it('counts ten refusals at once as one', async () => {
    const { vendor: state, call } = vendor();
    await Promise.all(Array.from({ length: 10 }, () => call()));
    expect(state.calls).toBe(10);
    state.now += 900_000;
    await call();
    expect(state.calls).toBe(11);
  });

  it('is tried by one call alone when the pause is over, however many wait for it', async () => {
    const { vendor: state, call } = vendor();
    await call();
    state.now += 900_000;
    await Promise.all(Array.from({ length: 10 }, () => call()));
    expect(state.calls).toBe(2);
    state.now += 1_800_000;
    state.isOpen = true;
    await Promise.all(Array.from({ length: 10 }, () => call()));
    expect(state.calls).toBe(3);
    expect(await call()).toBe('answered');
  });

  it('loses no answer when it cannot be noted that it works again, or that it was refused', async () => {
    const { vendor: state, call, connection } = vendor();
    await call();
    state.now += 900_000;
    const away = async (): Promise<never> => {
      throw new Error('the table is away');
    };
    const forgetful = { ...connection, sessions: { ...connection.sessions, forgive: away, refuse: away } };
    expect(await call(forgetful)).toBe('access-revoked');
    state.now += 60_000;
    state.isOpen = true;
    expect(await call(forgetful)).toBe('answered');
  });

  it('is tried at once when a person asks', async () => {
    const { vendor: state, call, connection } = vendor();
    await call();
    state.isOpen = true;
    expect(await call(insisting(connection))).toBe('answered');
    expect(await call()).toBe('answered');
  });

  it('is not paused by any other failure', async () => {
    const { connection } = vendor();
    let calls = 0;
    const failing = () =>
      withAccess(connection, gate, async () => {
        calls += 1;
        throw new Error('away');
      });
    for (let tries = 0; tries < 3; tries += 1) await expect(failing()).rejects.toThrow('away');
    expect(calls).toBe(3);
  });
});
