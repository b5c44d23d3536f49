import type { Evidence } from './receipt.ts';
import { holdBack, type Work } from './work.ts';
import type { Writer } from './writer.ts';

/** Turns that this document has. Given up only when nothing is made: else lists must first show what was. */
export type Turns = { leave(): Promise<void> };

/** A turn is mostly given back within this many seconds: what was looked for is there. Who makes it keeps its turn far longer. */
const lookUpSeconds = 20;

/** Who finds such a turn comes back after this, with as much again by chance, so that not all come at once. */
const soonSeconds = 5;

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
  const leave = async (taken: readonly string[]): Promise<void> => {
    for (const name of taken) await connection.turns.leave(name, owner);
  };
  for (const [at, name] of names.entries()) {
    const now = engine.clock();
    const seconds = engine.leaseSeconds + (engine.settleSeconds ?? writer.settleSeconds);
    const until = new Date(now.getTime() + seconds * 1000);
    const heldUntil = await connection.turns.take(name, { owner, now, until });
    if (heldUntil === undefined) continue;
    await leave(names.slice(0, at));
    await holdBack(work, {
      kind: 'not-applied',
      problem: { code: 'same-record-under-way', value: name.slice(0, 200) },
      retryAt: lookAgainAt(heldUntil, { now, until, chance: engine.random() }),
    });
    return undefined;
  }
  return { leave: () => leave(names) };
}

/** `until`: when a turn that is taken now would end. */
function lookAgainAt(heldUntil: Date, { now, until, chance }: { now: Date; until: Date; chance: number }): Date {
  const soon = new Date(now.getTime() + soonSeconds * 1000 * (1 + chance));
  const isYoung = until.getTime() - heldUntil.getTime() < lookUpSeconds * 1000;
  return isYoung || heldUntil < soon ? soon : heldUntil;
}
