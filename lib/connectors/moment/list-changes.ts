import type { Listed } from '../../sync/define-sync.ts';
import { SyncError } from '../../sync/errors.ts';
import { callMoment, type MomentConnection } from './client.ts';
import { unreadable } from './decode.ts';
import { encodeChangedSince } from './encode.ts';
import { unknownCompany } from './errors.ts';
import { type MomentPage, momentPageSchema } from './schema.ts';

/** What Moment lists and tells by webhook, by the names in its addresses. */
export type ListedEntity = 'customers' | 'projects' | 'invoices';

/** A row of a list; projects come with their number. */
export type ListedRow = Listed & { readonly projectNumber?: string };

/**
 * Records changed since an instant, a page at a time. Public clients disagree whether the first page is 0 or 1, so the base
 * is read from the first answer and ids are taken once. Date filters may return rows outside the range: they are
 * filtered again here. https://docs.moment.team (lists, `lastModifiedDateFrom`)
 * @throws SyncError, BudgetSpent
 */
export async function* listChanges(
  connection: MomentConnection,
  entity: ListedEntity,
  instant: Date,
): AsyncGenerator<readonly ListedRow[]> {
  // Moment may keep whole seconds: half a second later nothing of the same second may be missed.
  const since = new Date(Math.floor(instant.getTime() / 1000) * 1000);
  const seen = new Set<string>();
  for (let pass = 0; pass < mostPasses; pass += 1) {
    let answer = await firstPage(connection, entity, since);
    let hasShrunk = false;
    const base = Math.min(answer.page.number, 1);
    for (let page = base + 1; ; page += 1) {
      const changed = changedRows(answer, seen, since);
      if (changed.length > 0) yield changed;
      if (answer.content.length === 0 || !isMore(answer.page, { page, base, seen: seen.size })) break;
      const before = answer.page.totalElements ?? 0;
      answer = await readPage(connection, { entity, since, page });
      hasShrunk ||= (answer.page.totalElements ?? before) < before;
    }
    if (!hasShrunk) return;
  }
  throw listShrinks();
}

/**
 * A record that is deleted meanwhile draws those behind it one place forward, and the first of the next page slips onto
 * one that was read. Then the list is read again.
 */
const mostPasses = 3;

function changedRows(answer: MomentPage, seen: Set<string>, since: Date): ListedRow[] {
  const fresh = answer.content.filter((row) => !seen.has(row.id));
  for (const row of fresh) seen.add(row.id);
  const listed = fresh.map(({ id, lastModifiedDate, projectNumber }) => ({
    key: id,
    modifiedAt: lastModifiedDate ?? since.toISOString(),
    ...(projectNumber !== undefined && { projectNumber }),
  }));
  return listed.filter((row) => row.modifiedAt >= since.toISOString());
}

function listShrinks(): SyncError {
  const problem = { code: 'vendor-error', vendorWords: 'the list became shorter each time it was read' } as const;
  return new SyncError({ advice: 'hold', applied: 'no', problem });
}

/** One page beyond the count is asked for when rows are still missing: a vendor that calls page 0 and 1 the first alike. */
function isMore(told: MomentPage['page'], next: { page: number; base: number; seen: number }): boolean {
  const end = told.totalPages + next.base;
  if (next.page < end) return true;
  return next.page === end && told.totalPages > 1 && next.seen < (told.totalElements ?? 0);
}

async function firstPage(connection: MomentConnection, entity: ListedEntity, since: Date): Promise<MomentPage> {
  try {
    return await readPage(connection, { entity, since, page: 0 });
  } catch (failure) {
    // A vendor whose first page is 1 may refuse page 0; anything else goes on as it is.
    if (!(failure instanceof SyncError) || failure.reason.problem.code !== 'refused-by-vendor') throw failure;
    return readPage(connection, { entity, since, page: 1 });
  }
}

async function readPage(
  connection: MomentConnection,
  wanted: { entity: ListedEntity; since: Date; page: number },
): Promise<MomentPage> {
  const query = encodeChangedSince(wanted.since, wanted.page);
  const reply = await callMoment(connection, { method: 'GET', path: [wanted.entity], query });
  if (reply.kind === 'not-found') throw unknownCompany(connection.login.companyCode);
  const parsed = momentPageSchema.safeParse(reply.body);
  if (parsed.success) return parsed.data;
  const { problem } = unreadable(parsed.error, reply.body);
  throw new SyncError({ advice: 'refuse', applied: 'no', problem });
}
