import {
  type Answered,
  agreement,
  anInvoice,
  aSmallAgreement,
  codesOf,
  type OpenEconomic,
  openEconomic,
  paths,
} from './sandbox-fixture.ts';

let economic: OpenEconomic;

beforeEach(async () => {
  economic = await openEconomic();
  await aSmallAgreement(economic);
});

afterEach(() => economic.sandbox.close());

const enter = (changes: object) => economic.services(paths.entries, { json: { ...anInvoice, ...changes } });
const book = (...entryNumbers: number[]) =>
  economic.services(`${paths.journals}/1/bookdraftentries`, { json: { entryNumbers } });
const state = async () => {
  const found = await economic.control.agreement(agreement.number);
  if (found === undefined) {
    throw new Error('no agreement');
  }
  return found;
};
const ledger = async () => {
  const lines = (await economic.services(paths.booked)).body.items;
  return lines.map((line: Record<string, unknown>) => [line.accountNumber, line.amount, line.projectNumber]);
};

describe('an invoice in journal 1', () => {
  it('gets the next voucher number, waits in the journal, and is booked as receivable, revenue and VAT', async () => {
    const { entryNumber } = (await enter({ date: '2026-03-02' })).body;
    const entry = (await economic.services(`${paths.entries}/${entryNumber}`)).body;
    expect(entry).toMatchObject({ voucherNumber: 1001, customerInvoiceNumber: '5001', date: '2026-03-02T00:00:00Z' });
    expect((await book(entryNumber)).status).toBe(204);
    expect(await ledger()).toEqual([
      [5600, 1250, undefined],
      [1010, -1000, 2040],
      [6902, -250, undefined],
    ]);
    const filter = encodeURIComponent('customerInvoiceNumber$eq:5001$and:type$eq:10');
    const [line] = (await economic.services(`${paths.booked}?filter=${filter}`)).body.items;
    expect(line).toMatchObject({ customerNumber: 10_001, voucherNumber: 1001, remainder: 1250 });
    expect((await state()).draftEntries).toEqual({});
  });

  it('may have a line for each account when all have one voucher number, and books nothing out of balance', async () => {
    const { contraAccountNumber, contraVatCode, ...party } = anInvoice;
    const common = { ...party, voucherNumber: 1001, amount: 2250 };
    const line = {
      entryTypeNumber: 5,
      dueDate: undefined,
      customerNumber: undefined,
      customerInvoiceNumber: undefined,
    };
    const made = await economic.services(`${paths.entries}/bulk`, {
      json: {
        entries: [
          common,
          { ...common, ...line, amount: -1250, accountNumber: 1010, vatCode: 'U25' },
          { ...common, ...line, amount: -1000, accountNumber: 1050 },
        ],
      },
    });
    const [first, second, third] = made.body.entryNumbers;
    expect(codesOf(await book(first, second))).toBe('JournalVoucherNotInBalance');
    expect((await book(first, second, third)).status).toBe(204);
    expect(await ledger()).toEqual([
      [5600, 2250, undefined],
      [1010, -1000, 2040],
      [6902, -250, undefined],
      [1050, -1000, 2040],
    ]);
  });

  it('is a credit note when the amount is negative', async () => {
    const { entryNumber } = (await enter({ amount: -1250 })).body;
    await book(entryNumber);
    expect(await ledger()).toEqual([
      [5600, -1250, undefined],
      [1010, 1000, 2040],
      [6902, 250, undefined],
    ]);
  });

  it('is booked alone: the entries of others stay in the journal', async () => {
    const [ours, others] = [(await enter({})).body.entryNumber, (await enter({})).body.entryNumber];
    await book(ours);
    expect(Object.keys((await state()).draftEntries)).toEqual([String(others)]);
  });

  it('is booked with all named entries or with none', async () => {
    const { entryNumber } = (await enter({})).body;
    expect(codesOf(await book(entryNumber, 999))).toBe('JournalEntryDoesNotExist');
    expect([Object.keys((await state()).draftEntries).length, (await ledger()).length]).toEqual([1, 0]);
  });
});

const year = { year: '2026', fromDate: '2026-01-01', toDate: '2026-12-31' };

const refused: readonly (readonly [changes: object, told: string])[] = [
  [{ date: '2030-01-01' }, 'JournalEntryDateAccountingYearDoesNotExist JournalEntryDueDateNotInRange'],
  [{ dueDate: undefined }, 'JournalEntryDueDateNotSet'],
  [{ dueDate: '2026-03-01' }, 'JournalEntryDueDateNotInRange'],
  [{ customerNumber: 77 }, 'JournalEntryCustomerNotFound'],
  [{ customerNumber: undefined }, 'JournalEntryCustomerAndAccountNotSet'],
  [{ customerInvoiceNumber: 'A-12' }, 'Customer_Invoice_Is_Not_Numeric'],
  [{ customerInvoiceNumber: '1000000000' }, 'Customer_invoice_too_big'],
  [{ customerInvoiceNumber: 5001 }, 'ValidationError'],
  [{ contraAccountNumber: 9999 }, 'JournalEntryContraAccountNotFound'],
  [{ contraAccountNumber: 5600 }, 'JournalEntryContraAccountIsBlockedForDirectEntries'],
  [{ contraVatCode: 'X9' }, 'JournalEntryContraVatCodeNotFound'],
  [{ projectNumber: 4711 }, 'JournalEntryProjectNotFound'],
  [{ currency: 'XXX' }, 'JournalEntryCurrencyNotFound'],
  [{ exchangeRate: 99 }, 'JournalEntryExchangeRateMustBeOneHundredForBaseCurrency'],
  [{ text: 'x'.repeat(251) }, 'JournalEntryTextTooLong'],
  [{ entryTypeNumber: 7 }, 'JournalEntryTypeNotCorrect'],
  [{ amount: 12.345 }, 'ValidationError'],
  [{ amount: null }, 'ValidationError'],
  [{ text: null }, 'ValidationError'],
  [{ journalNumber: undefined }, 'ValidationError'],
  [{ journalNumber: 2, voucherNumber: 7 }, 'JournalEntryVoucherNumberNotWithinBoundaries'],
];

