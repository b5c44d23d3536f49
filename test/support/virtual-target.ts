import type { LookUp, WriteOrder, WriteOutcome } from '../../lib/sync/outcome.ts';
import type { Evidence } from '../../lib/sync/receipt.ts';

/** What can go wrong with one call to the target. */
export const targetFaults = [
  'none',
  'refused-connection',
  'lost-before-apply',
  'applied-without-answer',
  'applied-late',
  'error-before-apply',
  'error-after-apply',
  'throttled',
  'refused',
] as const;
export type TargetFault = (typeof targetFaults)[number];

/** A document that the target holds. */
export type Held = {
  readonly id: string;
  readonly naturalKey: string;
  readonly content: string;
  readonly visibleFrom: number;
};

export type Thing = { readonly naturalKey: string; readonly content: string };

export type TargetSettings = {
  readonly lateSeconds: number;
  readonly listLagSeconds: number;
  /** Asked when no fault is queued. */
  readonly nextFault?: () => TargetFault;
};

/** A target without a guard of its own: it accepts the same document twice, so that only the engine prevents it. */
export class VirtualTarget {
  readonly held: Held[] = [];
  /** Faults of the next writes, in this order. */
  readonly faults: TargetFault[] = [];
  readonly calls: string[] = [];
  readonly #late: { at: number; order: WriteOrder<Thing> }[] = [];
  readonly #clock: () => Date;
  readonly #settings: TargetSettings;

  constructor(clock: () => Date, settings: TargetSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  write(order: WriteOrder<Thing>): WriteOutcome {
    this.applyLate();
    this.calls.push('write');
    const fault = this.faults.shift() ?? this.#settings.nextFault?.() ?? 'none';
    switch (fault) {
      case 'none': {
        const { id } = this.#apply(order);
        return { kind: 'delivered', targetId: id, number: id };
      }
      case 'refused-connection':
        return { kind: 'not-applied', problem: { code: 'vendor-unreachable' } };
      case 'throttled':
        return { kind: 'not-applied', problem: { code: 'vendor-throttled' }, retryAt: new Date(this.#in(30)) };
      case 'refused':
        return { kind: 'rejected', problem: { code: 'refused-by-vendor', vendorWords: 'no' } };
      case 'lost-before-apply':
      case 'error-before-apply':
        return { kind: 'unknown', vendorWords: fault };
      case 'applied-without-answer':
      case 'error-after-apply':
        this.#apply(order);
        return { kind: 'unknown', vendorWords: fault };
      case 'applied-late':
        this.#late.push({ at: this.#in(this.#settings.lateSeconds), order });
        return { kind: 'unknown', vendorWords: fault };
    }
  }

  lookUp(evidence: Evidence): LookUp {
    this.applyLate();
    this.calls.push('look-up');
    const found = this.held.filter((one) => one.naturalKey === evidence.naturalKey && one.visibleFrom <= this.#in(0));
    const [first, second] = found;
    if (first === undefined) return { kind: 'absent' };
    if (second !== undefined) {
      return { kind: 'conflict', problem: { code: 'several-matches', vendorWords: `${found.length}` } };
    }
    const { id, content } = first;
    return { kind: 'found', equal: content === evidence.content, targetId: id, number: id, shown: content };
  }

  /** What was only promised is applied when its time has come. */
  applyLate(): void {
    for (const waiting of this.#late.splice(0)) {
      if (waiting.at <= this.#in(0)) this.#apply(waiting.order, 0);
      else this.#late.push(waiting);
    }
  }

  #apply(order: WriteOrder<Thing>, lagSeconds = this.#settings.listLagSeconds): Held {
    const { naturalKey, content } = order.target;
    const id = order.existing?.targetId ?? `T${this.held.length + 1}`;
    const record = { id, naturalKey, content, visibleFrom: this.#in(lagSeconds) };
    const known = this.held.findIndex((one) => one.id === id);
    if (known >= 0) this.held[known] = record;
    else this.held.push(record);
    return record;
  }

  #in(seconds: number): number {
    return this.#clock().getTime() + seconds * 1000;
  }
}

/** An empty target. */
export function createVirtualTarget(clock: () => Date, settings: TargetSettings): VirtualTarget {
  return new VirtualTarget(clock, settings);
}
