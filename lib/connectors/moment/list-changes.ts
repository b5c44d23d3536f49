import * as z from 'zod';
import type { Listed, ListedPage } from '../../sync/define-sync.ts';
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

/** How far a listing has come: the page to read next, how pages are counted, and what was seen before it. */
const placeSchema = z.object({
  pass: z.int().nonnegative(),
  page: z.int().nonnegative(),
  base: z.int().nonnegative(),
  seen: z.int().nonnegative(),
  total: z.int().nonnegative(),
  hasShrunk: z.boolean(),
});
type Place = z.infer<typeof placeSchema>;

/**
 * Records changed since an instant, a page at a time, from a place on where an earlier listing stopped. Public clients disagree
 * whether the first page is 0 or 1, so the base is read from the first answer and ids are taken once. Date filters may return
 * rows outside the range: they are filtered again here. https://docs.moment.team (lists, `lastModifiedDateFrom`)
 * @throws SyncError, BudgetSpent
 */
export async function* listChanges(
  connection: MomentConnection,
  entity: ListedEntity,
  from: { readonly since: Date; readonly place?: string | undefined },
): AsyncGenerator<ListedPage<ListedRow>> {
  // Moment may keep whole seconds: half a second later nothing of the same second may be missed.
  const since = new Date(Math.floor(from.since.getTime() / 1000) * 1000);
  const begun = from.place === undefined ? undefined : placeFrom(from.place);
  const list = { connection, entity, since, seen: new Set<string>(), seenBefore: begun?.seen ?? 0 };
  for (let pass = begun?.pass ?? 0; pass < mostPasses; pass += 1) {
    const hasShrunk = yield* onePass(list, pass, pass === begun?.pass ? begun : undefined);
    if (!hasShrunk) return;
  }
  throw listShrinks();
}

type List = {
  readonly connection: MomentConnection;
  readonly entity: ListedEntity;
  readonly since: Date;
  readonly seen: Set<string>;
  readonly seenBefore: number;
};

/** Undefined where that listing could only give up: the next one begins anew, with all its passes. */
function placeFrom(text: string): Place | undefined {
  const place = placeSchema.parse(JSON.parse(text));
  return place.hasShrunk && place.pass === mostPasses - 1 ? undefined : place;
}

/** From the first page on, or from a place. True when the list became shorter meanwhile. */
async function* onePass(
  list: List,
  pass: number,
  begun: Place | undefined,
): AsyncGenerator<ListedPage<ListedRow>, boolean> {
  let answer = begun === undefined ? await firstPage(list) : await readPage(list, begun.page);
  const base = begun?.base ?? Math.min(answer.page.number, 1);
  let total = begun?.total ?? 0;
  let hasShrunk = begun?.hasShrunk ?? false;
  for (let page = (begun?.page ?? base) + 1; ; page += 1) {
    hasShrunk ||= (answer.page.totalElements ?? total) < total;
    total = answer.page.totalElements ?? total;
    const rows = changedRows(answer, list.seen, list.since);
    const place: Place = { pass, page, base, seen: list.seenBefore + list.seen.size, total, hasShrunk };
    if (rows.length > 0) yield { rows, place: JSON.stringify(place) };
    if (answer.content.length === 0 || !isMore(answer.page, place)) return hasShrunk;
    answer = await readPage(list, page);
  }
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

async function firstPage(list: List): Promise<MomentPage> {
  try {
    return await readPage(list, 0);
  } catch (failure) {
    // A vendor whose first page is 1 may refuse page 0; anything else goes on as it is.
    if (!(failure instanceof SyncError) || failure.reason.problem.code !== 'refused-by-vendor') throw failure;
    return readPage(list, 1);
  }
}

async function readPage({ connection, entity, since }: List, page: number): Promise<MomentPage> {
  const query = encodeChangedSince(since, page);
  const reply = await callMoment(connection, { method: 'GET', path: [entity], query });
  if (reply.kind === 'not-found') throw unknownCompany(connection.login.companyCode);
  const parsed = momentPageSchema.safeParse(reply.body);
  if (parsed.success) return parsed.data;
  const { problem } = unreadable(parsed.error, reply.body);
  throw new SyncError({ advice: 'refuse', applied: 'no', problem });
}
