import { expenseFileToAttachment } from '../../lib/accounting/expense-file-to-attachment.ts';
import { expenseToProjectExpense } from '../../lib/accounting/expense-to-project-expense.ts';
import type { Expense } from '../../lib/documents/expense.ts';
import type { ExpenseSettings } from '../../lib/documents/integrations/expense-settings.ts';

const settings: ExpenseSettings = {
  ...{ importExpenses: true, expenseAccounts: '4300, 6700', expenseActivity: 'Utlegg', expenseBillable: true },
};

const expense: Expense = {
  ...{ id: 'cccc-1', source: '24sevenoffice', account: '4300', projectNumber: '5017', projectId: '77' },
  ...{ description: 'Underleverandør oktober', currency: 'NOK' },
  amountIncludingVat: { minor: 125_000, currency: 'NOK' },
  ...{ supplierNumber: '20007', supplierName: 'Eksempel AS', supplierInvoiceNumber: 'S-7788' },
  ...{ date: '2026-11-10', filesUnder: '456', withdrawn: false },
};

function decide(change: Partial<Expense>, changedSettings: Partial<ExpenseSettings> = {}) {
  const document = { ...expense, ...change };
  return expenseToProjectExpense.decide({
    document,
    settings: { ...settings, ...changedSettings },
    parents: new Map(),
  });
}

it('sends all that a customer is invoiced by', () => {
  expect(decide({})).toEqual({
    kind: 'send',
    target: {
      ...{ externalId: '24sevenoffice:cccc-1', projectId: '77', activity: 'Utlegg', billable: true },
      ...{ description: 'Underleverandør oktober', amountIncludingVat: { minor: 125_000, currency: 'NOK' } },
      ...{ supplierName: 'Eksempel AS', supplierInvoiceNumber: 'S-7788', date: '2026-11-10', remark: undefined },
    },
  });
});

it.each<[string, Partial<Expense>, object]>([
  ['no project', { projectNumber: undefined, projectId: undefined }, { kind: 'skip', reason: 'project-unknown' }],
  [
    'a project that Moment lacks',
    { projectId: undefined },
    { kind: 'skip', reason: 'project-unknown', parent: { direction: 'moment-projects', number: '5017' } },
  ],
  ['another account', { account: '3000' }, { kind: 'skip', reason: 'do-not-transfer' }],
  ['a posting that the ledger hides', { withdrawn: true }, { kind: 'skip', reason: 'deleted-at-source' }],
])('leaves %s', (_, change, decision) => {
  expect(decide(change)).toEqual(decision);
});

it.each<[string, Partial<Expense>, object]>([
  ['an amount of zero', { amountIncludingVat: { minor: 0, currency: 'NOK' } }, { code: 'nothing-to-post' }],
  [
    'an amount that is none',
    { amountIncludingVat: undefined },
    { code: 'amount-unclear', field: 'amountIncludingVat' },
  ],
  ['no currency', { currency: undefined }, { code: 'field-missing', field: 'currency' }],
  ['a currency that nobody has', { currency: 'NOR' }, { code: 'currency-unknown', value: 'NOR' }],
  [
    'a supplier without a name',
    { supplierName: undefined },
    { code: 'supplier-unreadable', field: 'supplierName', value: '20007' },
  ],
  ['an invoice number too long to be one', { supplierInvoiceNumber: '7'.repeat(101) }, { code: 'field-invalid' }],
])('refuses %s, and says which field', (_, change, problem) => {
  expect(decide(change)).toMatchObject({ kind: 'reject', problems: [problem] });
});

it.each<[string, Partial<Expense>, object]>([
  ['a posting without a supplier', { supplierNumber: undefined, supplierName: undefined }, { supplierName: undefined }],
  ['a posting without a text', { description: ' ' }, { description: 'Eksempel AS S-7788' }],
  ['a text that is too long', { description: 'x'.repeat(501) }, { description: `${'x'.repeat(499)}…` }],
  ['a credit', { amountIncludingVat: { minor: -1, currency: 'NOK' } }, { remark: 'a credit on S-7788' }],
  ['what takes another back', { reverses: '30011' }, { remark: 'takes back 30011' }],
])('sends %s', (_, change, target) => {
  expect(decide(change)).toMatchObject({ kind: 'send', target });
});

it('needs the name of an activity', () => {
  expect(decide({}, { expenseActivity: '' })).toMatchObject({
    problems: [{ code: 'field-missing', field: 'settings.expenseActivity' }],
  });
});

describe('a file', () => {
  const judgement = expenseFileToAttachment('expenses');
  const stored = { name: 'passing/1', size: 10, sha256: 'ab' };
  const file = { expenseKey: 'cccc-1', fileName: '456-1.pdf', contentType: 'application/pdf', typeWord: 'Pdf', stored };
  const there = new Map([['expenses#cccc-1', { targetId: '900', number: undefined }]]);

  it('goes to its expense', () => {
    const target = { expenseId: '900', fileName: '456-1.pdf', contentType: 'application/pdf', ...stored };
    expect(judgement.decide({ document: file, settings, parents: there })).toEqual({ kind: 'send', target });
  });

  it('waits for its expense', () => {
    expect(judgement.decide({ document: file, settings, parents: new Map() })).toMatchObject({
      ...{ kind: 'wait', parent: { direction: 'expenses', key: 'cccc-1' } },
    });
  });

  it.each([
    ['file-type-refused', { ...file, contentType: undefined, stored: undefined, typeWord: 'Bmp' }],
    ['file-empty', { ...file, stored: { ...stored, size: 0 } }],
  ])('is refused as %s', (code, document) => {
    expect(judgement.decide({ document, settings, parents: there })).toMatchObject({ problems: [{ code }] });
  });
});
