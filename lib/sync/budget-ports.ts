import type { Slot } from './receipt.ts';

/** One window of a budget. `free` + `used` + `booked` = limit. */
export type BudgetWindow = { readonly free: number; readonly used: number; readonly booked: number };

/** Documents that go together want a place in one window. `name` tells lists of different sorts apart: letters and digits. */
export type ListOrder = {
  readonly key: string;
  readonly window: string;
  readonly limit: number;
  readonly headroom: number;
  readonly name: string;
  readonly calls: number;
  readonly most: number;
  readonly members: number;
};

/** The list that they got a place in, how many of them, and whether it was booked with them. */
export type ListPlace = { readonly list: string; readonly members: number; readonly isNew: boolean };

/** Counters of calls, shared by all workers. `key` names vendor and allowance, `window` is the start as an ISO instant. */
export type BudgetStore = {
  /**
   * Takes `calls` from what is free, if `leave` more are (or from what was booked), if there is enough. The calls of a
   * booked list are taken once. Undefined: nothing was taken.
   */
  take(order: {
    key: string;
    window: string;
    limit: number;
    calls: number;
    from: 'free' | 'booked';
    leave?: number | undefined;
    list?: string | undefined;
  }): Promise<BudgetWindow | undefined>;
  /** Gives back calls that were taken and not made. */
  giveBack(order: { key: string; window: string; calls: number }): Promise<void>;
  /** Books `calls` if `calls + headroom` are free. */
  book(order: { key: string; window: string; limit: number; calls: number; headroom: number }): Promise<boolean>;
  /**
   * Gives `members` documents a place in the newest list of this name, or books `calls` (if `calls + headroom` are free) for
   * a new list of `most` documents: as many of them as it has room for. Undefined: the window is full.
   */
  join(order: ListOrder): Promise<ListPlace | undefined>;
  /**
   * Lowers what may still be called to `left`, booked calls included (somebody else used the allowance); never raises
   * it. What is free goes first.
   */
  lower(order: { key: string; window: string; limit: number; left: number }): Promise<BudgetWindow>;
  read(key: string, windows: readonly string[]): Promise<(BudgetWindow | undefined)[]>;
  /**
   * Adds to what one tenant has taken and booked of a window, and answers with all of it. It bounds no call: it only tells
   * who must leave some to others.
   */
  count(order: { key: string; window: string; tenant: string; calls: number }): Promise<number>;
  /** What each of these tenants has taken and booked of a window. */
  counted(order: { key: string; window: string; tenants: readonly string[] }): Promise<number[]>;
};

/** A window with room, and when calls may begin in it. */
export type BookedWindow = {
  readonly budget: string;
  readonly window: string;
  readonly opensAt: Date;
  /** Set where tenants share the budget. */
  readonly shared?: true;
};

/** A list's place in a window. */
export type BookedList = BookedWindow & ListPlace;

/** Calls of one budget that this worker may make. Connectors spend one before each call. */
export type Allowance = {
  /** Makes sure `calls` are at hand. @throws BudgetSpent */
  reserve(calls: number): Promise<void>;
  /** Uses one call. @throws BudgetSpent before anything is sent */
  spend(): Promise<void>;
  /** What the vendor says is left of the window that ends at `resetAt`. */
  report(remaining: number, resetAt: Date): Promise<void>;
  /** The vendor refuses calls until `until`. A short while pauses this worker; a longer one closes the window for all. */
  close(until: Date): Promise<void>;
  /**
   * Moves booked calls into this worker's hand. Before their window opens, when as many are free now: these are used, and
   * the booked ones are free for others. `later`: not now. `other`: they are of another budget.
   */
  redeem(slot: Slot): Promise<'now' | 'later' | 'other'>;
  /** Books `calls` in the first later window with room; after a pause, in the present one. */
  book(calls: number): Promise<BookedWindow>;
  /** Books places for documents that go together, in as many lists and windows as they need. */
  bookTogether(order: Pick<ListOrder, 'name' | 'calls' | 'most' | 'members'>): Promise<readonly BookedList[]>;
  /** Gives back what is at hand and scarce; call it when a batch is done. */
  end(): Promise<void>;
};
