import { createFamilyWorld, type FamilyWorld } from '../support/family-world.ts';

/** One customer and one invoice for it; the invoice is told first, the customer by nobody or later. */
async function prepare(
  world: FamilyWorld,
  order: 'invoice first' | 'customer first' | 'customer never told',
): Promise<void> {
  world.records.parents.set('1', { id: '1', name: 'Fjord Rådgivning AS', number: undefined });
  world.records.children.set('7', { id: '7', parentId: '1' });
  if (order === 'customer first') await world.wish('customers', '1');
  await world.wish('invoices', '7');
  if (order === 'invoice first') await world.wish('customers', '1');
}

function expectAllInPlace(world: FamilyWorld, story: string): void {
  const facts = {
    story,
    customers: world.records.made.parents,
    invoices: world.records.made.children,
    number: world.records.parents.get('1')?.number,
    open: world.receipts().filter((receipt) => receipt.dueAt !== undefined || receipt.lease !== undefined).length,
    states: world.receipts().map((receipt) => receipt.state === 'delivered' || receipt.problem?.code === 'unchanged'),
  };
  const states = [true, true];
  const invoices = [{ id: '7', parentNumber: 'C1' }];
  expect(facts).toEqual({ story, customers: ['1'], invoices, number: 'C1', open: 0, states });
}

const orders = ['invoice first', 'customer first', 'customer never told'] as const;

it.each(orders)('an invoice goes by itself once its customer is there: %s', async (order) => {
  const world = createFamilyWorld();
  await prepare(world, order);
  await world.quiet();
  expectAllInPlace(world, order);
});

it.each(orders)('killed at every effect of waiting, releasing and writing back: %s', async (order) => {
  const rounds = 3;
  let histories = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (let effect = 1; effect < 60; effect += 1) {
      for (const when of ['before', 'after'] as const) {
        const world = createFamilyWorld();
        await prepare(world, order);
        for (let earlier = 0; earlier < round; earlier += 1) await world.work(world.queue.splice(0));
        const worker = await world.work(world.queue.splice(0), { effect, when });
        if (!worker.isDead()) continue;
        await world.quiet();
        expectAllInPlace(world, `${order}: round ${round}, killed ${when} effect ${effect} ${worker.names.at(-1)}`);
        histories += 1;
      }
    }
  }
  expect(histories).toBeGreaterThan(30);
});

it('makes no call at the target for the echo of our own write-back', async () => {
  const world = createFamilyWorld();
  world.records.parents.set('1', { id: '1', name: 'Fjord Rådgivning AS', number: undefined });
  await world.wish('customers', '1');
  await world.work(world.queue.splice(0));
  expect(world.queue).not.toHaveLength(0);
  await world.quiet();
  expect(world.records.made.parentWrites).toBe(1);
  expect(world.receipts()[0]).toMatchObject({
    state: 'skipped',
    problem: { code: 'unchanged' },
    mapping: { number: 'C1' },
  });
});
