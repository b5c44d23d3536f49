import { receiptToFields } from '../../lib/store/receipt-item.ts';
import { createReceiptOverview } from '../../lib/store/receipt-overview.ts';
import { putItem } from '../../lib/store/table.ts';
import { type Receipt, type ReceiptState, receiptStates } from '../../lib/sync/receipt.ts';
import { receiptOf } from '../support/receipt-of.ts';
import { openTestTable } from '../support/table.ts';

const invoices = 'moment-invoices-to-24sevenoffice';
const customers = 'moment-customers-to-24sevenoffice';
const fjord = { tenant: 'fjord', integration: 'fjord.main', directions: [customers, invoices] };
const minute = (count: number) => new Date(Date.UTC(2026, 10, 21, 10, count)).toISOString();

const receipts: readonly Receipt[] = [
  receiptOf({ key: '1', state: 'delivered', updatedAt: minute(1) }),
  receiptOf({ key: '2', state: 'rejected', updatedAt: minute(5) }),
  receiptOf({ key: '3', state: 'delivered', updatedAt: minute(3) }),
  receiptOf({ key: '4', direction: customers, state: 'waiting', updatedAt: minute(4) }),
  receiptOf({ key: '5', direction: customers, state: 'delivered', updatedAt: minute(2) }),
  receiptOf({ key: '6', integration: 'fjord.second', state: 'conflict', updatedAt: minute(6) }),
  receiptOf({ key: '7', tenant: 'bakke', integration: 'bakke.main', state: 'pending', updatedAt: minute(7) }),
];

describe('the overview of receipts', () => {
  let table: Awaited<ReturnType<typeof openTestTable>>;
  const overview = () => createReceiptOverview(table);

  beforeAll(async () => {
    table = await openTestTable();
    for (const receipt of receipts) {
      await putItem(table, receiptToFields(receipt));
    }
  });
  afterAll(() => table.close());

  const keysOf = async (states: readonly ReceiptState[], limit = 100, scopes = [fjord]) => {
    const { receipts: found, isCut } = await overview().newest({ scopes, states, limit });
    return { keys: found.map(({ key }) => key), isCut };
  };

  it('merges directions and states, newest first', async () => {
    expect(await keysOf(receiptStates)).toEqual({ keys: ['2', '4', '3', '5', '1'], isCut: false });
    expect(await keysOf(['delivered'])).toEqual({ keys: ['3', '5', '1'], isCut: false });
  });

  it('merges integrations, and shows none that was not asked for', async () => {
    const second = { ...fjord, integration: 'fjord.second' };
    expect(await keysOf(receiptStates, 100, [fjord, second])).toMatchObject({ keys: ['6', '2', '4', '3', '5', '1'] });
    expect(await keysOf(receiptStates, 100, [])).toEqual({ keys: [], isCut: false });
  });

  it('ends at the limit and says so', async () => {
    expect(await keysOf(receiptStates, 2)).toEqual({ keys: ['2', '4'], isCut: true });
    expect(await keysOf(receiptStates, 5)).toEqual({ keys: ['2', '4', '3', '5', '1'], isCut: false });
    expect(await keysOf(['delivered'], 1)).toEqual({ keys: ['3'], isCut: true });
  });

  it('counts by direction and state', async () => {
    const [counts] = await overview().counts([fjord]);
    expect(counts).toHaveLength(4);
    expect(counts).toEqual(
      expect.arrayContaining([
        { direction: invoices, state: 'delivered', count: 2, isCut: false },
        { direction: invoices, state: 'rejected', count: 1, isCut: false },
        { direction: customers, state: 'waiting', count: 1, isCut: false },
        { direction: customers, state: 'delivered', count: 1, isCut: false },
      ]),
    );
  });

  it('tells of receipts of another version by their reference', async () => {
    const strange = receiptOf({ key: 'new', state: 'unknown', updatedAt: minute(9) });
    await putItem(table, { ...receiptToFields(strange), v: 99 });
    const found = await overview().newest({ scopes: [fjord], states: ['unknown'], limit: 10 });
    expect(found).toMatchObject({ receipts: [], unreadable: [{ key: 'new', direction: invoices }] });
  });
});
