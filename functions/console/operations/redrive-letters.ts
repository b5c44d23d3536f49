import { openStates, type ReceiptRef } from '../../../lib/sync/receipt.ts';
import { type Redriven, redrive } from '../../../lib/sync/redrive.ts';
import { type Desk, integrationOf } from './desk.ts';
import { NotThere } from './not-there.ts';

/** Letters of one direction: by the keys that they name, or all that the table knows of. */
export type Letters = {
  readonly integration: string;
  readonly direction: string;
  readonly keys?: readonly string[] | undefined;
};

/** What nobody has looked at for so long after it was due may lie among the dead letters. */
const overdueSeconds = 300;

const mostAtOnce = 100;

/**
 * Nudges what dead letters were about, a few each second, with a result for each. The queue is not read: a letter is a nudge
 * that was lost, and the receipt knows whether there is still something to do. @throws NotThere
 */
export async function redriveLetters(desk: Desk, letters: Letters): Promise<readonly Redriven[]> {
  const { parts, viewer } = desk;
  const { tenant } = await integrationOf(desk, letters.integration);
  const refs = await refsOf(desk, tenant, letters);
  const { audit, clock, newId } = parts;
  const common = {
    ...{ tenant, integration: letters.integration, direction: letters.direction },
    ...{ actor: viewer.actor, act: 'receipts.redrive' as const },
  };
  const id = newId();
  const before = { receipts: refs.map(({ key }) => key) };
  await audit.append({ ...common, id, at: clock().toISOString(), phase: 'asked', before });
  const results = await redrive(refs, parts);
  const after = Object.fromEntries(
    [...Map.groupBy(results, ({ result }) => result)].map(([result, some]) => [result, some.map(({ ref }) => ref.key)]),
  );
  await audit.append({ ...common, id: newId(), of: id, at: clock().toISOString(), phase: 'done', after });
  return results;
}

async function refsOf(desk: Desk, tenant: string, letters: Letters): Promise<readonly ReceiptRef[]> {
  const { integration, direction, keys } = letters;
  const { kind } = await integrationOf(desk, integration);
  if (!desk.parts.directionsOf(kind).includes(direction)) throw new NotThere();
  if (keys !== undefined) return [...new Set(keys)].map((key) => ({ tenant, integration, direction, key }));
  const overdue = new Date(desk.parts.clock().getTime() - overdueSeconds * 1000).toISOString();
  const { receipts } = await desk.parts.search({
    scopes: [{ tenant, integration, directions: [direction] }],
    states: openStates,
    limit: mostAtOnce,
    fits: ({ dueAt }) => dueAt !== undefined && dueAt < overdue,
  });
  return receipts.map(({ key }) => ({ tenant, integration, direction, key }));
}
