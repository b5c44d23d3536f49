import type { Polled, PollOrder, PollPage } from '../../sync/define-sync.ts';
import { SyncError } from '../../sync/errors.ts';
import { askRecman, type RecmanConnection } from './client.ts';
import { unreadable } from './decode.ts';
import { pageSize } from './limits.ts';
import { recmanListedSchema, wallTimeSchema } from './schema.ts';
import { hoursBefore, wallTimeOf } from './wall-clock.ts';

/**
 * What was changed in these hours before the last poll is asked for again: invoices that appear late, and the hour that
 * the wall clock has twice in autumn.
 */
const overlapHours = 6;

/**
 * The order of rows is not promised, and rows that move while pages are read slip past the reader: a list of several pages
 * is read again until a reading shows nothing new.
 */
const mostReadings = 4;

/** Where a list has come to: RecMan's own wall clock, as the newest change that was seen. */
const positionSchema = wallTimeSchema;

/**
 * Invoices and credit notes changed since a position, a page at a time; each call is one of 200 of the day.
 * https://developers.recman.io (GET /v2/get/, scope invoice, `updatedFrom`)
 * @throws SyncError, BudgetSpent
 */
export async function* changedInvoices(connection: RecmanConnection, order: PollOrder): AsyncGenerator<PollPage> {
  const kept = positionSchema.safeParse(order.position);
  const since = kept.success ? hoursBefore(kept.data, overlapHours) : wallTimeOf(order.from);
  let newest = kept.success ? kept.data : since;
  const seen = new Map<string, string | undefined>();
  for (let reading = 0; reading < mostReadings; reading += 1) {
    let foundNew = false;
    for (let page = 1; ; page += 1) {
      const rows = await askRecman(connection, { scope: 'invoice', page, filters: { updatedFrom: since } });
      const fresh = rows.map(listed).filter(({ key, updated }) => !seen.has(key) || seen.get(key) !== updated);
      for (const { key, updated } of fresh) {
        seen.set(key, updated);
        if (updated !== undefined && updated > newest) newest = updated;
      }
      foundNew ||= fresh.length > 0;
      if (rows.length < pageSize) {
        // The position moves only once everything is recorded: a poll that is cut off begins at the same place.
        const isLast = page === 1 || !foundNew;
        yield { entries: fresh.map(({ polled }) => polled), position: isLast ? newest : startOf(order, since) };
        if (isLast) return;
        break;
      }
      yield { entries: fresh.map(({ polled }) => polled), position: startOf(order, since) };
    }
  }
  throw restless();
}

type Found = { readonly key: string; readonly updated: string | undefined; readonly polled: Polled };

function listed(row: unknown): Found {
  const parsed = recmanListedSchema.safeParse(row);
  if (!parsed.success)
    throw new SyncError({ advice: 'refuse', applied: 'no', problem: unreadable(parsed.error, row).problem });
  const { invoiceId: key, updated, ...facts } = parsed.data;
  // The change's time and what a person chooses by is all that is kept: a changed invoice is read again.
  return { key, updated, polled: { key, snapshot: { updated: updated ?? null, ...facts } } };
}

function startOf({ position }: PollOrder, since: string): string {
  return position ?? since;
}

function restless(): SyncError {
  const problem = { code: 'vendor-error', vendorWords: 'the list changed each time it was read' } as const;
  return new SyncError({ advice: 'hold', applied: 'no', problem });
}
