import type { Expense } from '../../documents/expense.ts';
import type { Reopening } from '../../sync/define-sync.ts';
import type { MomentConnection } from './client.ts';
import { projectIdOf } from './line-projects.ts';
import { listChanges } from './list-changes.ts';

/** What Moment said of a project number is kept so long, also that it knows none: many postings stand on one number. */
const askedSeconds = 300;

/** The name that a skipped expense's parent has in receipts. */
const momentProjects = 'moment-projects';

/**
 * Adds Moment's own key of the project to an expense, where Moment knows its number.
 * https://docs.moment.team (lists; the filter `projectNumber` is assumed)
 * @throws SyncError, BudgetSpent
 */
export async function projectOfExpense(connection: MomentConnection, expense: Expense): Promise<Expense> {
  const { projectNumber } = expense;
  if (projectNumber === undefined) return expense;
  const name = `expense project ${projectNumber}`;
  const projectId = await connection.memo(name, askedSeconds, () => projectIdOf(connection, projectNumber));
  return projectId === undefined ? expense : { ...expense, projectId };
}

/** Projects that were made or changed since an instant: expenses that were skipped for lack of them come again. https://docs.moment.team (lists) */
export const appearedProjects: Reopening<'moment'> = {
  vendor: 'moment',
  async *appearedSince(connection, since) {
    for await (const page of listChanges(connection, 'projects', since)) {
      yield page.flatMap(({ projectNumber }) =>
        projectNumber === undefined ? [] : [{ direction: momentProjects, number: projectNumber }],
      );
      // Its number may have been asked for a moment ago, when it was not there yet.
      for (const { projectNumber } of page) connection.forget(`expense project ${projectNumber}`);
    }
  },
};