describe('an entry is refused', () => {
  it.each(refused)('with %j: %s', async (changes, told) => {
    const answer = await enter(changes);
    expect([answer.status, answer.headers['content-type']]).toEqual([400, 'application/problem+json']);
    expect(codesOf(answer)).toBe(told);
    expect((await state()).draftEntries).toEqual({});
  });

  const setUps: readonly (readonly [what: string, setUp: () => Promise<unknown>, told: string])[] = [
    [
      'in a closed year',
      () => economic.control.putAgreement(agreement.number, { years: [{ ...year, closed: true }] }),
      'JournalEntryDateAccountingYearClosed',
    ],
    [
      'in a barred period',
      () => economic.control.putAgreement(agreement.number, { years: [{ ...year, barredPeriods: [3] }] }),
      'JournalEntryDateAccountingYearPeriodBarred',
    ],
    [
      'on a barred account',
      async () => {
        const { accounts } = await state();
        const barred = accounts.map((each) => (each.number === 1010 ? { ...each, isBarred: true } : each));
        await economic.control.putAgreement(agreement.number, { accounts: barred });
      },
      'JournalEntryContraAccountNotAccessible',
    ],
    [
      'for a barred customer',
      () => economic.control.putCustomer({ agreement: agreement.number, number: 10_001 }, { barred: true }),
      'JournalEntryCustomerNotAccessible',
    ],
    [
      'on a barred project',
      () => economic.control.putProject({ agreement: agreement.number, number: 2040 }, { isBarred: true }),
      'JournalEntryProjectNotAccessible',
    ],
    [
      'on a closed project',
      () => economic.control.putProject({ agreement: agreement.number, number: 2040 }, { isClosed: true }),
      'JournalEntryProjectSetIsClosed',
    ],
    [
      'without the project module',
      () => economic.control.putAgreement(agreement.number, { modules: [] }),
      'JournalEntryProjectIdSetWithoutModuleAccess',
    ],
    [
      'in a journal for other entries',
      () =>
        economic.control.putAgreement(agreement.number, { journals: [{ number: 1, name: 'A', allowedEntryType: 5 }] }),
      'JournalEntryTypeNotCorrect',
    ],
  ];

  it.each(setUps)('%s, and one entered before cannot be booked', async (_, setUp, told) => {
    const { entryNumber } = (await enter({})).body;
    await setUp();
    expect(codesOf(await enter({}))).toBe(told);
    expect(codesOf(await book(entryNumber))).toBe(told);
    await economic.control.setSwitches({ bookingErrors: 'generic' });
    expect(codesOf(await book(entryNumber))).toBe('400');
    expect(await ledger()).toEqual([]);
  });
});

describe('the switches for what the vendor leaves open', () => {
  const bookOne = async () => book((await enter({})).body.entryNumber);

  const switches: readonly (readonly [setting: object, call: () => Promise<Answered>, told: number | string])[] = [
    [{}, () => enter({}), 201],
    [{ duplicateInvoiceNumber: 'refuse' }, () => enter({}), 'JournalEntryCustomerInvoiceNumberExists'],
    [{ missingDueDate: 'accept' }, () => enter({ dueDate: undefined }), 201],
    [{}, () => enter({ voucherNumber: 1001 }), 'JournalVoucherEntityAlreadyExistsError'],
    [{ usedVoucherNumber: 'accept' }, () => enter({ voucherNumber: 1001 }), 201],
  ];

  it.each(switches)('%j, after invoice 5001 is booked', async (setting, call, told) => {
    await bookOne();
    await economic.control.setSwitches(setting);
    const answer = await call();
    expect(typeof told === 'number' ? answer.status : codesOf(answer)).toBe(told);
  });

  it.each([
    ['each' as const, [1001, 1002]],
    ['shared' as const, [1001, 1001]],
  ])('bulkVoucherNumbers %s numbers two entries %j', async (bulkVoucherNumbers, numbers) => {
    await economic.control.setSwitches({ bulkVoucherNumbers });
    await economic.services(`${paths.entries}/bulk`, { json: { entries: [anInvoice, anInvoice] } });
    const drafts = Object.values((await state()).draftEntries);
    expect(drafts.map(({ values }) => values.voucherNumber)).toEqual(numbers);
  });
});

describe('changing an entry', () => {
  it('needs its version, and clears what is not sent', async () => {
    const { entryNumber } = (await enter({})).body;
    const { objectVersion, text, ...entry } = (await economic.services(`${paths.entries}/${entryNumber}`)).body;
    const put = (version: string) =>
      economic.services(paths.entries, { method: 'PUT', json: { ...entry, objectVersion: version } });
    expect([(await put(objectVersion)).status, codesOf(await put(objectVersion))]).toEqual([204, 'UpdateConflict']);
    expect((await economic.services(`${paths.entries}/${entryNumber}`)).body.text).toBeUndefined();
  });

  it('a deleted entry is gone', async () => {
    const { entryNumber } = (await enter({})).body;
    const remove = () => economic.services(`${paths.entries}/${entryNumber}`, { method: 'DELETE' });
    expect([(await remove()).status, codesOf(await remove())]).toEqual([204, 'ResourceNotFound']);
  });
});
