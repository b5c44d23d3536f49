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
import { createHand } from './hand.ts';
import type { Allowance, BookedList, BookedWindow, BudgetStore, BudgetWindow, Clock } from './ports.ts';
import type { Slot } from './receipt.ts';
import { aloneInBudget, createTenantPart, type TenantPart } from './tenant-part.ts';

/**
 * Vendors throttle for seconds, and end a quarantine seconds after the hour: that much pauses this worker alone, and the
 * others learn of it by a refusal of their own. Who refuses for longer means the window.
 */
const longestPauseSeconds = 300;

/** A vendor's odd date must not close more than a day of hourly windows. */
const mostWindowsClosed = 24;

type Parts = {
  readonly store: BudgetStore;
  readonly budget: BudgetDeclaration;
  readonly clock: Clock;
  /** Whose calls they are, where tenants share the budget. */
  readonly tenant?: string | undefined;
};

/** A vendor that publishes no limit: nothing is counted, its 429 answers are obeyed. */
export const unlimited: Allowance = {
  reserve: async () => undefined,
  spend: async () => undefined,
  report: async () => undefined,
  close: async () => undefined,
  redeem: async () => 'other',
  book: nothingToBook,
  bookTogether: nothingToBook,
  end: async () => undefined,
};

async function nothingToBook(): Promise<never> {
  throw new Error('a vendor without a limit has nothing to book');
}

/**
 * Calls of one budget for one worker. What is at hand belongs to one window and dies with it, so a slow worker can
 * never spend last hour's calls in this one. Takes are shares while plenty is free, single calls when it is scarce.
 */
export function createAllowance({ tenant, ...parts }: Parts): Allowance {
  if (parts.budget.sharedByTenants === undefined) return new WindowAllowance(parts, aloneInBudget);
  if (tenant === undefined) throw new Error(`${parts.budget.name} is shared by tenants: whose calls are these?`);
  return new WindowAllowance(parts, createTenantPart({ ...parts, tenant }));
}

class WindowAllowance implements Allowance {
  readonly #store: BudgetStore;
  readonly #budget: BudgetDeclaration;
  readonly #clock: Clock;
  readonly #part: TenantPart;
  readonly #hand = createHand();
  #line: Promise<unknown> = Promise.resolve();
  #pausedUntil = new Date(0);

  constructor({ store, budget, clock }: Omit<Parts, 'tenant'>, part: TenantPart) {
    this.#store = store;
    this.#budget = budget;
    this.#clock = clock;
    this.#part = part;
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

  async redeem({ budget, window, calls, list }: Slot): Promise<'now' | 'later' | 'other'> {
    if (budget !== this.#budget.name) return 'other';
    const open = this.#openNow();
    const now = windowStart(this.#budget, this.#clock()).toISOString();
    if (window > now) return this.#redeemEarly({ window, calls, list }, open);
    // One whose window is over goes with what is free.
    if (window < now) return 'now';
    if (open === undefined) return 'later';
    const left = await this.#store.take({ ...this.#order(window), calls, list, from: 'booked' });
    if (left !== undefined) this.#receive(window, calls, left);
    return 'now';
  }

  /** Calls that nobody booked in this window would be lost with it. Stopped in between, the later ones are. */
  async #redeemEarly(
    { window, calls, list }: Omit<Slot, 'budget'>,
    open: string | undefined,
  ): Promise<'now' | 'later'> {
    if (open === undefined || !(await this.#take(open, calls))) return 'later';
    const booked = await this.#store.take({ ...this.#order(window), calls, list, from: 'booked' });
    if (booked !== undefined) await this.#giveBack(window, calls);
    return 'now';
  }

  async book(calls: number): Promise<BookedWindow> {
    for (const place of this.#places(calls)) {
      const left = await this.#leave(place.window, calls);
      if (await this.#store.book({ ...this.#order(place.window), calls, headroom: left })) return place;
      await this.#part.uncount(place.window, calls);
    }
    throw new Error('unreachable: later windows do not end');
  }

  async bookTogether({ members, ...order }: Parameters<Allowance['bookTogether']>[0]): Promise<BookedList[]> {
    const lists: BookedList[] = [];
    let open = members;
    for (const place of this.#places(order.calls)) {
      const at = this.#order(place.window);
      for (let full = false; open > 0 && !full; ) {
        const left = await this.#leave(place.window, order.calls);
        const list = await this.#store.join({ ...at, ...order, headroom: left, members: open });
        if (list?.isNew !== true) await this.#part.uncount(place.window, order.calls);
        full = list === undefined;
        if (list === undefined) continue;
        lists.push({ ...place, ...list });
        open -= list.members;
      }
      if (open === 0) return lists;
    }
    throw new Error('unreachable: later windows do not end');
  }

  /** Where calls can be booked: after a pause still in this window, then in the later ones. @throws RangeError when nowhere */
  *#places(calls: number): Generator<BookedWindow> {
    const { name, limit, sharedByTenants: shared } = this.#budget;
    const least = Math.max(headroom(this.#budget), this.#part.leastLeft(calls));
    if (calls + least > limit) throw new RangeError(`${name} never has room for ${calls} calls`);
    const now = this.#clock();
    const afterPause = this.#pausedUntil > now ? openWindow(this.#budget, this.#pausedUntil) : undefined;
    const placeIn = (window: Date, opens: Date): BookedWindow => ({
      ...{ budget: name, window: window.toISOString(), opensAt: opens },
      ...(shared && { shared }),
    });
    if (afterPause !== undefined) yield placeIn(afterPause, this.#pausedUntil);
    for (const window of laterWindows(this.#budget, now)) yield placeIn(window, opensAt(this.#budget, window));
  }

  /** Counts calls that are to be booked: what must stay free beside them. */
  async #leave(window: string, calls: number): Promise<number> {
    return Math.max(headroom(this.#budget), await this.#part.count(window, calls));
  }

  async end(): Promise<void> {
    const window = windowStart(this.#budget, this.#clock()).toISOString();
    const calls = this.#hand.in(window);
    if (calls === 0 || this.#hand.seen.free >= this.#budget.limit / 10) return;
    this.#hand.drop();
    await this.#giveBack(window, calls);
  }

  async #reserveInTurn(calls: number): Promise<void> {
    const window = this.#openNow();
    if (window === undefined) throw new BudgetSpent(this.#budget.name, this);
    const missing = calls - this.#hand.in(window);
    if (missing <= 0) return;
    const ahead = Math.min(shareSize(this.#budget, this.#hand.seen.free), this.#part.atOnce(window));
    const share = Math.max(missing, ahead);
    if ((await this.#take(window, share)) || (share > missing && (await this.#take(window, missing)))) return;
    throw new BudgetSpent(this.#budget.name, this);
  }

  async #take(window: string, calls: number): Promise<boolean> {
    const leave = await this.#part.count(window, calls);
    const left = await this.#store.take({ ...this.#order(window), calls, from: 'free', leave });
    if (left === undefined) await this.#part.uncount(window, calls);
    else this.#receive(window, calls, left);
    return left !== undefined;
  }

  async #giveBack(window: string, calls: number): Promise<void> {
    await this.#store.giveBack({ key: this.#budget.name, window, calls });
    await this.#part.uncount(window, calls);
  }

  #receive(window: string, calls: number, left: BudgetWindow): void {
    this.#hand.add(window, calls);
    this.#hand.seen = left;
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
