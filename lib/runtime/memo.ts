import type { Clock } from '../sync/ports.ts';

/** Values that a worker keeps for a while; one load at a time, and a failed load is not kept. */
export type Memo = {
  keep<T>(name: string, seconds: number, load: () => Promise<T>): Promise<T>;
  forget(name: string): void;
};

type Kept = { readonly value: Promise<unknown>; readonly until: number };

/** Makes an empty memo. Time begins when a value is there. */
export function createMemo(clock: Clock): Memo {
  const kept = new Map<string, Kept>();
  return {
    keep<T>(name: string, seconds: number, load: () => Promise<T>): Promise<T> {
      const present = kept.get(name);
      // A name stands for one type of value: callers name what they load.
      if (present !== undefined && clock().getTime() < present.until) return present.value as Promise<T>;
      const value = load();
      const entry = { value, until: Number.POSITIVE_INFINITY };
      kept.set(name, entry);
      value.then(
        () => {
          if (kept.get(name) === entry) kept.set(name, { value, until: clock().getTime() + seconds * 1000 });
        },
        () => {
          // The caller gets the failure; the next one loads again.
          if (kept.get(name) === entry) kept.delete(name);
        },
      );
      return value;
    },
    forget(name) {
      kept.delete(name);
    },
  };
}
