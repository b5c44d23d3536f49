import { SyncError } from '../../sync/errors.ts';
import { callMoment, type MomentConnection } from './client.ts';
import { unreadable } from './decode.ts';
import { unknownCompany } from './errors.ts';
import { momentNumbersSchema } from './schema.ts';

/** What the numbers are called that people know records by. */
const numberFields = { customers: 'customerNumber', projects: 'projectNumber', invoices: 'invoiceNumber' } as const;

/** Ids of the records with this number. Several customers may carry one. @throws SyncError, BudgetSpent */
export async function findByNumber(
  connection: MomentConnection,
  entity: keyof typeof numberFields,
  number: string,
): Promise<readonly string[]> {
  const field = numberFields[entity];
  // https://docs.moment.team (lists; the filters by number are assumed)
  const reply = await callMoment(connection, { method: 'GET', path: [entity], query: { [field]: number } });
  if (reply.kind === 'not-found') throw unknownCompany(connection.login.companyCode);
  const page = momentNumbersSchema.safeParse(reply.body);
  if (!page.success) {
    throw new SyncError({ advice: 'refuse', applied: 'no', problem: unreadable(page.error, reply.body).problem });
  }
  // A server that does not know the filter answers with everything.
  return page.data.content.filter((row) => row[field] === number).map(({ id }) => id);
}
