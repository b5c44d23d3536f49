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

it('what cannot go says why, and the others go on', async () => {
  await world.project('5017');
  const company = { apiKey: 'expense-key', name: 'Fjord Rådgivning AS', currencyCode: 'NOK' };
  await world.moment.putCompany('fjord', { ...company, expenseCurrencies: ['NOK'] });
  await world.office.addCompany(world.clientId, { id: 20008, name: 'Borte AS' });
  const bad = await Promise.all([
    book(voucher('S-1', { lines: [{ accountNo: 4300, amount: '0.00', projectId: 5017 }] })),
    book(voucher('S-2', { currency: 'SEK', currencyRate: '1.03' })),
    book(voucher('S-3', { supplierId: 20008 })),
  ]);
  await world.office.changeCompany(world.clientId, 20008, { active: false });
  const good = await book(
    voucher('S-4', {
      files: [
        { type: 'Pdf', size: 0 },
        { type: 'Bmp', size: 10 },
        { type: 'Pdf', size: 20 * 1024 * 1024 + 1 },
        { type: 'Gif', size: 10, isMissing: true },
        { type: 'Jpeg', size: 20 * 1024 * 1024 },
      ],
    }),
  );
  await world.pollAndWork();
  expect(bad.map(({ id }) => world.receipt(id).problem)).toMatchObject([
    { code: 'nothing-to-post', field: 'amountIncludingVat' },
    { code: 'currency-unknown', value: 'SEK' },
    { code: 'supplier-unreadable', field: 'supplierName', value: '20008' },
  ]);
  expect(world.receipt(good.id).state).toBe('delivered');
  expect(world.fileReceipts().map(({ state, problem }) => problem?.code ?? state)).toEqual([
    'file-empty',
    'file-type-refused',
    'file-too-large',
    'file-missing',
    'delivered',
  ]);
  expect(await world.expenses()).toHaveLength(1);
});

it.each(['changed', 'changed-quietly'] as const)(
  'a file that Moment keeps otherwise (%s) is found out',
  async (attachments) => {
    await world.project('5017');
    await world.moment.setSwitches({ attachments });
    await book(voucher('S-1', { files: [{ type: 'Pdf', size: 1000 }] }));
    await world.pollAndWork();
    expect(world.fileReceipts()).toMatchObject([{ state: 'rejected', problem: { code: 'file-differs' } }]);
  },
);

it('a key that Moment refuses for a while costs one call a pause, and everything goes on by itself when it works', async () => {
  await world.project('5017');
  const first = await book(voucher('S-1'));
  await world.poll();
  const company = { name: 'Fjord Rådgivning AS', currencyCode: 'NOK' };
  await world.moment.putCompany('fjord', { ...company, apiKey: 'another key' });
  await world.work();
  expect(world.receipt(first.id)).toMatchObject({ state: 'pending', problem: { code: 'login-refused' } });
  await world.moment.forgetCalls();
  const second = await book(voucher('S-2'));
  await world.pollAndWork();
  await world.pollAndWork();
  expect(await world.moment.calls()).toEqual([]);
  expect(await world.refusal()).toMatchObject({ code: 'login-refused' });

  await world.moment.putCompany('fjord', { ...company, apiKey: 'expense-key' });
  await world.later(3600);
  await world.pollAndWork();
  expect([first, second].map(({ id }) => world.receipt(id).state)).toEqual(['delivered', 'delivered']);
  expect(await world.expenses()).toHaveLength(2);
  expect(await world.refusal()).toBeUndefined();
});

it.each(['split', 'gross'] as const)(
  'the amount is what is owed to the supplier, whether the ledger splits taxed lines or not (%s)',
  async (taxedLines) => {
    await world.project('5017');
    await world.office.setSwitches({ taxedLines });
    const line = { accountNo: 4300, projectId: 5017 };
    await world.ledger.book(
      voucher('S-1', {
        lines: [
          { ...line, amount: '33.33', vatCode: '1', comment: 'tredel' },
          { ...line, amount: '33.34', vatCode: '1', comment: 'rest' },
          { ...line, amount: '99.99', vatCode: '11', comment: 'mat' },
          { ...line, amount: '500.00', comment: 'uten mva' },
        ],
      }),
      voucher('S-2', {
        currency: 'EUR',
        currencyRate: '11.6',
        lines: [{ ...line, amount: '19.99', vatCode: '1', comment: 'euro' }],
      }),
    );
    await world.pollAndWork();
    const amounts = (await world.expenses()).map(
      ({ description, amountIncludingVat }) => `${description} ${amountIncludingVat}`,
    );
    expect(amounts.sort()).toEqual(['euro 19.99', 'mat 99.99', 'rest 33.34', 'tredel 33.33', 'uten mva 500']);
  },
);

it('a posting whose VAT the ledger does not tell is refused, in words and by its field, and the others go on', async () => {
  await world.project('5017');
  const { taxCodes } = await world.office.client(world.clientId);
  const booked = await book(voucher('S-1'));
  const other = await book(
    voucher('S-2', { lines: [{ accountNo: 4300, amount: '80.00', projectId: 5017, comment: 'Uten' }] }),
  );
  // The tax code lost its account, as a set-up may: its VAT lines are no longer known from others.
  await world.office.putClient(world.clientId, {
    taxCodes: taxCodes.map((code) => (code.no === '1' ? { ...code, accountNo: undefined } : code)),
  });
  await world.pollAndWork();
  expect(world.receipt(booked.id)).toMatchObject({
    state: 'rejected',
    problem: { code: 'amount-unclear', field: 'amountIncludingVat' },
  });
  expect(world.receipt(other.id).state).toBe('delivered');
});
