import { endStates, type Receipt, type ReceiptRef, type ReceiptState, shownState } from './receipt.ts';

/** The day on which a document came to an end, in Norway, and the state that people see. */
export type CountedAs = NonNullable<Receipt['counted']>;

/** A document that came to an end: what it is counted as from now on, and what it was counted as before. */
export type Ended = {
  readonly scope: Omit<ReceiptRef, 'key'>;
  readonly before: CountedAs | undefined;
  readonly now: CountedAs;
};

/** Counts ends for charts. What becomes of a count never concerns a document: it neither waits nor throws. */
export type EndCounter = { count(ended: Ended): void };

/** Made once: it takes a hundred times longer to make than to use. */
const osloDays = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Norway: `2026-11-21`. */
export function osloDay(instant: Date): string {
  return osloDays.format(instant);
}

/** What a receipt is counted as; undefined while it is open. Each document counts once a day, as what it last came to. */
export function countedAs(receipt: Receipt, now: Date): CountedAs | undefined {
  const hasEnded = endStates.includes(receipt.state) || receipt.state === 'conflict';
  return hasEnded ? { day: osloDay(now), state: shownState(receipt) } : undefined;
}

/** What changes in the counts of a day and of all days: a state and how many more or fewer. */
export function changesOf({ before, now }: Pick<Ended, 'before' | 'now'>): {
  readonly ofDay: readonly (readonly [ReceiptState, number])[];
  readonly ofAll: readonly (readonly [ReceiptState, number])[];
} {
  const isSameState = before?.state === now.state;
  const moved = before === undefined ? [] : [[before.state, -1] as const];
  const ofAll = isSameState ? [] : [...moved, [now.state, 1] as const];
  if (before?.day !== now.day) return { ofDay: [[now.state, 1]], ofAll };
  return { ofDay: ofAll, ofAll };
}
