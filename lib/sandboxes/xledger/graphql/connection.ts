import { invalidValue } from './refusals.ts';
import type { View, World } from './world.ts';

/** The vendor gives at most so many rows in one query. */
const mostRows = 10_000;

/** What pages a list. */
export type PageArguments = {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
};

/** A row and its cursor, in the order of the list. */
export type Placed = { readonly cursor: number; readonly node: View };

/** A page of a list: `edges` is null and not empty when there is nothing. */
export function connection(world: World, placed: readonly Placed[], asked: PageArguments): View {
  const size = pageSize(world, asked);
  const from = asked.after === null || asked.after === undefined ? 0 : placesUpTo(placed, cursorOf(asked.after));
  const until =
    asked.before === null || asked.before === undefined
      ? placed.length
      : placesUpTo(placed, cursorOf(asked.before) - 1);
  const isLast = asked.last !== null && asked.last !== undefined;
  const start = shifted(world, isLast ? Math.max(from, until - size) : from, asked);
  const end = isLast ? until : Math.min(until, start + size);
  const page = placed.slice(start, end);
  world.counted.rows += page.length;
  return {
    edges: page.length === 0 ? null : page.map(({ cursor, node }) => ({ cursor: String(cursor), node })),
    pageInfo: { hasNextPage: end < placed.length, hasPreviousPage: start > 0 },
  };
}

function pageSize({ state }: World, { first, last }: PageArguments): number {
  if (typeof first === 'number' && typeof last === 'number') {
    throw invalidValue('Use either first or last, not both.');
  }
  const size = first ?? last ?? mostRows;
  if (size < 0) throw invalidValue('first and last must not be negative.');
  if (size > mostRows && state.switches.largePages === 'refuse') {
    throw invalidValue(`A query gives at most ${mostRows} records.`);
  }
  return Math.min(size, mostRows);
}

function cursorOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw invalidValue(`Invalid cursor ${JSON.stringify(text)}.`);
  return Number(text);
}

/** How many rows stand at or before a cursor. */
function placesUpTo(placed: readonly Placed[], cursor: number): number {
  const next = placed.findIndex((row) => row.cursor > cursor);
  return next === -1 ? placed.length : next;
}

/** A list that moves while it is paged: a row is missed, or comes twice, on every page but the first. */
function shifted({ fault }: World, start: number, { after }: PageArguments): number {
  if (after === null || after === undefined) return start;
  if (fault?.fault === 'page-skips-row') return start + 1;
  return fault?.fault === 'page-repeats-row' ? Math.max(start - 1, 0) : start;
}
