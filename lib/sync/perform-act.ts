import type { Actor, AuditAct, AuditStore, NewAuditEntry } from './audit.ts';
import { countedAs, type EndCounter } from './count-ends.ts';
import { type ActOrder, type ActRefusal, actOn } from './person-acts.ts';
import type { Clock, Nudges, ReceiptStore } from './ports.ts';
import { type Receipt, type ReceiptRef, refOf } from './receipt.ts';
import { returnSlot, type SlotStore } from './return-slot.ts';

/** What a person's acts work with. */
export type ActTools = {
  readonly receipts: Pick<ReceiptStore, 'find' | 'replace' | 'record'>;
  readonly nudges: Nudges;
  readonly audit: Pick<AuditStore, 'append'>;
  /** Booked calls that an act sets free go back there. */
  readonly budgets: SlotStore;
  /** An act may end a document. */
  readonly ends: EndCounter & { flush(): Promise<void> };
  readonly clock: Clock;
  readonly newId: () => string;
};

/** How an act on one receipt ended. `moved`: it changed while it was acted upon; look again. */
export type ActResult = {
  readonly ref: ReceiptRef;
  readonly outcome: 'done' | 'absent' | 'moved' | ActRefusal;
};

/** One act on several receipts of one tenant. */
export type ActOnMany = {
  readonly tenant: string;
  readonly refs: readonly ReceiptRef[];
  readonly order: ActOrder;
  /** What the audit calls it, where it is more than the act itself: a choice to export. */
  readonly auditedAs?: AuditAct;
  /** How they are spread: so many at once, so many seconds between two lots. */
  readonly lot?: { readonly size: number; readonly seconds: number };
  /** Nothing of it is looked at before so many seconds have passed. */
  readonly afterSeconds?: number;
};

/** Receipts that one request may act upon. */
export const mostActedUpon = 500;

/** Retries are spread. SQS delays by at most 900 seconds. */
const usualLot = { size: 10, seconds: 5 };

/** A receipt that changes this often in a row under a person's hand is at work. */
const mostRounds = 3;

/** Acts upon one receipt: asked for in the audit, done, nudged, and its outcome in the audit. */
export async function performAct(
  ref: ReceiptRef,
  given: { readonly order: ActOrder; readonly actor: Actor; readonly afterSeconds?: number },
  tools: ActTools,
): Promise<ActResult> {
  const { order, afterSeconds = 0 } = given;
  const [before] = await tools.receipts.find([ref]);
  const asked = entryOf(given, { tenant: ref.tenant, place: ref }, tools);
  await tools.audit.append({ ...asked, before: before && factsOf(before) });
  const result = await failing(asked, tools, () => act(ref, { order, afterSeconds }, tools));
  await tools.ends.flush();
  const [after] = await tools.receipts.find([ref]);
  const phase = result.outcome === 'done' ? 'done' : 'refused';
  await tools.audit.append({
    ...answering(asked, tools),
    phase,
    ...(phase === 'refused' && { note: result.outcome }),
    after: after && factsOf(after),
  });
  return result;
}

/** Acts upon many, spread over time. The audit gets one entry before, and one after with a result for each. */
export async function performOnMany(many: ActOnMany, actor: Actor, tools: ActTools): Promise<readonly ActResult[]> {
  const refs = many.refs.slice(0, mostActedUpon);
  if (refs.some(({ tenant }) => tenant !== many.tenant)) throw new RangeError('receipts of another tenant');
  const { lot = usualLot, afterSeconds: first = 0 } = many;
  const entry = entryOf({ order: many.order, actor }, { tenant: many.tenant }, tools);
  const asked = { ...entry, act: many.auditedAs ?? entry.act };
  await tools.audit.append({ ...asked, before: { receipts: refs.map(nameOf) } });
  const results: ActResult[] = [];
  await failing(asked, tools, async () => {
    for (let start = 0; start < refs.length; start += lot.size) {
      const afterSeconds = Math.min(900, first + (start / lot.size) * lot.seconds);
      const some = refs.slice(start, start + lot.size);
      results.push(...(await Promise.all(some.map((ref) => act(ref, { order: many.order, afterSeconds }, tools)))));
    }
  });
  await tools.ends.flush();
  const outcomes = Object.groupBy(results, ({ outcome }) => outcome);
  const counts = Object.fromEntries(
    Object.entries(outcomes).map(([outcome, all]) => [outcome, all?.map(nameOfResult)]),
  );
  await tools.audit.append({ ...answering(asked, tools), phase: 'done', after: counts });
  return results;
}

