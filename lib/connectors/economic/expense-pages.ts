import * as z from 'zod';
import { expenseAccountsOf, expenseSettingsSchema } from '../../documents/integrations/expense-settings.ts';
import type { Polled, PollOrder, PollPage } from '../../sync/define-sync.ts';
import { addresses } from './addresses.ts';
import { reading } from './call-failed.ts';
import { pagesOf } from './calls.ts';
import type { EconomicConnection } from './client.ts';
import { snapshotOf } from './expense-snapshot.ts';
import { type BookedEntry, bookedEntrySchema } from './schema.ts';

/**
 * How many entry numbers a poll reaches back behind the last one: lists may lag, and a number may show up after a later
 * one. What is known already costs no call and no write.
 */
const overlap = 500;

/** Opening entries and those carried over from last year: no expense of their own (bookedEntriesapi, EntryTypeNames). */
const openingTypes: readonly (number | undefined)[] = [7, 8];

/** The lowest entry number of an account's first listing, and the highest of all. */
const positionSchema = z.record(z.string(), z.tuple([z.int(), z.int()]));
type Position = z.infer<typeof positionSchema>;

/**
 * Booked entries beyond the last poll's entry numbers, on the accounts of the setting. One call for each thousand entries,
 * whatever the number of accounts, projects and years. An account that is new in the setting is listed from the first
 * day on. @throws SyncError, BudgetSpent
 */
export async function* expensePages(connection: EconomicConnection, order: PollOrder): AsyncGenerator<PollPage> {
  const accounts = expenseAccountsOf(expenseSettingsSchema.parse(order.settings).expenseAccounts);
  const kept = positionOf(order.position);
  let position: Position = Object.fromEntries(accounts.flatMap((one) => (kept[one] ? [[one, kept[one]]] : [])));
  for (const { accounts: group, listed } of groupsOf(accounts, kept)) {
    let [lowest, highest] = listed ?? [Number.POSITIVE_INFINITY, 0];
    const pages = pagesOf(connection, addresses.bookedEntries, {
      filter: filterOf(group, listed, order.from),
      item: bookedEntrySchema,
    });
    for (;;) {
      const page = await reading(() => pages.next());
      if (page.done === true) break;
      const numbers = page.value.map(({ entryNumber }) => entryNumber);
      highest = Math.max(highest, ...numbers);
      if (listed === undefined) lowest = Math.min(lowest, ...numbers);
      // Pages have no promised order: the position moves when all of them are recorded.
      yield { entries: page.value.flatMap(entryOf), position: JSON.stringify(position) };
    }
    const reached: [number, number] = [lowest, highest];
    if (highest > 0) position = { ...position, ...Object.fromEntries(group.map((account) => [account, reached])) };
    yield { entries: [], position: JSON.stringify(position) };
  }
}

function positionOf(text: string | undefined): Position {
  if (text === undefined) return {};
  const parsed = positionSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : {};
}

/** Accounts that have been listed equally far go together, at most 200 in a call. */
function groupsOf(accounts: readonly string[], kept: Position): Group[] {
  const groups = new Map<string, Group>();
  for (const account of accounts) {
    const listed = kept[account];
    const name = listed?.join('-') ?? '';
    groups.set(name, { accounts: [...(groups.get(name)?.accounts ?? []), account], listed });
  }
  return [...groups.values()];
}

type Group = { readonly accounts: readonly string[]; readonly listed: Position[string] | undefined };

/** The overlap never reaches behind the first listing: older entries were left out on purpose. */
function filterOf(accounts: readonly string[], listed: Group['listed'], from: Date): string {
  const start =
    listed === undefined
      ? `date$gte:${from.toISOString().slice(0, 10)}`
      : `entryNumber$gt:${Math.max(listed[0] - 1, listed[1] - overlap)}`;
  return `accountNumber$in:[${accounts.join(',')}]$and:${start}`;
}

/** An entry without a project is worth a look only where it came over before. */
function entryOf(entry: BookedEntry): Polled[] {
  if (openingTypes.includes(entry.type)) return [];
  const snapshot = snapshotOf(entry);
  return [{ key: String(entry.entryNumber), snapshot, onlyIfKnown: snapshot.project === undefined }];
}
