import type { Integration } from '../../../lib/documents/integration.ts';
import type { EndCount } from '../../../lib/store/end-counts.ts';
import { osloDay } from '../../../lib/sync/count-ends.ts';
import { type ReceiptState, receiptStates } from '../../../lib/sync/receipt.ts';
import type { ConsoleParts } from '../console-parts.ts';

const daysShown = 28;
const dayMs = 24 * 3600 * 1000;

/** How many documents of an integration ended on each of the last days, over all its directions, oldest day first. */
export async function daysOf(
  { endCounts, directionsOf, clock }: Pick<ConsoleParts, 'endCounts' | 'directionsOf' | 'clock'>,
  { tenant, id, kind }: Integration,
): Promise<readonly { readonly day: string; readonly count: EndCount }[]> {
  const noon = Date.parse(`${osloDay(clock())}T12:00:00Z`);
  const days = Array.from({ length: daysShown }, (_, place) =>
    new Date(noon - (daysShown - 1 - place) * dayMs).toISOString().slice(0, 10),
  );
  const scopes = directionsOf(kind).map((direction) => ({ tenant, integration: id, direction }));
  const counts = await endCounts.perDay(scopes, days);
  return days.map((day, place) => ({ day, count: sumOf(counts.map((ofDirection) => ofDirection[place] ?? {})) }));
}

function sumOf(counts: readonly EndCount[]): EndCount {
  const sum = (state: ReceiptState) => counts.reduce((total, count) => total + (count[state] ?? 0), 0);
  return Object.fromEntries(receiptStates.map((state) => [state, sum(state)]));
}
