import { atMost, worksAtOnce } from './at-most.ts';
import { deliverStage, type Parcel } from './deliver.ts';
import { deliverMany } from './deliver-many.ts';
import { chunked, type Departure, type Dispatch, type Guarded } from './departure.ts';
import { nextStage } from './story.ts';
import type { Work } from './work.ts';

/** Brings all parcels of a run to their targets, stage by stage: together where a target takes many in one call. */
export async function deliverAll<Source, Target, Settings>(
  parcels: ReadonlyMap<Work<Source, Target, Settings>, Parcel<Source, Target>>,
  guarded: Guarded<Source, Target, Settings>,
): Promise<void> {
  let open = [...parcels];
  while (open.length > 0) {
    const going = new Set<Work<Source, Target, Settings>>();
    const dispatch: Dispatch<Source, Target, Settings> = {
      each: (items, step) => atMost(worksAtOnce, items, (item) => guarded(item.work, () => step(item))),
      guarded,
      arrive: (work, progress) => void (progress === 'next' && going.add(work)),
    };
    const departures = open.map(([work, parcel]) => ({
      work,
      parcel,
      stage: nextStage(work.story, parcel.target, work.receipt),
    }));
    await dispatch.each(departures.filter(goesAlone), async ({ work, parcel, stage }) =>
      dispatch.arrive(work, await deliverStage(work, parcel, stage)),
    );
    for (const group of together(departures)) await deliverMany(group, dispatch);
    open = open.filter(([work]) => going.has(work));
  }
}

/** What a person linked is looked up by the number that person named. */
function goesAlone<Source, Target, Settings>({ work, stage }: Departure<Source, Target, Settings>): boolean {
  return stage.writer.many === undefined || work.receipt.linkTo !== undefined;
}

/** Those that may go in one call: the same integration and step, and what the target wants apart. */
function together<Source, Target, Settings>(
  departures: readonly Departure<Source, Target, Settings>[],
): Departure<Source, Target, Settings>[][] {
  const groups = new Map<string, Departure<Source, Target, Settings>[]>();
  for (const departure of departures) {
    const { work, parcel, stage } = departure;
    if (goesAlone(departure)) continue;
    const { many, evidence } = stage.writer;
    const apart = many?.togetherBy?.(evidence(parcel.target, parcel.clue, work.receipt.steps ?? {})) ?? null;
    const name = JSON.stringify([work.receipt.tenant, work.receipt.integration, stage.name ?? null, apart]);
    const group = groups.get(name) ?? [];
    group.push(departure);
    groups.set(name, group);
  }
  return [...groups.values()].flatMap((group) => chunked(group, group[0]?.stage.writer.many?.most ?? 1));
}
