import { atMost, worksAtOnce } from './at-most.ts';
import type { Guarded } from './departure.ts';
import { callDeadlineMs, settleReserveMs } from './engine.ts';
import { listOf, type Parent, type ReceiptRef } from './receipt.ts';
import * as change from './receipt-changes.ts';
import { mostTogether } from './story.ts';
import { nameOf, settle, type Work } from './work.ts';

type Works<Source, Target, Settings> = readonly Work<Source, Target, Settings>[];

/** What taking places needs of a run. */
export type Taking<Source, Target, Settings> = {
  /** Takes the leases of these receipts; leaves out those that are not due or somebody else's. */
  claimAll(refs: readonly ReceiptRef[]): Promise<Works<Source, Target, Settings>>;
  readonly guarded: Guarded<Source, Target, Settings>;
};

/**
 * Those of a run that go together, in the order in which they go: who booked a place before who did not, and each list by
 * itself, so that the calls at hand are those that were booked for it.
 */
export function partiesOf<Source, Target, Settings>(
  works: Works<Source, Target, Settings>,
  taking: Taking<Source, Target, Settings>,
): (() => Promise<Works<Source, Target, Settings>>)[] {
  const lists = Map.groupBy(
    works.filter(({ receipt }) => receipt.slot?.list !== undefined),
    ({ receipt: { tenant, integration, slot } }) => JSON.stringify([tenant, integration, slot && listOf(slot)]),
  );
  const booked = works.filter(({ receipt }) => receipt.slot !== undefined && receipt.slot.list === undefined);
  return [
    ...[...lists.values()].map((list) => () => gather(list, taking)),
    () => openEach(booked, taking),
    async () => works.filter(({ receipt }) => receipt.slot === undefined),
  ];
}

/** The first of a list takes the others along, wherever the queue has left their nudges. */
async function gather<Source, Target, Settings>(
  list: Works<Source, Target, Settings>,
  taking: Taking<Source, Target, Settings>,
): Promise<Works<Source, Target, Settings>> {
  const [first, ...others] = list;
  const parent = first?.receipt.slot && listOf(first.receipt.slot);
  if (first === undefined || parent === undefined) return [];
  const isOpen = (await openEach([first], taking)).length > 0;
  if (!isOpen) {
    for (const work of others) await taking.guarded(work, () => putBack(work));
    return [];
  }
  const keys = new Set(list.map(({ receipt }) => receipt.key));
  const all = await othersOf(first, parent);
  return [...list, ...(await taking.claimAll(all.filter(({ key }) => !keys.has(key))))];
}

/** The others of a list. */
async function othersOf<Source, Target, Settings>(
  { engine, receipt, story }: Work<Source, Target, Settings>,
  list: Parent,
): Promise<readonly ReceiptRef[]> {
  try {
    return await engine.receipts.waitingFor(receipt, list, mostTogether(story));
  } catch (failure) {
    // They are due by themselves a little later.
    engine.log.warn('a booked list could not be read', { integration: receipt.integration, error: nameOf(failure) });
    return [];
  }
}

async function openEach<Source, Target, Settings>(
  works: Works<Source, Target, Settings>,
  { guarded }: Taking<Source, Target, Settings>,
): Promise<Works<Source, Target, Settings>> {
  const open: Work<Source, Target, Settings>[] = [];
  await atMost(worksAtOnce, works, (work) =>
    guarded(work, async () => {
      if (await opens(work)) open.push(work);
      else await putBack(work);
    }),
  );
  return open;
}

/** The booked calls are at hand now. False when it is to come back: nothing is free before its window, or too little time is left. */
async function opens<Source, Target, Settings>(work: Work<Source, Target, Settings>): Promise<boolean> {
  const { slot } = work.receipt;
  const { read, write } = work.story;
  if (slot === undefined) return true;
  if (work.engine.timeLeftMs() < 2 * callDeadlineMs + settleReserveMs) return false;
  for (const vendor of new Set([write.vendor, read.vendor])) {
    const when = await work.open.connect(vendor).allowance.redeem(slot);
    if (when !== 'other') return when === 'now';
  }
  return true;
}

async function putBack<Source, Target, Settings>(work: Work<Source, Target, Settings>): Promise<void> {
  await settle(work, change.keptDeferred(work.receipt, work.engine.clock()));
}
