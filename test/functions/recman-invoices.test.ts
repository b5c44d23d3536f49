import { recmanCompany, recmanInvoice, recmanLine } from '../support/recman-rows.ts';
import {
  createRecmanWorld,
  departmentsOf,
  type RecmanWorld,
  recmanCanary,
  recmanOrder,
} from '../support/recman-world.ts';

let world: RecmanWorld;
afterEach(() => world?.close());

const departments = departmentsOf(2);

async function open(given = departments, settings: object = {}): Promise<void> {
  world = await createRecmanWorld(given);
  await world.save(recmanOrder(given, settings));
  await world.recman.putRows('fjord', { companies: [recmanCompany(7001)] });
}

const put = (...invoices: ReturnType<typeof recmanInvoice>[]) => world.recman.putRows('fjord', { invoices });
const ordersOf = (clientId: string) => world.office.orders(clientId).orders();

describe('what a poll finds', () => {
  it('stands to be chosen, and nothing is made at 24SevenOffice for what nobody chose', async () => {
    await open();
    await put(recmanInvoice(400_101, ['110']), recmanInvoice(400_102, ['120']));
    await world.poll();
    await world.work();
    expect(world.invoices().map(({ state, problem }) => [state, problem?.code])).toEqual([
      ['skipped', 'not-chosen'],
      ['skipped', 'not-chosen'],
    ]);
    expect(world.invoices()[0]?.source?.snapshot).toMatchObject({ departmentId: '501', type: 'invoice' });
    expect(world.parts('product')).toEqual([]);
    expect(await world.office.calls()).toEqual([]);
  });

  it('goes once a person chose it: customer and products are made, the order is invoiced, nothing is mailed', async () => {
    await open();
    const credit = { type: 'creditNote', creditedInvoiceId: 400_101, kid: '' } as const;
    await put(
      recmanInvoice(400_101, ['110', '120']),
      recmanInvoice(400_102, ['110'], credit),
      recmanInvoice(400_103, ['1']),
    );
    await world.poll();
    await world.work();
    await world.choose(['400101', '400102']);
    await world.later(1);
    expect(world.invoices().map(({ state }) => state)).toEqual(['delivered', 'delivered', 'skipped']);
    const orders = await ordersOf('100');
    expect(orders.map(({ id, fields }) => [id, fields.OrderStatus])).toEqual([
      [400_101, 'Invoiced'],
      [400_102, 'Invoiced'],
    ]);
    const products = await world.office.orders('100').products();
    expect(products.map(({ fields }) => [fields.No, fields.Name])).toEqual([
      ['110', 'Vare 110'],
      ['120', 'Vare 120'],
    ]);
    expect(await world.office.orders('100').mailed()).toEqual([]);
    expect(await ordersOf('101')).toEqual([]);
  });

  it('goes by itself where the switch is on', async () => {
    await open(departments, { automaticExport: true });
    await put(recmanInvoice(400_101, ['110']), recmanInvoice(400_102, ['110'], { departmentId: 502 }));
    await world.poll();
    await world.work();
    expect([(await ordersOf('100')).length, (await ordersOf('101')).length]).toEqual([1, 1]);
  });

  it('costs few of the day’s 200 calls', async () => {
    await open(departments, { automaticExport: true });
    await put(...Array.from({ length: 60 }, (_, index) => recmanInvoice(400_101 + index, ['110'])));
    for (let half = 0; half < 46; half += 1) {
      await world.poll();
      await world.work();
      await world.later(1800);
    }
    const { used } = (await world.recman.account('fjord')) ?? {};
    expect(used?.calls).toBeLessThanOrEqual(60);
  });
});

describe('products', () => {
  it('are made once, although fifty invoices need them at the same time', async () => {
    await open(departments, { automaticExport: true });
    await put(...Array.from({ length: 50 }, (_, index) => recmanInvoice(400_101 + index, ['110', '120'])));
    await world.poll();
    const halves = [world.queue.splice(0, 25), world.queue.splice(0, 25)];
    await Promise.all(halves.map((half) => world.run(half)));
    await world.work();
    const products = await world.office.orders('100').products();
    expect(products.map(({ fields }) => fields.No).sort()).toEqual(['110', '120']);
    expect(world.invoices().every(({ state }) => state === 'delivered')).toBe(true);
  });

  it('are all asked for at once: an order with five new ones is there without waiting', async () => {
    await open(departments, { automaticExport: true });
    await put(recmanInvoice(400_101, ['1', '2', '3', '4', '5']));
    await world.poll();
    const began = world.clock().getTime();
    await world.work();
    expect(world.receipt('400101').state).toBe('delivered');
    expect(world.clock().getTime() - began).toBeLessThan(20_000);
    expect(world.receipt('400101').attempts.filter(({ event }) => event.startsWith('waiting'))).toHaveLength(1);
  });
});

