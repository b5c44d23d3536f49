import type { ClientState } from '../state/client-state.ts';

/** The next free number of a series in a year; it is not reserved. -1 when the series or the year does not exist. */
export function nextEntryNo(client: ClientState, seriesId: number, year: number): number {
  const type = client.types.find(({ entrySeriesId }) => entrySeriesId === seriesId);
  if (type === undefined || !client.years.some((open) => open.year === year)) return -1;
  const drafts = client.draftBundles.flatMap(({ vouchers }) => vouchers);
  const used = [...client.vouchers, ...drafts]
    .filter((voucher) => voucher.seriesId === seriesId && voucher.year === year)
    .map(({ transactionNo }) => transactionNo);
  return used.reduce((next, number) => Math.max(next, number + 1), type.firstNo);
}
