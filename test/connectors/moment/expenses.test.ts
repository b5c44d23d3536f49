import { activityOf } from '../../../lib/connectors/moment/expense-activity.ts';
import { expenseFileWriter } from '../../../lib/connectors/moment/expense-file-writer.ts';
import { projectOfExpense } from '../../../lib/connectors/moment/expense-projects.ts';
import { expenseWriter } from '../../../lib/connectors/moment/expense-writer.ts';
import type { Expense } from '../../../lib/documents/expense.ts';
import { momentConnection, type StubAnswer, withStub } from './moment-connection.ts';

const evidence = { externalId: '24sevenoffice:9', projectId: '77', amount: '125.00', currency: 'NOK' };

/** Expenses of others, as a server answers that does not know the filter. */
function others(count: number): StubAnswer {
  const content = Array.from({ length: count }, (_, id) => ({
    ...{
      id: id + 1,
      externalId: `other ${id}`,
      projectId: 77,
      amountIncludingVat: 1,
      currencyCode: 'NOK',
      description: 'x',
    },
  }));
  return { json: { content } };
}

describe('the look-up of an expense', () => {
  it.each([
    { rows: 0, kind: 'absent' },
    { rows: 9, kind: 'absent' },
    { rows: 10, kind: 'unsearchable' },
    { rows: 20, kind: 'unsearchable' },
  ])('says $kind among $rows expenses of others: a page that is full may hide it', async ({ rows, kind }) => {
    await withStub(others(rows), async ({ url }) => {
      expect(await expenseWriter.lookUp(momentConnection(url), evidence)).toMatchObject({ kind });
    });
  });
});

it('no activity is made beside those of a full page that are all others’', async () => {
  const row = (id: number) => ({ id, name: 'Annet', projectId: 12, projectExtensionState: 'open' });
  const content = Array.from({ length: 100 }, (_, id) => row(id + 1));
  await withStub({ json: { content } }, async ({ url, asked }) => {
    const found = activityOf(momentConnection(url), { projectId: '77', name: 'Utlegg' });
    await expect(found).rejects.toMatchObject({ reason: { advice: 'refuse', problem: { code: 'contract-changed' } } });
    expect(asked.map(({ method }) => method)).toEqual(['GET']);
  });
});

it('a file that is there with other bytes is looked for before a retry, and never added to', async () => {
  const file = { id: 5, fileName: '456-1.pdf', size: 10, sha256: 'a'.repeat(64) };
  await withStub({ json: { content: [file] } }, async ({ url }) => {
    const sought = { expenseId: '9', fileName: '456-1.pdf', size: '11', sha256: 'b'.repeat(64) };
    expect(expenseFileWriter.looksUpFirst).toBe(true);
    expect(await expenseFileWriter.lookUp(momentConnection(url), sought)).toMatchObject({
      equal: false,
      foreign: true,
    });
  });
});

describe('the project of an expense', () => {
  const expense: Expense = {
    ...{ id: '9', source: '24sevenoffice', account: '4300', projectNumber: '5017', description: 'x', currency: 'NOK' },
    ...{ date: '2026-11-10', withdrawn: false },
  };
  const projects = (...numbers: readonly string[]): StubAnswer => ({
    json: { content: numbers.map((projectNumber, id) => ({ id: id + 1, projectNumber })) },
  });

  it.each<[string, StubAnswer, string | undefined]>([
    ['is the one with its number', projects('5017', '5018'), '1'],
    ['is none where Moment knows none', projects(), undefined],
  ])('%s', async (_, answer, projectId) => {
    await withStub(answer, async ({ url }) => {
      expect((await projectOfExpense(momentConnection(url), expense)).projectId).toBe(projectId);
    });
  });

  it.each<[string, StubAnswer, string]>([
    ['the company is unknown', { status: 404, json: {} }, 'login-refused'],
    ['the answer cannot be read', { json: { items: [] } }, 'contract-changed'],
    ['several have its number', projects('5017', '5017'), 'project-unknown'],
  ])('is not taken for unknown when %s', async (_, answer, code) => {
    await withStub(answer, async ({ url }) => {
      const asked = projectOfExpense(momentConnection(url), expense);
      await expect(asked).rejects.toMatchObject({ reason: { problem: { code } } });
    });
  });
});
