import { decimalText } from '../../documents/money.ts';
import type { ProjectExpense } from '../../documents/project-expense.ts';
import type { Writer } from '../../sync/define-sync.ts';
import { SyncError } from '../../sync/errors.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { callMoment, type MomentConnection } from './client.ts';
import { unreadable } from './decode.ts';
import { encodeByExternalId, encodeExpense, expensesAsked } from './encode.ts';
import { outcomeOf, unknownCompany } from './errors.ts';
import { activityOf } from './expense-activity.ts';
import { momentSettleSeconds } from './limits.ts';
import { momentExpensesSchema, momentMadeSchema } from './schema.ts';

/** Expenses of a project. One that is there is never changed by us: it may be on an invoice already. */
export const expenseWriter: Writer<ProjectExpense, 'moment'> = {
  vendor: 'moment',
  canUpdate: false,
  looksUpFirst: false,
  settleSeconds: momentSettleSeconds,
  calls: 1,
  evidence: ({ externalId, projectId, amountIncludingVat }) => ({
    externalId,
    projectId,
    amount: decimalText(amountIncludingVat),
    currency: amountIncludingVat.currency,
  }),
  check: async () => [],
  write: (connection, order) => make(connection, order).catch(outcomeOf),
  lookUp: find,
};

async function make(connection: MomentConnection, { target }: WriteOrder<ProjectExpense>): Promise<WriteOutcome> {
  const { projectId, activity: name, remark } = target;
  const activityId = await activityOf(connection, { projectId, name });
  const body = encodeExpense(target, activityId);
  try {
    // https://docs.moment.team (POST; the fields are assumed)
    const reply = await callMoment(connection, { method: 'POST', path: ['projectExpenses'], body });
    if (reply.kind === 'not-found') throw unknownCompany(connection.login.companyCode);
    const made = momentMadeSchema.safeParse(reply.body);
    if (!made.success) return { kind: 'unknown', vendorWords: 'the answer to a new expense names no id' };
    return { kind: 'delivered', targetId: made.data.id, remark };
  } catch (failure) {
    // An activity may have been closed since it was found; the next try looks again.
    if (isRefused(failure, 'projectExtensionId')) connection.forget(`activity ${projectId} ${name}`);
    if (!isRefused(failure, 'currencyCode')) throw failure;
    const { currency } = target.amountIncludingVat;
    return { kind: 'rejected', problem: { ...failure.reason.problem, code: 'currency-unknown', value: currency } };
  }
}

function isRefused(failure: unknown, field: string): failure is SyncError & { reason: { advice: 'refuse' } } {
  return failure instanceof SyncError && failure.reason.advice === 'refuse' && failure.reason.problem.field === field;
}

async function find(connection: MomentConnection, evidence: Evidence): Promise<LookUp> {
  const { externalId = '' } = evidence;
  const query = encodeByExternalId(externalId);
  // https://docs.moment.team (lists; the filter `externalId` is assumed)
  const reply = await callMoment(connection, { method: 'GET', path: ['projectExpenses'], query });
  if (reply.kind === 'not-found') throw unknownCompany(connection.login.companyCode);
  const page = momentExpensesSchema.safeParse(reply.body);
  if (!page.success) {
    throw new SyncError({ advice: 'refuse', applied: 'no', problem: unreadable(page.error, reply.body).problem });
  }
  const [found, ...others] = page.data.content.filter((one) => one.externalId === externalId);
  // A server that does not know the filter answers with expenses of others; the next page may hold ours.
  if (found === undefined && page.data.content.length >= expensesAsked) return { kind: 'unsearchable' };
  if (found === undefined) return { kind: 'absent' };
  if (others.length > 0) return { kind: 'conflict', problem: { code: 'several-matches', value: externalId } };
  const { id, projectId, amountIncludingVat, currencyCode, description } = found;
  const equal =
    projectId === evidence.projectId &&
    currencyCode === evidence.currency &&
    amountIncludingVat === Number(evidence.amount);
  return { kind: 'found', equal, targetId: id, shown: `${description}: ${amountIncludingVat} ${currencyCode ?? ''}` };
}
