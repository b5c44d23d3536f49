import type { Parcel } from './deliver.ts';
import { SyncError } from './errors.ts';
import type { Progress } from './settle-outcome.ts';
import type { Stage } from './story.ts';
import type { Work } from './work.ts';

/** One document on its way: its work, what is sent, and the step that comes next. */
export type Departure<Source, Target, Settings> = {
  readonly work: Work<Source, Target, Settings>;
  readonly parcel: Parcel<Source, Target>;
  readonly stage: Stage<Target>;
};

/** How a run works on its departures. */
export type Dispatch<Source, Target, Settings> = {
  /** Some at a time; what one meets ends nothing but itself and becomes a typed state of its receipt. */
  each<One extends { readonly work: Work<Source, Target, Settings> }>(
    items: readonly One[],
    step: (item: One) => Promise<void>,
  ): Promise<void>;
  readonly guarded: Guarded<Source, Target, Settings>;
  /** Told how far a document came. */
  arrive(work: Work<Source, Target, Settings>, progress: Progress): void;
};

/** Runs one step of one document; what the store failed at is told there and thrown to nobody. */
export type Guarded<Source, Target, Settings> = (
  work: Work<Source, Target, Settings>,
  step: () => Promise<void>,
) => Promise<void>;

/** Parts of a list, each at most so long. */
export function chunked<Item>(items: readonly Item[], most: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );
}

/** A list that is refused is asked in halves so often at most: each time costs calls. */
export const mostSplits = 20;

/** A list that is refused as a whole is refused for one of its documents: asked in halves, the others go on. */
export function isForOne(failure: unknown): boolean {
  return failure instanceof SyncError && failure.reason.advice === 'refuse';
}

/** The two halves of a list. */
export function halvesOf<Item>(items: readonly Item[]): Item[][] {
  return chunked(items, Math.ceil(items.length / 2));
}
