import type { VoucherSettings } from '../../lib/sandboxes/twenty-four-seven-office/control-endpoint/ledger-requests.ts';
import { bookIn, voucher } from './expense-vouchers.ts';
import { createExpenseWorld, type ExpenseWorld } from './expense-world.ts';

jest.setTimeout(60_000);

let world: ExpenseWorld;
beforeEach(async () => {
  world = await createExpenseWorld();
});
afterEach(() => world.close());

const book = (settings: VoucherSettings) => bookIn(world, settings);

const hashes = (all: readonly object[]) => all.map((one) => ('sha256' in one ? String(one.sha256) : '')).sort();

it('an expense and its files arrive, with all that a customer is invoiced by', async () => {
  const project = await world.project('5017');
  const booked = await book(
    voucher('S-7788', {
      files: [
        { type: 'Pdf', size: 4_500_000 },
        { type: 'Png', size: 1 },
      ],
    }),
  );
  await world.pollAndWork();
  const [expense] = await world.expenses();
  expect(expense).toMatchObject({
    ...{ projectId: project.id, description: 'Utlegg S-7788', amountIncludingVat: 1250, currencyCode: 'NOK' },
    ...{ supplierName: 'Eksempel Leverandør AS', supplierInvoiceNumber: 'S-7788', expenseDate: '2026-11-10' },
    ...{ billable: true, externalId: `24sevenoffice:${booked.id}` },
  });
  expect(world.receipts().map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
  const attachments = await world.attachments();
  expect(hashes(attachments)).toEqual(hashes(booked.files));
});

it('a settlement makes no second expense, and no call for it', async () => {
  await world.project('5017');
  const booked = await book(voucher('S-1'));
  await world.pollAndWork();
  await world.ledger.settle({ transactionNo: booked.transactionNo });
  await world.office.clearCalls();
  await world.pollAndWork();
  expect(await world.expenses()).toHaveLength(1);
  expect(world.receipt(booked.id)).toMatchObject({ state: 'delivered', wanted: 1 });
  expect((await world.office.calls()).map(({ operation }) => operation)).toEqual([
    'GetTransactions',
    'GetTransactions',
  ]);
});

it.each([
  ['hidden', 'conflict', 1],
  ['counter', 'delivered', 2],
] as const)(
  'a voucher taken back (%s) is told on its receipt and takes nothing away',
  async (form, state, expenses) => {
    await world.project('5017');
    const booked = await book(voucher('S-1'));
    await world.pollAndWork();
    const lines = await world.ledger.reverse({ transactionNo: booked.transactionNo, form });
    await world.pollAndWork();
    expect(await world.expenses()).toHaveLength(expenses);
    expect(world.receipt(booked.id).state).toBe(state);
    if (form === 'hidden') expect(world.receipt(booked.id).problem?.code).toBe('changed-after-delivery');
    const counter = lines.find(({ accountNo }) => accountNo === 4300);
    if (form === 'counter') {
      expect(JSON.stringify(world.receipt(counter?.id ?? '').attempts)).toContain('a credit on S-1');
      expect((await world.expenses()).map(({ amountIncludingVat }) => amountIncludingVat)).toEqual([1250, -1250]);
    }
  },
);

it('an expense on a project that Moment lacks is skipped, and comes by itself when the project appears', async () => {
  const booked = await book(voucher('S-1'));
  await world.pollAndWork();
  expect(world.receipt(booked.id)).toMatchObject({ state: 'skipped', problem: { code: 'project-unknown' } });
  await world.pollAndWork();
  expect(world.receipt(booked.id).wanted).toBe(1);
  await world.project('5017');
  await world.pollAndWork();
  expect(world.receipt(booked.id)).toMatchObject({ state: 'delivered', wanted: 2 });
  expect(await world.expenses()).toHaveLength(1);
});

it('lines on other accounts and without a project leave no trace', async () => {
  await world.project('5017');
  const line = { amount: '100.00', comment: 'Annet' };
  await world.ledger.book(
    voucher('S-1', { lines: [{ ...line, accountNo: 4300 }] }),
    voucher('S-2', { lines: [{ ...line, accountNo: 3000, projectId: 5017 }] }),
  );
  await world.pollAndWork();
  expect(world.receipts()).toEqual([]);
});

it.each(['short-chunk', 'changed-chunk', 'empty-chunk', 'unknown-fault'] as const)(
  'a download that goes wrong on the way (%s) ends with the same bytes, and the expense is sent once',
  async (fault) => {
    await world.project('5017');
    const booked = await book(voucher('S-1', { files: [{ type: 'Pdf', size: 5_000_000 }] }));
    await world.office.addFault({ operation: 'DownloadChunk', fault, fromOffset: 1, times: 1 });
    await world.pollAndWork();
    await world.later(3600);
    const [attachment] = await world.attachments();
    expect(attachment?.sha256).toBe(booked.files[0]?.sha256);
    expect(await world.expenses()).toHaveLength(1);
    expect(world.receipt(booked.id).wanted).toBe(1);
  },
);

it('the activity is made once, and one that is there is used', async () => {
  const [first, second] = [await world.project('5017'), await world.project('5018')];
  const fields = { projectId: second.id, name: 'Utlegg' };
  const present = await world.moment.create({ company: 'fjord', entity: 'projectExtensions' }, fields);
  for (const [index, projectId] of [5017, 5017, 5018].entries()) {
    await book(voucher(`S-${index}`, { lines: [{ accountNo: 4300, amount: '10.00', projectId, comment: 'Utlegg' }] }));
  }
  await world.pollAndWork();
  const company = await world.moment.company('fjord');
  expect(company?.projectExtensions.map(({ projectId }) => projectId)).toEqual([second.id, first.id]);
  const expenses = await world.expenses();
  expect(expenses.filter(({ projectExtensionId }) => projectExtensionId === present.id)).toHaveLength(1);
});

it('an answer that is lost makes no second expense', async () => {
  await world.project('5017');
  await book(voucher('S-1', { files: [{ type: 'Pdf', size: 100 }] }));
  await world.moment.addFault({ operation: 'projectExpenses.create', fault: 'apply-then-500', times: 1 });
  await world.moment.addFault({ operation: 'attachments.create', fault: 'apply-then-500', times: 1 });
  await world.pollAndWork();
  await world.later(600);
  await world.later(600);
  expect(world.receipts().map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  expect([await world.expenses(), await world.attachments()].map(({ length }) => length)).toEqual([1, 1]);
});

it('300 lines over three polls and two restarts: each expense once, each file byte for byte', async () => {
  await world.project('5017');
  const bookMany = (from: number) =>
    world.ledger.book(
      ...Array.from({ length: 100 }, (_, index) =>
        voucher(`S-${from + index}`, { files: index % 10 === 0 ? [{ type: 'Pdf', size: 3000 + from + index }] : [] }),
      ),
    );
  const booked = [...(await bookMany(0))];
  world.leave(10_000);
  await world.poll();
  world.restart();
  world.leave(45_000);
  booked.push(...(await bookMany(100)));
  await world.pollAndWork();
  world.restart();
  booked.push(...(await bookMany(200)));
  await world.pollAndWork();
  await world.later(300);
  await world.later(300);
  const expenses = await world.expenses();
  expect(new Set(expenses.map(({ supplierInvoiceNumber }) => supplierInvoiceNumber)).size).toBe(300);
  expect(expenses).toHaveLength(300);
  expect(hashes(await world.attachments())).toEqual(hashes(booked.flatMap(({ files }) => files)));
});

describe('a file that is hung on a voucher after its expense came over', () => {
  it('comes with the next poll when the line is given a stamp for it', async () => {
    await world.project('5017');
    const booked = await book(voucher('S-1'));
    await world.pollAndWork();
    await world.ledger.addFiles(7001, { type: 'Pdf', size: 1200 });
    await world.ledger.changeLine(booked.id, { stampNo: 7001 });
    await world.pollAndWork();
    expect(await world.attachments()).toHaveLength(1);
    expect(await world.expenses()).toHaveLength(1);
  });

  it('comes when the expense is sent again where it joins others under the stamp: no list tells of it', async () => {
    await world.project('5017');
    const booked = await book(voucher('S-1', { files: [{ type: 'Pdf', size: 1200 }] }));
    await world.pollAndWork();
    await world.ledger.addFiles(booked.stampNo, { type: 'Png', size: 800 });
    await world.pollAndWork();
    expect(await world.attachments()).toHaveLength(1);
    await world.sendAgain(booked.id);
    expect(await world.attachments()).toHaveLength(2);
    expect(await world.expenses()).toHaveLength(1);
  });
});
