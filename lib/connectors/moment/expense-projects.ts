import type { Expense } from '../../documents/expense.ts';
import type { Reopening } from '../../sync/define-sync.ts';
import { SyncError } from '../../sync/errors.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import { callMoment, type MomentConnection } from './client.ts';
import { unreadable } from './decode.ts';
import { encodeByProjectNumber, projectsAsked } from './encode.ts';
import { unknownCompany } from './errors.ts';
import { listChanges } from './list-changes.ts';
import { momentProjectNumbersSchema } from './schema.ts';

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
  const projectId = await connection.memo(name, askedSeconds, () => askProject(connection, projectNumber));
  return projectId === undefined ? expense : { ...expense, projectId };
}

/** An expense is left for lack of its project, so that only an answer that was read says that there is none. */
async function askProject(connection: MomentConnection, number: string): Promise<string | undefined> {
  // https://docs.moment.team (lists; the filter `projectNumber` is assumed)
  const call = { method: 'GET', path: ['projects'], query: encodeByProjectNumber(number) } as const;
  const reply = await callMoment(connection, call);
  if (reply.kind === 'not-found') throw unknownCompany(connection.login.companyCode);
  const page = momentProjectNumbersSchema.safeParse(reply.body);
  if (!page.success) throw refusal(unreadable(page.error, reply.body).problem);
  const [found, ...others] = page.data.content.filter(({ projectNumber }) => projectNumber === number);
  const field = 'projectNumber';
  if (others.length > 0) {
    const vendorWords = `${others.length + 1} projects have this number`;
    throw refusal({ code: 'project-unknown', field, value: number, vendorWords });
  }
  // A server that does not know the filter answers with other projects; the next page may hold this one.
  if (found === undefined && page.data.content.length >= projectsAsked) {
    throw refusal({ code: 'contract-changed', field, value: number });
  }
  return found?.id;
}

function refusal(problem: Problem<RejectCode>): SyncError {
  return new SyncError({ advice: 'refuse', applied: 'no', problem });
}

/** Projects that were made or changed since an instant: expenses that were skipped for lack of them come again. https://docs.moment.team (lists) */
export const appearedProjects: Reopening<'moment'> = {
  vendor: 'moment',
  async *appearedSince(connection, since) {
    for await (const { rows } of listChanges(connection, 'projects', { since })) {
      yield rows.flatMap(({ projectNumber }) =>
        projectNumber === undefined ? [] : [{ direction: momentProjects, number: projectNumber }],
      );
      // Its number may have been asked for a moment ago, when it was not there yet.
      for (const { projectNumber } of rows) connection.forget(`expense project ${projectNumber}`);
    }
  },
};
