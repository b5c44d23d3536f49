import type { Evidence } from './receipt.ts';
import { holdBack, type Work } from './work.ts';
import type { Writer } from './writer.ts';

/** Turns that this document has. Given up only when nothing is made: else lists must first show what was. */
export type Turns = { leave(): Promise<void> };

/**
 * Takes the document's turn at everything that it would make once at the target. Another document that is about to make the
 * same would not be seen by its look-up: then this one is held back, and undefined is answered. A turn outlasts the worker and
 * the time in which the target applies late and its lists lag.
 */
export async function takeTurns<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  writer: Writer<Target>,
  evidence: Evidence,
): Promise<Turns | undefined> {
  const { engine, open, receipt } = work;
  const connection = open.connect(writer.vendor);
  const owner = JSON.stringify([receipt.integration, receipt.direction, receipt.key]);
  // One order for everybody, so that no two wait for each other.
  const names = [...((await writer.turns?.(connection, evidence)) ?? [])].sort();
  for (const name of names) {
    const now = engine.clock();
    const seconds = engine.leaseSeconds + (engine.settleSeconds ?? writer.settleSeconds);
    const until = new Date(now.getTime() + seconds * 1000);
    const retryAt = await connection.turns.take(name, { owner, now, until });
    if (retryAt === undefined) continue;
    await holdBack(work, {
      kind: 'not-applied',
      problem: { code: 'same-record-under-way', value: name.slice(0, 200) },
      retryAt,
    });
    return undefined;
  }
  return {
    async leave() {
      for (const name of names) await connection.turns.leave(name, owner);
    },
  };
}
