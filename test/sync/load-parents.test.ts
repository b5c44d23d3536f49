import { createFamilyWorld } from '../support/family-world.ts';

it('tells the failure of the table to every document of the batch, and works again afterwards', async () => {
  const world = createFamilyWorld();
  world.records.parents.set('1', { id: '1', name: 'Fjord Rådgivning AS', number: undefined });
  world.records.children.set('7', { id: '7', parentId: '1' });
  await world.wish('invoices', '7');
  world.failNextFind();
  await world.quiet();
  expect(world.records.made.children).toEqual([{ id: '7', parentNumber: 'C1' }]);
});
