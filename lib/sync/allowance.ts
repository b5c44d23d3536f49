import {
  type BudgetDeclaration,
  headroom,
  laterWindows,
  opensAt,
  openWindow,
  shareSize,
  windowStart,
} from './budget.ts';
import { BudgetSpent } from './errors.ts';
import type { Allowance, BudgetStore, Clock } from './ports.ts';

/** A vendor's odd date must not close more than a day of hourly windows. */
const mostWindowsClosed = 24;

type Parts = { readonly store: BudgetStore; readonly budget: BudgetDeclaration; readonly clock: Clock };

/** A vendor that publishes no limit: nothing is counted, its 429 answers are obeyed. */
export const unlimited: Allowance = {
  reserve: async () => undefined,
  spend: async () => undefined,
  report: async () => undefined,
  close: async () => undefined,
  redeem: async () => undefined,
  book: async () => {
    throw new Error('a vendor without a limit has nothing to book');
  },
  end: async () => undefined,
};

/**
 * Calls of one budget for one worker. What is at hand belongs to one window and dies with it, so a slow worker can
 * never spend last hour's calls in this one. Takes are shares while plenty is free, single calls when it is scarce.
 */
export function createAllowance(parts: Parts): Allowance {
  const { store, budget, clock } = parts;
  const hand = createHand();
  let line: Promise<unknown> = Promise.resolve();

  /** One at a time, so that ten documents of a batch share one take. */
  function reserve(calls: number): Promise<void> {
    const turn = line.then(() => reserveInTurn(calls));
    line = turn.catch(() => undefined); // the caller gets the failure; the next in line must not
    return turn;
  }

  async function reserveInTurn(calls: number): Promise<void> {
    const window = openWindow(budget, clock());
    if (window === undefined) throw new BudgetSpent(budget.name, allowance);
    const name = window.toISOString();
    const missing = calls - hand.in(name);
    if (missing <= 0) return;
    const share = Math.max(missing, shareSize(budget, hand.free));
    const taken = (await take(name, share)) ?? (share > missing ? await take(name, missing) : undefined);
    if (taken === undefined) throw new BudgetSpent(budget.name, allowance);
  }

  async function take(window: string, calls: number): Promise<number | undefined> {
    const left = await store.take({ key: budget.name, window, limit: budget.limit, calls, from: 'free' });
    if (left === undefined) return undefined;
    hand.add(window, calls);
    hand.free = left.free;
    return calls;
  }

  const allowance: Allowance = {
    reserve,
    async spend() {
      while (!hand.use(openWindow(budget, clock())?.toISOString())) await reserve(1);
    },
    async report(remaining, resetAt) {
      const window = windowStart(budget, new Date(resetAt.getTime() - 1));
      const counted = hand.free + hand.in(window.toISOString());
      if (remaining >= counted || window.getTime() !== windowStart(budget, clock()).getTime()) return;
      hand.free = Math.max(0, remaining - hand.in(window.toISOString()));
      await store.lower({ key: budget.name, window: window.toISOString(), limit: budget.limit, free: hand.free });
    },
    async close(until) {
      hand.drop();
      let window = windowStart(budget, clock());
      for (let closed = 0; closed < mostWindowsClosed && window < until; closed += 1) {
        await store.lower({ key: budget.name, window: window.toISOString(), limit: budget.limit, free: 0 });
        window = new Date(window.getTime() + budget.windowSeconds * 1000);
      }
    },
    async redeem(window, calls) {
      if (openWindow(budget, clock())?.toISOString() !== window) return;
      const left = await store.take({ key: budget.name, window, limit: budget.limit, calls, from: 'booked' });
      if (left !== undefined) hand.add(window, calls);
    },
    async book(calls) {
      for (const window of laterWindows(budget, clock())) {
        const name = window.toISOString();
        const order = { key: budget.name, window: name, limit: budget.limit, calls, headroom: headroom(budget) };
        if (await store.book(order)) return { budget: budget.name, window: name, opensAt: opensAt(budget, window) };
      }
      throw new Error('unreachable: later windows do not end');
    },
    async end() {
      const window = windowStart(budget, clock()).toISOString();
      const calls = hand.in(window);
      if (calls === 0 || hand.free >= budget.limit / 10) return;
      hand.drop();
      await store.giveBack({ key: budget.name, window, calls });
    },
  };
  return allowance;
}

type Hand = {
  /** Free calls of the window as last seen in the store. */
  free: number;
  in(window: string): number;
  add(window: string, calls: number): void;
  use(window: string | undefined): boolean;
  drop(): void;
};

function createHand(): Hand {
  let held = { window: '', calls: 0 };
  return {
    free: Number.POSITIVE_INFINITY,
    in: (window) => (held.window === window ? held.calls : 0),
    add(window, calls) {
      held = held.window === window ? { window, calls: held.calls + calls } : { window, calls };
    },
    use(window) {
      if (window === undefined || held.window !== window || held.calls === 0) return false;
      held = { window, calls: held.calls - 1 };
      return true;
    },
    drop() {
      held = { window: '', calls: 0 };
    },
  };
}
