import { createProgress } from '../../lib/store/progress.ts';
import { receiptToFields } from '../../lib/store/receipt-item.ts';
import { createReceiptOverview } from '../../lib/store/receipt-overview.ts';
import { putItems } from '../../lib/store/table.ts';
import { openStates, type Receipt, type ReceiptState, receiptStates } from '../../lib/sync/receipt.ts';
import { receiptOf } from '../support/receipt-of.ts';
import { openTestTable } from '../support/table.ts';

const directions = ['a-direction', 'b-direction', 'c-direction'];
const fjord = { tenant: 'fjord', integration: 'fjord.main', directions };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute)).toISOString();

let table: Awaited<ReturnType<typeof openTestTable>>;
beforeEach(async () => {
  table = await openTestTable();
});
afterEach(() => table.close());

async function put(receipts: readonly Receipt[]): Promise<void> {
  await putItems(table, receipts.map(receiptToFields));
}

/** So many of each direction and state, the first one oldest. */
function several(count: (direction: string, state: ReceiptState) => number): Receipt[] {
  return directions.flatMap((direction) =>
    receiptStates.flatMap((state) =>
      Array.from({ length: count(direction, state) }, (_, place) =>
        receiptOf({ direction, state, key: `${state}${place}`, updatedAt: at(place), createdAt: at(place) }),
      ),
    ),
  );
}

const countsOf = async () => {
  const [counts = []] = await createReceiptOverview(table).counts([fjord]);
  return Object.fromEntries(
    counts.map(({ direction, state, count, isCut }) => [`${direction} ${state}`, { count, isCut }]),
  );
};

function expected(count: (direction: string, state: ReceiptState) => number) {
  const all = directions.flatMap((direction) =>
    receiptStates.map((state) => [`${direction} ${state}`, { count: count(direction, state), isCut: false }] as const),
  );
  return Object.fromEntries(all.filter(([, told]) => told.count > 0));
}

describe('what is on its way or needs a person', () => {
  const few = (direction: string, state: ReceiptState) =>
    directions.indexOf(direction) + (receiptStates.indexOf(state) % 3);
  // More than one look reads, with the end of the look inside a group, and groups that it never came to.
  const many = (direction: string, state: ReceiptState) =>
    direction === 'b-direction' && state === 'deferred' ? 130 : few(direction, state);

  it.each([
    ['few', few],
    ['many', many],
  ])('is counted exactly: %s', async (_what, count) => {
    await put([
      ...several(count),
      receiptOf({ key: '1', integration: 'fjord.other', direction: 'a-direction', state: 'conflict' }),
    ]);
    expect(await countsOf()).toEqual(expected(count));
  });

  it('is counted to a thousand of each direction and state', async () => {
    await put(several((direction, state) => (direction === 'b-direction' && state === 'rejected' ? 1001 : 0)));
    expect(await countsOf()).toEqual({ 'b-direction rejected': { count: 1000, isCut: true } });
  });

  it('is counted no more once it has ended', async () => {
    const receipt = receiptOf({ key: '1', direction: 'a-direction', state: 'rejected' });
    await put([receipt]);
    await put([{ ...receipt, state: 'delivered' }]);
    expect(await countsOf()).toEqual({ 'a-direction delivered': { count: 1, isCut: false } });
  });

  it.each([
    ['few', 2],
    ['more than one look reads', 60],
  ])('has an oldest, which is not one that needs a person: %s', async (_what, each) => {
    const isOpen = (state: ReceiptState) => openStates.includes(state);
    const oldest = receiptOf({
      direction: 'c-direction',
      state: 'waiting',
      key: 'oldest',
      updatedAt: at(30),
      createdAt: '2026-11-20T08:00:00.000Z',
      attempts: [{ at: '2026-11-20T08:00:00.000Z', event: 'wanted: webhook' }],
    });
    const rejected = receiptOf({
      direction: 'a-direction',
      state: 'rejected',
      key: 'older',
      updatedAt: '2026-11-01T08:00:00.000Z',
    });
    await put([...several((_direction, state) => (isOpen(state) ? each : 0)), oldest, rejected]);
    const found = await createProgress(table).oldestOpen(fjord);
    expect([found?.receipt.key, found?.since]).toEqual(['oldest', '2026-11-20T08:00:00.000Z']);
  });
});

it('what ended a moment ago, and stands in the index still, is not the oldest', async () => {
  const ended = receiptOf({ key: 'ended', direction: 'a-direction', createdAt: at(1), updatedAt: at(1) });
  const open = receiptOf({ key: 'open', direction: 'b-direction', createdAt: at(2), updatedAt: at(2) });
  await put([open]);
  const { standingKey, standingAt } = receiptToFields(ended);
  await putItems(table, [{ ...receiptToFields({ ...ended, state: 'delivered' }), standingKey, standingAt }]);
  expect((await createProgress(table).oldestOpen(fjord))?.receipt.key).toBe('open');
});

describe('the last success', () => {
  it.each([
    ['among the newest', 3],
    ['behind many that were not delivered', 25],
  ])('is found %s', async (_where, newer) => {
    const delivered = [1, 2].map((minute) =>
      receiptOf({ direction: 'b-direction', state: 'delivered', key: `d${minute}`, updatedAt: at(minute) }),
    );
    const others = Array.from({ length: newer }, (_, place) =>
      receiptOf({ direction: 'a-direction', state: 'rejected', key: `r${place}`, updatedAt: at(10 + place) }),
    );
    await put([...delivered, ...others]);
    expect(await createProgress(table).lastSuccess(fjord)).toBe(at(2));
  });
});
