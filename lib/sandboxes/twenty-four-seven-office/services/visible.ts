import type { OpenCall } from './service.ts';

/** The records that a search or list shows now: with `staleLists` it lags behind what was registered lately. */
export function visible<T extends { readonly registeredAt: string; readonly visibleFrom?: string | undefined }>(
  { state, now }: OpenCall,
  records: readonly T[],
): readonly T[] {
  const lag = state.switches.staleLists;
  const until = now.getTime() - (lag === null ? 0 : lag.seconds * 1000);
  return records.filter(
    ({ registeredAt, visibleFrom }) =>
      (lag === null || Date.parse(registeredAt) <= until) &&
      (visibleFrom === undefined || Date.parse(visibleFrom) <= now.getTime()),
  );
}
