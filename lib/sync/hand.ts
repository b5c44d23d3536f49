import type { BudgetWindow } from './ports.ts';

/** What a worker holds: calls of one window. */
export type Hand = {
  /** What the store held of the window when it was last asked. */
  seen: Pick<BudgetWindow, 'free' | 'booked'>;
  in(window: string): number;
  add(window: string, calls: number): void;
  use(window: string | undefined): boolean;
  /** Keeps at most so many calls of the window. */
  cut(window: string, calls: number): void;
  drop(): void;
};

/** A hand without calls. */
export function createHand(): Hand {
  let held = { window: '', calls: 0 };
  return {
    seen: { free: Number.POSITIVE_INFINITY, booked: 0 },
    in: (window) => (held.window === window ? held.calls : 0),
    add(window, calls) {
      held = held.window === window ? { window, calls: held.calls + calls } : { window, calls };
    },
    use(window) {
      if (window === undefined || held.window !== window || held.calls === 0) return false;
      held = { window, calls: held.calls - 1 };
      return true;
    },
    cut(window, calls) {
      if (held.window === window) held = { window, calls: Math.min(held.calls, Math.max(0, calls)) };
    },
    drop() {
      held = { window: '', calls: 0 };
    },
  };
}
