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
  return new WindowAllowance(parts);
}

class WindowAllowance implements Allowance {
  readonly #store: BudgetStore;
  readonly #budget: BudgetDeclaration;
  readonly #clock: Clock;
  readonly #hand = createHand();
  #line: Promise<unknown> = Promise.resolve();

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
    while (!this.#hand.use(openWindow(this.#budget, this.#clock())?.toISOString())) await this.reserve(1);
  }

  async report(remaining: number, resetAt: Date): Promise<void> {
    const hand = this.#hand;
    const window = windowStart(this.#budget, new Date(resetAt.getTime() - 1));
    const name = window.toISOString();
    const counted = hand.free + hand.in(name);
    if (remaining >= counted || window.getTime() !== windowStart(this.#budget, this.#clock()).getTime()) return;
    hand.free = Math.max(0, remaining - hand.in(name));
    await this.#store.lower({ ...this.#order(name), free: hand.free });
  }

  async close(until: Date): Promise<void> {
    this.#hand.drop();
    let window = windowStart(this.#budget, this.#clock());
    for (let closed = 0; closed < mostWindowsClosed && window < until; closed += 1) {
      await this.#store.lower({ ...this.#order(window.toISOString()), free: 0 });
      window = new Date(window.getTime() + this.#budget.windowSeconds * 1000);
    }
  }

  async redeem(window: string, calls: number): Promise<void> {
    if (openWindow(this.#budget, this.#clock())?.toISOString() !== window) return;
    const left = await this.#store.take({ ...this.#order(window), calls, from: 'booked' });
    if (left !== undefined) this.#hand.add(window, calls);
  }

  async book(calls: number): Promise<{ budget: string; window: string; opensAt: Date }> {
    const budget = this.#budget;
    const kept = headroom(budget);
    if (calls + kept > budget.limit) throw new RangeError(`${budget.name} never has room for ${calls} calls`);
    for (const window of laterWindows(budget, this.#clock())) {
      const order = { ...this.#order(window.toISOString()), calls, headroom: kept };
      if (await this.#store.book(order)) {
        return { budget: budget.name, window: order.window, opensAt: opensAt(budget, window) };
      }
    }
    throw new Error('unreachable: later windows do not end');
  }

  async end(): Promise<void> {
    const window = windowStart(this.#budget, this.#clock()).toISOString();
    const calls = this.#hand.in(window);
    if (calls === 0 || this.#hand.free >= this.#budget.limit / 10) return;
    this.#hand.drop();
    await this.#store.giveBack({ key: this.#budget.name, window, calls });
  }

  async #reserveInTurn(calls: number): Promise<void> {
    const window = openWindow(this.#budget, this.#clock())?.toISOString();
    if (window === undefined) throw new BudgetSpent(this.#budget.name, this);
    const missing = calls - this.#hand.in(window);
    if (missing <= 0) return;
    const share = Math.max(missing, shareSize(this.#budget, this.#hand.free));
    if ((await this.#take(window, share)) || (share > missing && (await this.#take(window, missing)))) return;
    throw new BudgetSpent(this.#budget.name, this);
  }

  async #take(window: string, calls: number): Promise<boolean> {
    const left = await this.#store.take({ ...this.#order(window), calls, from: 'free' });
    if (left === undefined) return false;
    this.#hand.add(window, calls);
    this.#hand.free = left.free;
    return true;
  }

  #order(window: string): { key: string; window: string; limit: number } {
    return { key: this.#budget.name, window, limit: this.#budget.limit };
  }
}

/** What a worker holds: calls of one window. */
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
