import {
  type BudgetDeclaration,
  headroom,
  laterWindows,
  opensAt,
  openWindow,
  shareSize,
  windowAfter,
  windowStart,
} from './budget.ts';
import { BudgetSpent } from './errors.ts';
import type { Allowance, BudgetStore, BudgetWindow, Clock } from './ports.ts';

/**
 * Vendors throttle for seconds, and end a quarantine seconds after the hour: that much pauses this worker alone, and the
 * others learn of it by a refusal of their own. Who refuses for longer means the window.
 */
const longestPauseSeconds = 300;

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
  return new WindowAllowance(parts);
}

class WindowAllowance implements Allowance {
  readonly #store: BudgetStore;
  readonly #budget: BudgetDeclaration;
  readonly #clock: Clock;
  readonly #hand = createHand();
  #line: Promise<unknown> = Promise.resolve();
  #pausedUntil = new Date(0);

  constructor({ store, budget, clock }: Parts) {
    this.#store = store;
    this.#budget = budget;
    this.#clock = clock;
  }

  /** One at a time, so that ten documents of a batch share one take. */
  reserve(calls: number): Promise<void> {
    const turn = this.#line.then(() => this.#reserveInTurn(calls));
    this.#line = turn.catch(() => undefined); // the caller gets the failure; the next in line must not
    return turn;
  }

  async spend(): Promise<void> {
    while (!this.#hand.use(this.#openNow())) await this.reserve(1);
  }

  async report(remaining: number, resetAt: Date): Promise<void> {
    const hand = this.#hand;
    const window = windowStart(this.#budget, new Date(resetAt.getTime() - 1));
    const name = window.toISOString();
    if (window.getTime() !== windowStart(this.#budget, this.#clock()).getTime()) return;
    hand.cut(name, remaining);
    const left = remaining - hand.in(name);
    if (left >= hand.seen.free + hand.seen.booked) return;
    hand.seen = await this.#store.lower({ ...this.#order(name), left });
  }

  async close(until: Date): Promise<void> {
    const now = this.#clock();
    const last = windowStart(this.#budget, until);
    const isBrief = until.getTime() - Math.max(last.getTime(), now.getTime()) <= longestPauseSeconds * 1000;
    if (isBrief) this.#pausedUntil = until;
    else this.#hand.drop();
    let window = windowStart(this.#budget, now);
    for (let closed = 0; closed < mostWindowsClosed && window < until; closed += 1) {
      if (isBrief && window.getTime() === last.getTime()) return;
      await this.#store.lower({ ...this.#order(window.toISOString()), left: 0 });
      window = windowAfter(this.#budget, window);
    }
  }

  async redeem(window: string, calls: number, budget = this.#budget.name): Promise<void> {
    if (budget !== this.#budget.name) return;
    if (openWindow(this.#budget, this.#clock())?.toISOString() !== window) return;
    const left = await this.#store.take({ ...this.#order(window), calls, from: 'booked' });
    if (left === undefined) return;
    this.#hand.add(window, calls);
    this.#hand.seen = left;
  }

  async book(calls: number): Promise<{ budget: string; window: string; opensAt: Date }> {
    const budget = this.#budget;
    const kept = headroom(budget);
    if (calls + kept > budget.limit) throw new RangeError(`${budget.name} never has room for ${calls} calls`);
    for (const { window, opens } of this.#places()) {
      const order = { ...this.#order(window.toISOString()), calls, headroom: kept };
      if (await this.#store.book(order)) return { budget: budget.name, window: order.window, opensAt: opens };
    }
    throw new Error('unreachable: later windows do not end');
  }

  /** Where calls can be booked: after a pause still in this window, then in the later ones. */
  *#places(): Generator<{ window: Date; opens: Date }> {
    const now = this.#clock();
    const afterPause = this.#pausedUntil > now ? openWindow(this.#budget, this.#pausedUntil) : undefined;
    if (afterPause !== undefined) yield { window: afterPause, opens: this.#pausedUntil };
    for (const window of laterWindows(this.#budget, now)) yield { window, opens: opensAt(this.#budget, window) };
  }

  async end(): Promise<void> {
    const window = windowStart(this.#budget, this.#clock()).toISOString();
    const calls = this.#hand.in(window);
    if (calls === 0 || this.#hand.seen.free >= this.#budget.limit / 10) return;
    this.#hand.drop();
    await this.#store.giveBack({ key: this.#budget.name, window, calls });
  }

  async #reserveInTurn(calls: number): Promise<void> {
    const window = this.#openNow();
    if (window === undefined) throw new BudgetSpent(this.#budget.name, this);
    const missing = calls - this.#hand.in(window);
    if (missing <= 0) return;
    const share = Math.max(missing, shareSize(this.#budget, this.#hand.seen.free));
    if ((await this.#take(window, share)) || (share > missing && (await this.#take(window, missing)))) return;
    throw new BudgetSpent(this.#budget.name, this);
  }

  async #take(window: string, calls: number): Promise<boolean> {
    const left = await this.#store.take({ ...this.#order(window), calls, from: 'free' });
    if (left === undefined) return false;
    this.#hand.add(window, calls);
    this.#hand.seen = left;
    return true;
  }

  /** The window in which calls may be made now. */
  #openNow(): string | undefined {
    const now = this.#clock();
    return this.#pausedUntil > now ? undefined : openWindow(this.#budget, now)?.toISOString();
  }

  #order(window: string): { key: string; window: string; limit: number } {
    return { key: this.#budget.name, window, limit: this.#budget.limit };
  }
}

/** What a worker holds: calls of one window. */
type Hand = {
  /** What the store held of the window when it was last asked. */
  seen: Pick<BudgetWindow, 'free' | 'booked'>;
  in(window: string): number;
  add(window: string, calls: number): void;
  use(window: string | undefined): boolean;
  /** Keeps at most so many calls of the window. */
  cut(window: string, calls: number): void;
  drop(): void;
};

function createHand(): Hand {
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
