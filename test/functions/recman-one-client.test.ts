import { recmanCompany, recmanInvoice } from '../support/recman-rows.ts';
import {
  createRecmanWorld,
  departmentsOf,
  type ExampleDepartment,
  type RecmanWorld,
  recmanOrder,
} from '../support/recman-world.ts';

let world: RecmanWorld;
afterEach(() => world?.close());

async function open(departments: readonly ExampleDepartment[]): Promise<void> {
  world = await createRecmanWorld(departments);
  await world.save(recmanOrder(departments, { automaticExport: true }));
  await world.recman.putRows('fjord', { companies: [recmanCompany(7001)] });
}

const put = (...invoices: ReturnType<typeof recmanInvoice>[]) => world.recman.putRows('fjord', { invoices });
const ordersOf = (clientId: string) => world.office.orders(clientId).orders();

it('companies and products are made once for departments that log in to the same client', async () => {
  const shared = departmentsOf(3).map((department) => ({ ...department, clientId: '100' }));
  await open(shared);
  const all = Array.from({ length: 30 }, (_, index) =>
    recmanInvoice(400_101 + index, ['110'], { departmentId: 501 + (index % 3) }),
  );
  await put(...all);
  await world.poll();
  await world.work(10);
  expect((await world.office.orders('100').products()).length).toBe(1);
  expect(world.parts('company')).toHaveLength(1);
  expect(await ordersOf('100')).toHaveLength(30);
});

it('companies and products are made once for departments with users of their own in the same client, whose lists lag', async () => {
  const users = departmentsOf(3).map((one) => ({
    ...one,
    clientId: '100',
    username: `api-${one.id}@fjord.example`,
  }));
  await open(users);
  await world.office.setSwitches({ staleLists: { seconds: 200 } });
  const of = (index: number) => ({ departmentId: 501 + index, companyId: 7001 });
  await put(...[0, 1, 2].map((index) => recmanInvoice(400_101 + index, ['110'], of(index))));
  await world.poll();
  await world.work();
  for (let round = 0; round < 6; round += 1) await world.later(400);
  expect(await ordersOf('100')).toHaveLength(3);
  expect((await world.office.orders('100').products()).map(({ fields }) => fields.No)).toEqual(['110']);
  const companies = Object.values((await world.office.client('100')).companies);
  expect(companies.filter(({ fields }) => fields.ExternalId === 'recman:7001')).toHaveLength(1);
});
