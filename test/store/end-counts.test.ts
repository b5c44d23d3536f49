import { createEndTally } from '../../lib/runtime/end-tally.ts';
import { createEndCounts } from '../../lib/store/end-counts.ts';
import { createReceiptOverview } from '../../lib/store/receipt-overview.ts';
import { openTestTable } from '../support/table.ts';

const scope = { tenant: 'fjord', integration: 'fjord.main', direction: 'invoices' };
const other = { ...scope, integration: 'fjord.other' };
const day = '2026-11-20';

describe('counts of ends', () => {
  let table: Awaited<ReturnType<typeof openTestTable>>;
  const counts = () => createEndCounts(table);
  beforeEach(async () => {
    table = await openTestTable();
  });
  afterEach(() => table.close());

  it('stand by direction and day, and in all', async () => {
    await counts().add(scope, day, { delivered: 3, rejected: 1 });
    await counts().add(scope, day, { delivered: 1, rejected: -1 });
    await counts().add(scope, undefined, { delivered: 4 });
    expect(await counts().perDay([scope, other], ['2026-11-19', day])).toEqual([
      [{}, { delivered: 4 }],
      [{}, {}],
    ]);
    expect(await counts().totals([scope, other])).toEqual([{ delivered: 4 }, undefined]);
  });

  it('lose nothing when many workers add at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => counts().add(scope, day, { delivered: 5 })));
    expect(await counts().perDay([scope], [day])).toEqual([[{ delivered: 100 }]]);
  });

  it('are written once for a batch, and a table that is away fails nothing', async () => {
    let writes = 0;
    const warnings: string[] = [];
    const log = { info: () => undefined, warn: (told: string) => void warnings.push(told), error: () => undefined };
    const add: ReturnType<typeof counts>['add'] = (...given) => {
      writes += 1;
      return counts().add(...given);
    };
    const tally = createEndTally({ counts: { ...counts(), add }, log });
    for (let key = 0; key < 50; key += 1) {
      tally.count({ scope, before: undefined, now: { day, state: key < 40 ? 'delivered' : 'rejected' } });
    }
    await tally.flush();
    await tally.flush();
    expect(writes).toBe(2);
    expect(await counts().totals([scope])).toEqual([{ delivered: 40, rejected: 10 }]);
    const away = createEndTally({ counts: { ...counts(), add: () => Promise.reject(new Error('away')) }, log });
    away.count({ scope, before: undefined, now: { day, state: 'delivered' } });
    await away.flush();
    expect(warnings).toEqual(['ends were not counted']);
  });

  it('tell how many are delivered without reading them', async () => {
    await counts().add(scope, undefined, { delivered: 1_000_000, rejected: 7 });
    const { tenant, integration, direction } = scope;
    const [found] = await createReceiptOverview(table).counts([{ tenant, integration, directions: [direction] }]);
    expect(found).toEqual([{ direction, state: 'delivered', count: 1_000_000, isCut: false }]);
  });
});
