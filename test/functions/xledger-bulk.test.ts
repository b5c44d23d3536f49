import { xledgerCallRows } from '../bench/rows/xledger-calls.ts';
import { ownerCode, startXledgerWorld } from './xledger-world.ts';

type World = Awaited<ReturnType<typeof startXledgerWorld>>;

let world: World;
afterEach(() => world.close());

const at = { company: 'fjord', entity: 'customers' } as const;

/** Customers at Moment, told in one batch. */
async function told(changes: readonly object[]): Promise<readonly number[]> {
  const ids: number[] = [];
  for (const [index, change] of changes.entries()) {
    const fields = { name: `Kunde ${index}`, customerNumber: String(1001 + index), country: 'NO', ...change };
    ids.push(Number((await world.moment.create(at, fields)).id));
  }
  await world.tellCustomers(ids);
  return ids;
}

const states = (ids: readonly number[]) =>
  ids.map((id) => world.receipts.all().find(({ key }) => key === String(id))?.state);
const codes = async () => (await world.xledger.entity(ownerCode)).customers.map(({ code }) => code).sort();

it('after an answer with errors each customer is looked up: what is there is delivered, what was refused is rejected', async () => {
  world = await startXledgerWorld({});
  await world.xledger.addFault({ operation: 'addCustomers', fault: 'partial-errors', times: 1 });
  const ids = await told([{}, {}, {}, {}]);
  expect(states(ids)).toEqual(['delivered', 'rejected', 'delivered', 'rejected']);
  expect(await codes()).toEqual(['1001', '1003']);
  const additions = (await world.xledger.calls()).filter(({ operations }) => operations.includes('addCustomers'));
  expect(additions).toHaveLength(1);
  await world.tellCustomers(ids);
  // Two are as they were.
  expect(states(ids)).toEqual(['skipped', 'delivered', 'skipped', 'delivered']);
  expect(await codes()).toEqual(['1001', '1002', '1003', '1004']);
});

it('errors without data after all were applied send nobody a second time', async () => {
  world = await startXledgerWorld({});
  await world.xledger.addFault({ operation: 'addCustomers', fault: 'errors-after-apply', times: 1 });
  const ids = await told([{}, {}, {}]);
  expect(states(ids)).toEqual(['delivered', 'delivered', 'delivered']);
  expect(await codes()).toEqual(['1001', '1002', '1003']);
});

it('one bad customer that stops its whole list is found, and the others go', async () => {
  world = await startXledgerWorld({});
  await world.xledger.setSwitches({ badInputs: 'whole' });
  const ids = await told([{}, {}, { country: 'XX' }, {}, {}]);
  expect(states(ids)).toEqual(['delivered', 'delivered', 'rejected', 'delivered', 'delivered']);
  expect(await codes()).toEqual(['1001', '1002', '1004', '1005']);
});

it('a list whose answer was lost is looked up after the settle time, and nobody is there twice', async () => {
  world = await startXledgerWorld({});
  await world.xledger.addFault({ operation: 'addCustomers', fault: 'apply-then-500', times: 1 });
  const ids = await told([{}, {}, {}]);
  expect(states(ids)).toEqual(['unknown', 'unknown', 'unknown']);
  await world.runDue();
  expect(states(ids)).toEqual(['delivered', 'delivered', 'delivered']);
  expect(await codes()).toEqual(['1001', '1002', '1003']);
});

it('a thousand changed customers take ten calls at most', async () => {
  world = await startXledgerWorld({});
  expect(await xledgerCallRows()).toMatchObject([{ verdict: 'met' }]);
}, 60_000);