describe('a department', () => {
  it('without a user holds its own invoices and no others; they go by themselves once it has one', async () => {
    const [first, second] = departmentsOf(2);
    if (first === undefined || second === undefined) throw new Error('two departments');
    const given = [first, { ...second, user: 'missing' as const }];
    await open(given, { automaticExport: true });
    await put(recmanInvoice(400_101, ['110']), recmanInvoice(400_102, ['110'], { departmentId: 502 }));
    await world.poll();
    await world.work();
    expect(world.receipt('400101').state).toBe('delivered');
    expect(world.receipt('400102')).toMatchObject({
      state: 'pending',
      problem: { code: 'department-login-missing', value: '502' },
    });
    await world.save(recmanOrder([first, second], { automaticExport: true }));
    await world.later(901);
    expect(world.receipt('400102').state).toBe('delivered');
  });

  it('whose password is refused holds only its own', async () => {
    const given = departmentsOf(3).map((one) => (one.id === '502' ? { ...one, user: 'wrong-password' as const } : one));
    await open(given, { automaticExport: true });
    await put(...[501, 502, 503].map((departmentId) => recmanInvoice(399_600 + departmentId, ['1'], { departmentId })));
    await world.poll();
    await world.work();
    expect(world.invoices().map(({ state }) => state)).toEqual(['delivered', 'waiting', 'delivered']);
    expect(world.parts('company').map(({ problem }) => problem?.code)).toContain('login-refused');
  });
});

describe('an order that is there already', () => {
  it('is found and compared: equal is delivered with the number found there, different is a conflict', async () => {
    await open(departments, { automaticExport: true });
    await put(recmanInvoice(400_101, ['110']));
    await world.poll();
    await world.work();
    const { mapping } = world.receipt('400101');
    world.store.overwrite({ ...world.receipt('400101'), state: 'skipped', mapping: undefined });
    await world.choose(['400101']);
    await world.later(1);
    expect(world.receipt('400101')).toMatchObject({ state: 'delivered', mapping: { number: mapping?.number } });
    expect(world.receipt('400101').attempts.at(-1)?.event).toBe('found at the target as it stands');
    await put(recmanInvoice(400_101, ['110', '120'], { updated: '2026-11-21 09:00:00' }));
    await world.poll();
    await world.work();
    expect(world.receipt('400101')).toMatchObject({ state: 'conflict', problem: { code: 'changed-after-delivery' } });
    expect(await ordersOf('100')).toHaveLength(1);
  });
});

describe('bad input', () => {
  const longText = 'å'.repeat(300);
  const bad: [string, ReturnType<typeof recmanInvoice>, string, string][] = [
    [
      'a row without product number',
      recmanInvoice(400_201, ['1'], { lines: [recmanLine('')] }),
      'line-without-product',
      'lines[0].productNumber',
    ],
    ['no rows', recmanInvoice(400_202, [], {}), 'invoice-without-lines', 'lines'],
    ['no customer', recmanInvoice(400_203, ['1'], { companyId: null }), 'field-missing', 'companyId'],
    [
      'a total that differs from its rows',
      recmanInvoice(400_204, ['1'], { totalExVat: '999.00' }),
      'totals-do-not-add-up',
      'totalExcludingVat',
    ],
    [
      'a credit note without an original',
      recmanInvoice(400_205, ['1'], { type: 'creditNote' }),
      'credit-note-without-original',
      'creditedInvoiceId',
    ],
    [
      'a product number of 3,000 characters',
      recmanInvoice(400_206, ['1'.repeat(3000)]),
      'field-invalid',
      'lines[0].productNumber',
    ],
    [
      'a product name of 300 characters',
      recmanInvoice(400_207, ['1'], { lines: [recmanLine('1', { productName: longText })] }),
      'field-invalid',
      'lines[0].productName',
    ],
  ];

  it('gets a typed state in words, each for itself, while siblings go on', async () => {
    await open(departments, { automaticExport: true });
    await put(...bad.map(([, invoice]) => invoice), recmanInvoice(400_301, ['1']));
    await world.poll();
    await world.work();
    for (const [what, invoice, code, field] of bad) {
      const { state, problem, furtherProblems = [] } = world.receipt(String(invoice.invoiceId));
      expect([what, state]).toEqual([what, 'rejected']);
      expect([problem, ...furtherProblems]).toContainEqual(expect.objectContaining({ code, field }));
    }
    expect(world.receipt('400301').state).toBe('delivered');
    expect((await ordersOf('100')).map(({ id }) => id)).toEqual([400_301]);
  });
});

describe('the key in RecMan’s addresses', () => {
  it.each(['fail-500', 'reset', 'html', 'throttle', 'refuse', 'garbage', 'wrong-schema'] as const)(
    'is in no log, error or receipt when RecMan answers %s',
    async (fault) => {
      await open(departments, { automaticExport: true });
      await put(recmanInvoice(400_101, ['110']));
      await world.poll();
      await world.recman.addFault({ operation: '*', fault, times: 3 });
      await world.work();
      await world.poll();
      await world.later(3600);
      const seen = [...world.logged, JSON.stringify(world.store.all())].join('\n');
      for (const form of [recmanCanary, encodeURIComponent(recmanCanary), 'CANARY']) expect(seen).not.toContain(form);
      expect(world.logged.length).toBeGreaterThan(0);
    },
  );
});
