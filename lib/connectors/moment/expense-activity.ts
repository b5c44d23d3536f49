import { SyncError } from '../../sync/errors.ts';
import { callMoment, type MomentCall, type MomentConnection } from './client.ts';
import { unreadable } from './decode.ts';
import { activitiesAsked, encodeActivity, encodeByActivityName } from './encode.ts';
import { unknownCompany } from './errors.ts';
import { momentActivitiesSchema, momentMadeSchema } from './schema.ts';

/** An activity does not change its id. */
const keptSeconds = 3600;

/**
 * The id of a project's open activity with this name; made when the project has none. Looked up first, so that it is not made
 * twice; of several with one name the oldest is taken.
 * https://docs.moment.team (lists and POST of activities; their fields are assumed)
 * @throws SyncError that says "not applied" whatever happened: the expense itself was not sent. BudgetSpent
 */
export async function activityOf(
  connection: MomentConnection,
  { projectId, name }: { readonly projectId: string; readonly name: string },
): Promise<string> {
  return connection.memo(`activity ${projectId} ${name}`, keptSeconds, async () => {
    try {
      return (await findActivity(connection, projectId, name)) ?? (await makeActivity(connection, projectId, name));
    } catch (failure) {
      throw failure instanceof SyncError ? beforeTheExpense(failure) : failure;
    }
  });
}

async function findActivity(
  connection: MomentConnection,
  projectId: string,
  name: string,
): Promise<string | undefined> {
  const body = await answered(connection, {
    // https://docs.moment.team (lists; the filters `projectId` and `name` are assumed)
    ...{ method: 'GET', path: ['projectExtensions'], query: encodeByActivityName(projectId, name) },
  });
  const page = momentActivitiesSchema.safeParse(body);
  if (!page.success) throw contractChanged(unreadable(page.error, body).problem);
  const same = page.data.content.filter((one) => one.projectId === projectId && one.name === name);
  // A server that does not know the filter answers with activities of others; the next page may hold ours.
  if (same.length === 0 && page.data.content.length >= activitiesAsked) {
    throw contractChanged({ code: 'contract-changed', field: 'projectExtensions', value: name });
  }
  const open = same.filter(({ projectExtensionState }) => projectExtensionState !== 'closed');
  return open.sort((one, other) => Number(one.id) - Number(other.id))[0]?.id;
}

async function makeActivity(connection: MomentConnection, projectId: string, name: string): Promise<string> {
  // https://docs.moment.team (POST; the fields are assumed)
  const call = { method: 'POST', path: ['projectExtensions'], body: encodeActivity(projectId, name) } as const;
  const body = await answered(connection, call);
  const made = momentMadeSchema.safeParse(body);
  if (!made.success) throw contractChanged(unreadable(made.error, body).problem);
  // Two workers may have made one each at the same moment: all go on with the oldest.
  return (await findActivity(connection, projectId, name)) ?? made.data.id;
}

async function answered(connection: MomentConnection, call: MomentCall): Promise<unknown> {
  const reply = await callMoment(connection, call);
  if (reply.kind === 'not-found') throw unknownCompany(connection.login.companyCode);
  return reply.body;
}

function contractChanged(problem: ReturnType<typeof unreadable>['problem']): SyncError {
  return new SyncError({ advice: 'refuse', applied: 'no', problem });
}

function beforeTheExpense(failure: SyncError): SyncError {
  const { reason, retryAt, neverSeen } = failure;
  return new SyncError({ ...reason, applied: 'no', retryAt, neverSeen, cause: failure });
}
