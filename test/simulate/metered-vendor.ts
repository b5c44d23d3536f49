import { BudgetSpent, SyncError } from '../../lib/sync/errors.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../lib/sync/outcome.ts';
import type { Connection } from '../../lib/sync/ports.ts';
import type { Evidence } from '../../lib/sync/receipt.ts';
import type { Thing } from '../support/virtual-target.ts';

const hourMs = 3_600_000;

/** What an hour of the vendor came to. */
export type MeteredHour = {
  readonly startedAt: string;
  /** Calls of ours that were answered, and those of somebody else with the same token. */
  ours: number;
  foreign: number;
  /** Calls of ours that came when nothing was left. */
  refused: number;
};

/** The vendor's credits are used up: what the connector's own failure says. */
class NoCredits extends Error {
  readonly until: Date;

  constructor(until: Date) {
    super('INSUFFICIENT_CREDITS');
    this.until = until;
  }
}

/** A vendor that counts calls by its own clock and takes lists: companies first, then customers, in Xledger's costs. */
export class MeteredVendor {
  readonly hours = new Map<number, MeteredHour>();
  readonly held = new Map<string, { readonly id: string; readonly content: string }>();
  /** Records that were added although one of this name was there. */
  doubled = 0;
  readonly #limit: number;
  readonly #clock: () => Date;
  readonly #called: () => void;

  /** `called` is told of every call: time goes on with it. */
  constructor(limit: number, clock: () => Date, called: () => void) {
    this.#limit = limit;
    this.#clock = clock;
    this.#called = called;
  }

  /** Holds a record from before. */
  hold(step: string, { naturalKey, content }: Thing): void {
    this.held.set(`${step} ${naturalKey}`, { id: `T${this.held.size + 1}`, content });
  }

  hour(at = this.#clock().getTime()): MeteredHour {
    const start = Math.floor(at / hourMs) * hourMs;
    const hour = this.hours.get(start) ?? { startedAt: new Date(start).toISOString(), ours: 0, foreign: 0, refused: 0 };
    this.hours.set(start, hour);
    return hour;
  }

  /** Somebody else uses the token. */
  spendForeign(calls: number): void {
    const hour = this.hour();
    hour.foreign += Math.min(calls, this.#limit - hour.ours - hour.foreign);
  }

  /** One look-up for all. */
  async lookUp(connection: Connection, step: string, evidences: readonly Evidence[]): Promise<LookUp[]> {
    try {
      await this.#call(connection);
    } catch (failure) {
      if (!(failure instanceof NoCredits)) throw failure;
      const problem = { code: 'budget-used-up', vendorWords: failure.message } as const;
      throw new SyncError({ advice: 'hold', applied: 'no', problem, retryAt: failure.until });
    }
    return evidences.map(({ naturalKey, content }): LookUp => {
      const found = this.held.get(`${step} ${naturalKey}`);
      if (found === undefined) return { kind: 'absent' };
      const { id } = found;
      return { kind: 'found', equal: found.content === content, targetId: id, number: id, shown: found.content };
    });
  }

  /** What changed is read again and sent, what is new is sent: as the connector's lists do. */
  async write(connection: Connection, step: string, orders: readonly WriteOrder<Thing>[]): Promise<WriteOutcome[]> {
    const isNew = ({ existing }: WriteOrder<Thing>): boolean => existing === undefined;
    const sorts = [
      { calls: 2, group: orders.filter((order) => !isNew(order)) },
      { calls: 1, group: orders.filter(isNew) },
    ].filter(({ group }) => group.length > 0);
    const outcomes = new Map<WriteOrder<Thing>, WriteOutcome>();
    for (const { calls, group } of sorts) {
      const refusal = await this.#pay(connection, calls).catch((failure: unknown) => {
        // What the first list did must still be told.
        if (!(failure instanceof BudgetSpent) || outcomes.size === 0) throw failure;
        return { kind: 'not-applied', problem: { code: 'budget-used-up' } } as const;
      });
      for (const order of group) outcomes.set(order, refusal ?? this.#apply(step, order));
    }
    return orders.map((order) => outcomes.get(order) ?? { kind: 'unknown', vendorWords: 'left out' });
  }

  async #pay(connection: Connection, calls: number): Promise<WriteOutcome | undefined> {
    try {
      for (let call = 0; call < calls; call += 1) await this.#call(connection);
      return undefined;
    } catch (failure) {
      if (!(failure instanceof NoCredits)) throw failure;
      const problem = { code: 'budget-used-up', vendorWords: failure.message } as const;
      return { kind: 'not-applied', problem, retryAt: failure.until };
    }
  }

  async #call(connection: Connection): Promise<void> {
    await connection.allowance.spend();
    this.#called();
    const hour = this.hour();
    if (hour.ours + hour.foreign < this.#limit) {
      hour.ours += 1;
      return;
    }
    hour.refused += 1;
    const until = new Date(Date.parse(hour.startedAt) + hourMs);
    await connection.allowance.close(until);
    throw new NoCredits(until);
  }

  #apply(step: string, { target, existing }: WriteOrder<Thing>): WriteOutcome {
    const name = `${step} ${target.naturalKey}`;
    if (existing === undefined && this.held.has(name)) this.doubled += 1;
    const id = existing?.targetId ?? `T${this.held.size + 1}`;
    this.held.set(name, { id, content: target.content });
    return { kind: 'delivered', targetId: id, number: id };
  }
}
