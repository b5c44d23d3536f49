import type { Engine } from '../../lib/sync/engine.ts';
import type { CrashPoint } from '../support/effects.ts';
import { worldScope } from '../support/world-engine.ts';
import { PolledLedger } from './poll-world.ts';

const keys = ['1', '2', '3', '4', '5', '6', '7'];

/** Every effect of one whole poll, before and after it took place. */
async function crashPoints(): Promise<CrashPoint[]> {
  const ledger = ledgerOf(keys);
  const { names } = await ledger.poll();
  return names.flatMap((_, index) => (['before', 'after'] as const).map((when) => ({ effect: index + 1, when })));
}

function ledgerOf(lines: readonly string[]): PolledLedger {
  const ledger = new PolledLedger();
  ledger.add(...lines);
  return ledger;
}

/** What is missing after a poll that is killed here, one line more, and a whole poll. */
async function missingAfter(crash: CrashPoint, weaken?: (engine: Engine) => Engine): Promise<string[]> {
  const ledger = ledgerOf(keys);
  await ledger.poll(crash, weaken);
  ledger.add('8');
  await ledger.poll();
  return [...keys, '8'].filter((key) => !ledger.keys().includes(key));
}

it('a poll that is killed at any effect repeats work and skips none', async () => {
  const points = await crashPoints();
  expect(points.length).toBeGreaterThan(20);
  for (const point of points) expect([point, await missingAfter(point)]).toEqual([point, []]);
});

it('the test sees a checkpoint that moves before its receipts are written', async () => {
  const early = (engine: Engine): Engine => ({
    ...engine,
    receipts: {
      ...engine.receipts,
      record: async (...given) => {
        await engine.checkpoints.write({ ...worldScope, direction: 'expenses' }, '7');
        return engine.receipts.record(...given);
      },
    },
  });
  const misses = await Promise.all((await crashPoints()).map((point) => missingAfter(point, early)));
  expect(misses.some((missing) => missing.length > 0)).toBe(true);
});

it('a vendor that goes away cuts the poll short; the next one goes on there', async () => {
  const ledger = ledgerOf(keys);
  ledger.awayFrom = 4;
  await ledger.poll();
  expect(ledger.end).toBe('done');
  expect([await ledger.position(), ledger.keys()]).toEqual(['4', ['1', '2', '3', '4']]);
  ledger.awayFrom = Number.POSITIVE_INFINITY;
  await ledger.poll();
  expect([await ledger.position(), ledger.keys(), ledger.asked]).toEqual(['7', keys, [0, 4]]);
});

it('a table that fails brings the poll back to the queue, and the checkpoint stays', async () => {
  const ledger = ledgerOf(keys);
  const failing = (engine: Engine): Engine => ({
    ...engine,
    receipts: { ...engine.receipts, record: () => Promise.reject(new Error('throttled')) },
  });
  await expect(ledger.poll(undefined, failing)).rejects.toThrow('throttled');
  expect(await ledger.position()).toBeUndefined();
});

it('asks to go on at once when the time of the function is nearly over', async () => {
  const ledger = ledgerOf(keys);
  ledger.timeLeftMs = 15_000;
  await ledger.poll();
  expect([ledger.end, await ledger.position()]).toEqual(['unfinished', '2']);
});

it('the same snapshot again is no news and costs no write; another one is', async () => {
  const ledger = ledgerOf(['1', '2']);
  await ledger.poll();
  ledger.lines.push({ key: '1', snapshot: { text: 'line 1' } }, { key: '2', snapshot: { text: 'changed' } });
  const { names } = await ledger.poll();
  expect(names.filter((name) => name === 'receipts.record')).toHaveLength(1);
  expect(ledger.store.all().map(({ wanted }) => wanted)).toEqual([1, 2]);
  expect(ledger.nudged).toEqual(['1', '2', '2']);
});

it('what is worth a look only where it is known leaves no receipt elsewhere', async () => {
  const ledger = ledgerOf(['1']);
  await ledger.poll();
  ledger.lines.push({ key: '1', snapshot: { gone: true }, onlyIfKnown: true });
  ledger.lines.push({ key: '2', snapshot: { gone: true }, onlyIfKnown: true });
  await ledger.poll();
  expect(ledger.store.all().map(({ key, wanted }) => [key, wanted])).toEqual([['1', 2]]);
});

it('a direction that is off is not asked for', async () => {
  const ledger = ledgerOf(keys);
  ledger.isOn = false;
  const { names } = await ledger.poll();
  // Whether its people were told of a refused log-in is all that is looked at.
  expect([names, ledger.asked]).toEqual([['checkpoints.read'], []]);
});

/** A ledger with one line that was skipped for want of a project, which has appeared since. */
async function skippedForItsProject(): Promise<PolledLedger> {
  const ledger = ledgerOf(['1']);
  await ledger.poll();
  const [receipt] = ledger.store.all();
  if (receipt === undefined) throw new Error('no receipt');
  const parent = { direction: 'moment-projects', number: '5017' };
  const { dueAt, ...ended } = receipt;
  ledger.store.overwrite({ ...ended, state: 'skipped', done: 1, problem: { code: 'project-unknown' }, parent });
  ledger.appeared = [parent];
  return ledger;
}

it('a receipt that waits for a project is opened again when it appears, wherever the worker is killed', async () => {
  const { names } = await (await skippedForItsProject()).poll();
  expect(names).toContain('receipts.waitingFor');
  for (const [index] of names.entries()) {
    for (const when of ['before', 'after'] as const) {
      const ledger = await skippedForItsProject();
      await ledger.poll({ effect: index + 1, when });
      await ledger.poll();
      expect(ledger.store.all()).toMatchObject([{ state: 'pending', wanted: 2 }]);
    }
  }
});
