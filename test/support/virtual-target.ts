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
export function createVirtualTarget(clock: () => Date, settings: TargetSettings) {
  const held: Held[] = [];
  const late: { at: number; order: WriteOrder<Thing> }[] = [];
  const faults: TargetFault[] = [];
  const calls: string[] = [];

  function apply(order: WriteOrder<Thing>, visibleFrom: number): Held {
    const { naturalKey, content } = order.target;
    const id = order.existing?.targetId ?? `T${held.length + 1}`;
    const record = { id, naturalKey, content, visibleFrom };
    const known = held.findIndex((one) => one.id === id);
    if (known >= 0) held[known] = record;
    else held.push(record);
    return record;
  }

  function applyLate(): void {
    const now = clock().getTime();
    for (const waiting of late.splice(0)) {
      if (waiting.at <= now) apply(waiting.order, now);
      else late.push(waiting);
    }
  }

  function write(order: WriteOrder<Thing>): WriteOutcome {
    applyLate();
    calls.push('write');
    const now = clock().getTime();
    const visible = now + settings.listLagSeconds * 1000;
    const fault = faults.shift() ?? settings.nextFault?.() ?? 'none';
    switch (fault) {
      case 'none': {
        const { id } = apply(order, visible);
        return { kind: 'delivered', targetId: id, number: id };
      }
      case 'refused-connection':
        return { kind: 'not-applied', problem: { code: 'vendor-unreachable' } };
      case 'throttled':
        return { kind: 'not-applied', problem: { code: 'vendor-throttled' }, retryAt: new Date(now + 30_000) };
      case 'refused':
        return { kind: 'rejected', problem: { code: 'refused-by-vendor', vendorWords: 'no' } };
      case 'lost-before-apply':
      case 'error-before-apply':
        return { kind: 'unknown', vendorWords: fault };
      case 'applied-without-answer':
      case 'error-after-apply':
        apply(order, visible);
        return { kind: 'unknown', vendorWords: fault };
      case 'applied-late':
        late.push({ at: now + settings.lateSeconds * 1000, order });
        return { kind: 'unknown', vendorWords: fault };
    }
  }

  function lookUp(evidence: Evidence): LookUp {
    applyLate();
    calls.push('look-up');
    const now = clock().getTime();
    const found = held.filter((one) => one.naturalKey === evidence.naturalKey && one.visibleFrom <= now);
    const [first, second] = found;
    if (first === undefined) return { kind: 'absent' };
    if (second !== undefined)
      return { kind: 'conflict', problem: { code: 'several-matches', vendorWords: `${found.length}` } };
    return {
      kind: 'found',
      equal: first.content === evidence.content,
      targetId: first.id,
      number: first.id,
      shown: first.content,
    };
  }

  return { held, faults, calls, write, lookUp, applyLate };
}
export type VirtualTarget = ReturnType<typeof createVirtualTarget>;