async function act(
  ref: ReceiptRef,
  { order, afterSeconds }: { order: ActOrder; afterSeconds: number },
  tools: ActTools,
): Promise<ActResult> {
  for (let round = 0; round < mostRounds; round += 1) {
    const [receipt] = await tools.receipts.find([ref]);
    if (receipt === undefined) return { ref, outcome: 'absent' };
    const now = tools.clock();
    const acted = actOn(receipt, order, { now, afterSeconds });
    if (acted.kind === 'refused') return { ref, outcome: acted.why };
    const counted = countedAs(acted.receipt, now);
    const next = counted === undefined ? acted.receipt : { ...acted.receipt, counted };
    const saved = await tools.receipts.replace(next, receipt, now);
    if (saved === 'held') return { ref, outcome: 'held' };
    if (saved === 'saved') {
      if (counted !== undefined) tools.ends.count({ scope: ref, before: receipt.counted, now: counted });
      if (next.dueAt !== undefined) await tools.nudges.nudge([ref], afterSeconds);
      if (next.slot === undefined) await returnSlot(receipt, tools.budgets);
      return { ref, outcome: 'done' };
    }
  }
  return { ref, outcome: 'moved' };
}

/** A document that no receipt knows is asked for at the source by its id; a known one is retried. */
export async function askFor(
  refs: readonly ReceiptRef[],
  given: { readonly tenant: string; readonly actor: Actor; readonly afterSeconds?: number },
  tools: ActTools,
): Promise<readonly ActResult[]> {
  const { tenant, actor, afterSeconds = 0 } = given;
  const known = await tools.receipts.find(refs.slice(0, mostActedUpon));
  const isKnown = new Map(refs.map((ref, index) => [nameOf(ref), known[index] !== undefined]));
  const fresh = refs.filter((ref) => !isKnown.get(nameOf(ref)));
  const retried = await performOnMany(
    { tenant, afterSeconds, refs: refs.filter((ref) => isKnown.get(nameOf(ref))), order: { act: 'retry' } },
    actor,
    tools,
  );
  if (fresh.length === 0) return retried;
  const asked = {
    ...entryOf({ order: { act: 'retry' }, actor: given.actor }, given, tools),
    act: 'receipt.ask-for' as const,
  };
  await tools.audit.append({ ...asked, before: { receipts: fresh.map(nameOf) } });
  await failing(asked, tools, async () => {
    for (const ref of fresh) await tools.receipts.record(ref, { at: tools.clock(), by: 'person' });
    await tools.nudges.nudge(fresh, afterSeconds);
  });
  await tools.audit.append({ ...answering(asked, tools), phase: 'done' });
  return [...retried, ...fresh.map((ref): ActResult => ({ ref, outcome: 'done' }))];
}

/** What fails in the middle is told in the audit, and goes on to whoever asked. */
async function failing<Result>(asked: NewAuditEntry, tools: ActTools, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (failure) {
    const note = failure instanceof Error ? failure.name : typeof failure;
    await tools.audit.append({ ...answering(asked, tools), phase: 'failed', note });
    throw failure;
  }
}

function entryOf(
  { order, actor }: { order: ActOrder; actor: Actor },
  { tenant, place }: { tenant: string; place?: ReceiptRef },
  { clock, newId }: ActTools,
): NewAuditEntry {
  const { act: name, ...rest } = order;
  const note = Object.values(rest).join(' ');
  return {
    ...{ tenant, id: newId(), at: clock().toISOString(), actor, act: `receipt.${name}`, phase: 'asked' },
    ...(place && { integration: place.integration, direction: place.direction, key: place.key }),
    ...(note.length > 0 && { note }),
  };
}

function answering({ id, before, note, ...asked }: NewAuditEntry, { clock, newId }: ActTools): NewAuditEntry {
  return { ...asked, id: newId(), at: clock().toISOString(), of: id };
}

function factsOf({ state, number, wanted, problem, mapping, linkTo }: Receipt): Record<string, unknown> {
  return { state, number, wanted, problem: problem?.code, targetNumber: mapping?.number, linkTo };
}

function nameOf(ref: ReceiptRef): string {
  const { integration, direction, key } = refOf(ref);
  return `${integration} ${direction} ${key}`;
}

function nameOfResult({ ref }: ActResult): string {
  return nameOf(ref);
}
