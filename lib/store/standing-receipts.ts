import { type ReceiptRef, type ReceiptState, receiptStates } from '../sync/receipt.ts';
import { refOfKey, standingGroup, standingKey } from './keys.ts';
import type { OverviewScope, StateCount } from './state-count.ts';
import { countIndex, type Fields, queryIndex, type Table } from './table.ts';

type Group = { readonly direction: string; readonly state: ReceiptState };

/** States of which nothing stands here: what is done for good is counted elsewhere. */
const done: readonly ReceiptState[] = ['delivered', 'skipped'];

/** States that the index by standing knows. */
export const standingStates = receiptStates.filter((state) => !done.includes(state));

/** Entries of one look: a healthy integration has fewer on their way. */
const entriesOfLook = 100;

/** Counting reads what it counts, so it ends somewhere. */
const countedAtMost = 1000;

/** A receipt that stands, and since when. */
export type Standing = { readonly ref: ReceiptRef; readonly since: string };

type Look = { readonly entries: readonly (Group & Standing)[]; readonly endedBefore: string };

/** The integration's entries by state, direction and age. `endedBefore`: groups before this one were read to their end; '' for all. */
async function look(table: Table, scope: OverviewScope): Promise<Look> {
  const { items, next } = await queryIndex(table, {
    index: 'by-standing',
    where: '#standingKey = :standing',
    values: { standing: standingKey(scope) },
    fields: ['pk', 'standingAt'],
    limit: entriesOfLook,
  });
  const last = items.at(-1);
  const entries = items.flatMap(entryOf);
  return { entries, endedBefore: next === undefined || last === undefined ? '' : String(last.standingAt) };
}

function entryOf({ pk, standingAt }: Fields): Look['entries'] {
  const [name, , since = ''] = String(standingAt).split('#');
  const state = standingStates.find((one) => one === name);
  const ref = refOfKey(String(pk));
  return state === undefined ? [] : [{ ref, since, state, direction: ref.direction }];
}

function groupsOf({ directions }: OverviewScope): Group[] {
  return directions.flatMap((direction) => standingStates.map((state) => ({ direction, state })));
}

function isKnown(group: Group, { endedBefore }: Look): boolean {
  return endedBefore === '' || (standingGroup(group) < endedBefore && !endedBefore.startsWith(standingGroup(group)));
}

/**
 * Counts what is on its way or needs a person, by direction and state: one query as long as it is less than some hundreds,
 * one more for each direction and state that the first one did not reach.
 */
export async function countStanding(table: Table, scope: OverviewScope): Promise<readonly StateCount[]> {
  if (scope.directions.length === 0) return [];
  const seen = await look(table, scope);
  return Promise.all(
    groupsOf(scope).map(async (group) => {
      if (!isKnown(group, seen)) return { ...group, ...(await countGroup(table, scope, group)) };
      const { length } = seen.entries.filter((entry) => isOf(entry, group));
      return { ...group, count: length, isCut: false };
    }),
  );
}

function countGroup(table: Table, scope: OverviewScope, group: Group): Promise<{ count: number; isCut: boolean }> {
  return countIndex(table, { ...queryOf(scope, group), limit: countedAtMost });
}

function queryOf(scope: OverviewScope, group: Group) {
  const values = { standing: standingKey(scope), group: standingGroup(group) };
  return { index: 'by-standing', where: '#standingKey = :standing AND begins_with(#standingAt, :group)', values };
}

function isOf(entry: Group, { direction, state }: Group): boolean {
  return entry.direction === direction && entry.state === state;
}

/** The oldest of each direction and these states, `each` at most. What was saved a moment ago may be missing, or stand here still. */
export async function oldestStanding(
  table: Table,
  scope: OverviewScope,
  { states, each }: { readonly states: readonly ReceiptState[]; readonly each: number },
): Promise<readonly Standing[]> {
  const seen = await look(table, scope);
  const groups = groupsOf(scope).filter(({ state }) => states.includes(state));
  const found = await Promise.all(
    groups.map(async (group) => {
      if (isKnown(group, seen)) return seen.entries.filter((entry) => isOf(entry, group)).slice(0, each);
      const { items } = await queryIndex(table, {
        ...queryOf(scope, group),
        fields: ['pk', 'standingAt'],
        limit: each,
      });
      return items.flatMap(entryOf);
    }),
  );
  return found.flat();
}
