import type { OpenCall } from './service.ts';

/** The records that a search or list shows now: with `staleLists` it lags behind what was registered lately. */
export function visible<T extends { readonly registeredAt: string }>(
  { state, now }: OpenCall,
  records: readonly T[],
): readonly T[] {
  const lag = state.switches.staleLists;
  if (lag === null) return records;
  const until = now.getTime() - lag.seconds * 1000;
  return records.filter(({ registeredAt }) => Date.parse(registeredAt) <= until);
}
