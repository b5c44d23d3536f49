import type { View } from './world.ts';

/** A filter as it was sent: all its keys must hold. */
export type RowFilter = { readonly [key: string]: unknown };

type Test = (view: View) => boolean;

/** Comparisons by the suffix of a filter's key; no suffix is equality. */
const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  _gte: (order) => order >= 0,
  _lte: (order) => order <= 0,
  _gt: (order) => order > 0,
  _lt: (order) => order < 0,
};

/** What a filter lets through. */
export function testOf(filter: RowFilter): Test {
  const tests = Object.entries(filter).map(([key, wanted]) => testOfKey(key, wanted));
  return (view) => tests.every((test) => test(view));
}

function testOfKey(key: string, wanted: unknown): Test {
  if (key === 'AND') return together(wanted, (tests, view) => tests.every((test) => test(view)));
  if (key === 'OR') return together(wanted, (tests, view) => tests.some((test) => test(view)));
  if (wanted === null) return (view) => (valueAt(view, key) ?? null) === null;
  if (key.endsWith('_in') && Array.isArray(wanted)) {
    const values = new Set(wanted.map(String));
    return (view) => values.has(String(valueAt(view, key.slice(0, -3)) ?? null));
  }
  const suffix = Object.keys(comparisons).find((ending) => key.endsWith(ending));
  const compare = comparisons[suffix ?? ''];
  if (suffix === undefined || compare === undefined) {
    return (view) => order(valueAt(view, key), wanted) === 0;
  }
  const field = key.slice(0, -suffix.length);
  return (view) => compare(order(valueAt(view, field), wanted));
}

function together(filters: unknown, hold: (tests: readonly Test[], view: View) => boolean): Test {
  const tests = Array.isArray(filters) ? filters.map((filter: RowFilter) => testOf(filter)) : [];
  return (view) => hold(tests, view);
}

function valueAt(view: View, field: string): unknown {
  const value = view[field];
  return typeof value === 'function' ? value() : value;
}

/** The order of two values; a value that is missing has none, and no comparison holds for it. */
function order(value: unknown, wanted: unknown): number {
  if (value === null || value === undefined) return Number.NaN;
  if (typeof wanted === 'number') return Number(value) - wanted;
  const [left, right] = [String(value), String(wanted)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
