import { activityOf } from '../../../lib/connectors/moment/expense-activity.ts';
import { moment } from '../../../lib/connectors/moment/index.ts';
import type { Expense } from '../../../lib/documents/expense.ts';
import type { ExpenseAttachment } from '../../../lib/documents/expense-file.ts';
import type { ProjectExpense } from '../../../lib/documents/project-expense.ts';
import type { Connection } from '../../../lib/sync/ports.ts';

/** What the connector does in a recording, and what it makes of the answer. */
export type Exchange = {
  readonly run: (connection: Connection<'moment'>) => Promise<unknown>;
  readonly expected: object;
};

const expense: ProjectExpense = {
  ...{ externalId: '24sevenoffice:dddddddd-0000-4000-8000-000000000001', projectId: '8800', activity: 'Utlegg' },
  ...{ description: 'Festemateriell', amountIncludingVat: { minor: 125_050, currency: 'NOK' } },
  ...{ supplierName: 'Eksempel Byggevare AS', supplierInvoiceNumber: 'S-7788', date: '2026-11-20', billable: true },
};
const file: ExpenseAttachment = {
  ...{ expenseId: '7788001', fileName: '501-9001.pdf', contentType: 'application/pdf', name: 'passing/501/9001' },
  ...{ size: 30, sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
};
const posting: Expense = {
  ...{ id: '1', source: '24sevenoffice', account: '4300', projectNumber: '2040', description: 'Festemateriell' },
  ...{ currency: 'NOK', date: '2026-11-20', withdrawn: false },
};

/** Makes an expense where the activity was found before. */
async function make(connection: Connection<'moment'>, target: ProjectExpense): Promise<unknown> {
  await connection.memo('activity 8800 Utlegg', 3600, async () => '4401');
  const evidence = moment.projectExpense.evidence(target, undefined, {});
  return moment.projectExpense.write(connection, {
    ...{ target, evidence, idempotencyKey: 'key', existing: undefined, done: {} },
  });
}

/** Expenses, their activity and their files. */
export const expenseExchanges: Readonly<Record<string, Exchange>> = {
  'a-project-is-found-by-its-number': {
    run: (connection) => moment.projectOfExpense(connection, posting),
    expected: { projectNumber: '2040', projectId: '8800' },
  },
  'an-activity-is-found': {
    run: async (connection) => ({ id: await activityOf(connection, { projectId: '8800', name: 'Utlegg' }) }),
    expected: { id: '4401' },
  },
  'an-expense-is-made': {
    run: (connection) => make(connection, expense),
    expected: { kind: 'delivered', targetId: '7788001' },
  },
  'an-expense-in-a-currency-that-moment-lacks-is-refused': {
    run: (connection) => make(connection, { ...expense, amountIncludingVat: { minor: 1250, currency: 'ISK' } }),
    expected: { kind: 'rejected', problem: { code: 'currency-unknown', field: 'currencyCode', value: 'ISK' } },
  },
  'an-expense-is-found-by-our-key': {
    run: (connection) =>
      moment.projectExpense.lookUp(connection, moment.projectExpense.evidence(expense, undefined, {})),
    expected: { kind: 'found', equal: true, targetId: '7788001' },
  },
  'the-files-of-an-expense-are-listed': {
    run: (connection) => moment.expenseFile.lookUp(connection, moment.expenseFile.evidence(file, undefined, {})),
    expected: { kind: 'found', equal: true, targetId: '91', shown: '501-9001.pdf, 30 bytes' },
  },
};
