import { createTurnStore } from '../../lib/store/turn-store.ts';
import type { TurnStore } from '../../lib/sync/turns.ts';
import { createMemoryTurns } from '../support/memory-turns.ts';
import { openTestTable } from '../support/table.ts';

const now = new Date('2026-11-21T10:00:00.000Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const turn = (owner: string, seconds = 0) => ({ owner, now: at(seconds), until: at(seconds + 300) });

type Opened = { turns: TurnStore; ofOthers: TurnStore; close(): Promise<void> };

const kinds: [string, () => Promise<Opened>][] = [
  ['memory', async () => ({ turns: createMemoryTurns(), ofOthers: createMemoryTurns(), close: async () => undefined })],
  [
    'the table',
    async () => {
      const table = await openTestTable();
      const turns = createTurnStore(table, { tenant: 'fjord', vendor: '24sevenoffice' });
      return {
        turns,
        ofOthers: createTurnStore(table, { tenant: 'bakke', vendor: '24sevenoffice' }),
        close: table.close,
      };
    },
  ],
];

describe.each(kinds)('turns in %s', (_, open) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('are had by one of many, who may take it again; the others are told until when', async () => {
    const { turns } = opened;
    const taken = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => turns.take('product 110', turn(owner))));
    expect(taken.filter((until) => until === undefined)).toHaveLength(1);
    expect(taken.filter((until) => until?.getTime() === at(300).getTime())).toHaveLength(3);
    const first = ['a', 'b', 'c', 'd'][taken.indexOf(undefined)] ?? '';
    expect(await turns.take('product 110', turn(first, 10))).toBeUndefined();
    expect(await turns.take('product 110', turn('late', 309))).toEqual(at(310));
    expect(await turns.take('product 110', turn('late', 310))).toBeUndefined();
  });

  it('are of one name and one tenant', async () => {
    const { turns, ofOthers } = opened;
    await turns.take('product 110', turn('a'));
    expect(await turns.take('product 120', turn('b'))).toBeUndefined();
    expect(await ofOthers.take('product 110', turn('b'))).toBeUndefined();
  });

  it('are left by their owner alone', async () => {
    const { turns } = opened;
    await turns.take('product 110', turn('a'));
    await turns.leave('product 110', 'b');
    expect(await turns.take('product 110', turn('b'))).toEqual(at(300));
    await turns.leave('product 110', 'a');
    expect(await turns.take('product 110', turn('b'))).toBeUndefined();
  });
});
