import { heldBefore } from './deliver.ts';
import type { Departure, Dispatch } from './departure.ts';
import * as change from './receipt-changes.ts';
import { settle } from './work.ts';

/**
 * Two documents of one list that claim the same number would each be looked up before the other is there, and both be made.
 * The first one goes; the others are looked at again when the target's lists show it.
 */
export async function withoutTwins<Source, Target, Settings>(
  group: readonly Departure<Source, Target, Settings>[],
  dispatch: Dispatch<Source, Target, Settings>,
): Promise<Departure<Source, Target, Settings>[]> {
  const taken = new Set<string>();
  const twins: Departure<Source, Target, Settings>[] = [];
  const going = group.filter((one) => {
    const names = namesOf(one);
    const isTwin = names.some((name) => taken.has(name));
    if (isTwin) twins.push(one);
    else for (const name of names) taken.add(name);
    return !isTwin;
  });
  await dispatch.each(twins, hold);
  return going;
}

/** What a document that is not at the target yet claims there. */
function namesOf<Source, Target, Settings>({
  work,
  parcel,
  stage,
}: Departure<Source, Target, Settings>): readonly string[] {
  const { writer } = stage;
  if (!writer.looksUpFirst || heldBefore(work, stage) !== undefined) return [];
  const evidence = writer.evidence(parcel.target, parcel.clue, work.receipt.steps ?? {});
  return writer.many?.naturalKeys?.(evidence) ?? [JSON.stringify(evidence)];
}

async function hold<Source, Target, Settings>({ work, stage }: Departure<Source, Target, Settings>): Promise<void> {
  const { engine, receipt } = work;
  const now = engine.clock();
  const at = new Date(now.getTime() + (engine.settleSeconds ?? stage.writer.settleSeconds) * 1000);
  const problem = {
    code: 'outcome-being-checked',
    vendorWords: 'another document of the same number goes first',
  } as const;
  await settle(work, change.heldBack(receipt, { kind: 'not-applied', problem, at, counts: false }, { now }));
}
