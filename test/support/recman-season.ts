import { recmanCompany, recmanInvoice } from './recman-rows.ts';
import { createRecmanWorld, departmentsOf, type RecmanWorld, recmanOrder } from './recman-world.ts';

/** What a season of invoices came to. */
export type SeasonReport = {
  readonly invoices: number;
  readonly delivered: number;
  /** Orders at 24SevenOffice, and those of one id among them that are too many. */
  readonly orders: number;
  readonly doubled: number;
  /** Products made, and those of one number in one client that are too many. */
  readonly products: number;
  readonly doubledProducts: number;
  /** Requests to both vendors, log-ins among them. */
  readonly calls: number;
  readonly recmanCalls: number;
  readonly killed: number;
};

const departmentCount = 12;
const productCount = 5;
const companiesOfDepartment = 5;

/** Invoices over twelve departments that all go by themselves; with faults on the way and two killed workers, if wanted. */
export async function runSeason(invoices: number, { isRough }: { readonly isRough: boolean }): Promise<SeasonReport> {
  const departments = departmentsOf(departmentCount);
  const world = await createRecmanWorld(departments);
  try {
    await world.save(recmanOrder(departments, { automaticExport: true }));
    await world.recman.putRows('fjord', { companies: companies(), invoices: rowsOf(invoices) });
    if (isRough) await makeRough(world);
    await untilPolled(world);
    let killed = 0;
    if (isRough) {
      for (const uses of [Math.round(invoices * 1.7), Math.round(invoices * 3.1)]) {
        await world.workUntilKilled(uses);
        killed += 1;
        await world.later(130);
      }
    }
    await world.work();
    for (let round = 0; round < 60 && world.invoices().some(isOpen); round += 1) await world.later(400);
    return {
      ...(await countedAtTarget(world, departments)),
      ...countedHere(world),
      invoices,
      killed,
      ...(await calls(world)),
    };
  } finally {
    await world.close();
  }
}

const isOpen = ({ dueAt }: { readonly dueAt?: string | undefined }) => dueAt !== undefined;

/** Some calls are applied and not answered, some answered with nonsense, some sessions end. */
async function makeRough({ office, recman }: RecmanWorld): Promise<void> {
  await office.addFault({ operation: 'SaveInvoices', fault: 'apply-then-500', times: 6 });
  await office.addFault({ operation: 'SaveInvoices', fault: 'reset', times: 4 });
  await office.addFault({ operation: 'SaveInvoices', fault: 'truncated-xml', times: 3 });
  await office.addFault({ operation: 'SaveProducts', fault: 'apply-then-500', times: 5 });
  await office.addFault({ operation: 'SaveCompanies', fault: 'reset', times: 3 });
  await office.addFault({ operation: 'GetInvoices', fault: 'fail-500', times: 3 });
  await recman.addFault({ operation: 'invoice', fault: 'truncated', times: 2 });
}

async function untilPolled(world: RecmanWorld): Promise<void> {
  for (let round = 0; round < 10 && world.store.all().length === 0; round += 1) await world.poll();
}

function companies() {
  const ids = Array.from({ length: departmentCount * companiesOfDepartment }, (_, index) => 7001 + index);
  return ids.map((id) => recmanCompany(id));
}

/** Each of one or two products, to a customer of its department. */
function rowsOf(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const department = index % departmentCount;
    const companyId =
      7001 + department * companiesOfDepartment + (Math.floor(index / departmentCount) % companiesOfDepartment);
    const products = [index, index + 1].slice(0, 1 + (index % 2)).map((at) => String(100 + (at % productCount)));
    return recmanInvoice(400_001 + index, products, { departmentId: 501 + department, companyId });
  });
}

async function countedAtTarget({ office }: RecmanWorld, departments: ReturnType<typeof departmentsOf>) {
  const clients = await Promise.all(
    departments.map(async ({ clientId }) => {
      const control = office.orders(clientId);
      const [orders, products] = [await control.orders(), await control.products()];
      return { orders: orders.map(({ id }) => id), products: products.map(({ fields }) => `${clientId} ${fields.No}`) };
    }),
  );
  const orders = clients.flatMap((client) => client.orders);
  const products = clients.flatMap((client) => client.products);
  return {
    ...{ orders: orders.length, doubled: orders.length - new Set(orders).size },
    ...{ products: products.length, doubledProducts: products.length - new Set(products).size },
  };
}

function countedHere(world: RecmanWorld): { delivered: number } {
  const inPlace = ({ mapping }: { readonly mapping?: unknown }) => mapping !== undefined;
  return { delivered: world.invoices().filter(inPlace).length };
}

async function calls(world: RecmanWorld): Promise<{ calls: number; recmanCalls: number }> {
  return { calls: world.calls(), recmanCalls: (await world.recman.calls()).length };
}
