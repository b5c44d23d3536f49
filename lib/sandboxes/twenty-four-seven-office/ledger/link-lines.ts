import type { ClientState } from '../state/client-state.ts';

/** Settles lines against each other: they get a new link number each time, and count as changed. */
export function linkLines(client: ClientState, lineIds: readonly string[], now: Date): number | undefined {
  const lines = client.transactions.filter(({ id }) => lineIds.includes(id));
  if (lines.length !== lineIds.length) return undefined;
  const linkId = client.nextLinkId;
  client.nextLinkId += 1;
  for (const line of lines) Object.assign(line, { linkId, open: false, changedAt: now.toISOString() });
  return linkId;
}
