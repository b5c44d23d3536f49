import { type CountedAs, changesOf, countedAs, type Ended, osloDay } from '../../lib/sync/count-ends.ts';
import { receiptOf } from '../support/receipt-of.ts';
import { Scene } from '../support/scene.ts';

const [friday, saturday] = ['2026-11-20', '2026-11-21'];
const as = (state: CountedAs['state'], day = friday ?? ''): CountedAs => ({ state, day });

it.each([
  ['2026-11-20T22:59:59.000Z', '2026-11-20'],
  ['2026-11-20T23:00:00.000Z', '2026-11-21'],
  ['2026-06-30T21:59:59.000Z', '2026-06-30'],
  ['2026-06-30T22:00:00.000Z', '2026-07-01'],
])('%s is on %s in Norway', (instant, day) => {
  expect(osloDay(new Date(instant))).toBe(day);
});

it.each([
  ['the first end', undefined, as('delivered'), [['delivered', 1]], [['delivered', 1]]],
  ['the same again on the same day', as('delivered'), as('delivered'), [], []],
  ['the same on another day', as('delivered'), as('delivered', saturday), [['delivered', 1]], []],
  [
    ...(['another end on the same day', as('rejected'), as('delivered')] as const),
    [
      ['rejected', -1],
      ['delivered', 1],
    ],
    [
      ['rejected', -1],
      ['delivered', 1],
    ],
  ],
  [
    ...(['another end on another day', as('rejected'), as('delivered', saturday)] as const),
    [['delivered', 1]],
    [
      ['rejected', -1],
      ['delivered', 1],
    ],
  ],
] as const)('%s counts a document once a day, and once in all', (_what, before, now, ofDay, ofAll) => {
  expect(changesOf({ before, now })).toEqual({ ofDay, ofAll });
});

it('what is in place counts as delivered, what is open does not count', () => {
  const now = new Date('2026-11-20T10:00:00.000Z');
  const mapping = { targetId: '1', fingerprint: '', sourceFingerprint: '', deliveredAt: '' };
  const unchanged = { state: 'skipped', mapping, problem: { code: 'unchanged' } } as const;
  expect(countedAs(receiptOf({ key: '1', ...unchanged }), now)).toEqual(as('delivered'));
  expect(countedAs(receiptOf({ key: '1', state: 'conflict' }), now)).toEqual(as('conflict'));
  expect(countedAs(receiptOf({ key: '1', state: 'waiting' }), now)).toBeUndefined();
});

it('each document is counted once however often it is wished for, also on the next day', async () => {
  const ended: Ended[] = [];
  const scene = new Scene({});
  scene.ends = { count: (one) => void ended.push(one) };
  for (const key of ['1', '2']) await scene.change(key);
  for (let wish = 0; wish < 3; wish += 1) {
    await scene.run('1', '2');
    await scene.change('1');
  }
  expect(ended.map(({ before, now }) => [before?.state, now.state])).toEqual([
    [undefined, 'delivered'],
    [undefined, 'delivered'],
  ]);
  scene.advance(24 * 3600);
  await scene.run('1');
  expect(ended.at(-1)).toMatchObject({ before: { day: '2026-11-20' }, now: { day: '2026-11-21', state: 'delivered' } });
  expect(ended).toHaveLength(3);
});
