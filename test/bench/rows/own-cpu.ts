import { createHash } from 'node:crypto';
import { momentInvoicesTo24SevenOffice as story } from '../../../functions/moment-invoices-to-24sevenoffice/sync.ts';
import type { Engine } from '../../../lib/sync/engine.ts';
import type { Receipt, ReceiptRef } from '../../../lib/sync/receipt.ts';
import { runSync } from '../../../lib/sync/run-sync.ts';
import { type BenchRow, verdictOn } from '../bench-row.ts';
import type { BenchSize } from '../bench-size.ts';
import { median } from '../median.ts';
import { createMemoryEngine } from '../memory-engine.ts';
import { recordedInvoiceText, recordedNumbers, recordedParents, recordedVendors } from '../recorded-vendors.ts';

/** Milliseconds of own processor time for one event. */
const targetMs = 1.5;

/**
 * A processor is as fast as it is, and slower while others use its other half. So the target holds for a machine on
 * which one unit of known work takes this long, and is scaled by what the unit takes in this very run, measured in turns
 * with the events. The build fails by the scaled target alone.
 */
const referenceUnitMs = 0.65;

/** Reading, writing and hashing the recorded invoice so often is one unit. */
const unitRounds = 60;

const eventsPerTurn = 50;
const scope = { tenant: 'fjord', integration: 'fjord.main' };

/** Processor time of our own code for one invoice: everything from the nudge to the settled receipt but network and table. */
export async function ownCpuRow({ cpuEvents, cpuWarmUp }: BenchSize): Promise<BenchRow> {
  const ids = Array.from({ length: cpuEvents + cpuWarmUp }, (_, index) => 20_451 + index);
  const { engine, store } = await createMemoryEngine(recordedVendors(ids));
  store.overwrite(deliveredParent('customers', recordedParents.customer, recordedNumbers.customer));
  store.overwrite(deliveredParent('projects', recordedParents.project, recordedNumbers.project));
  await events(ids.slice(0, cpuWarmUp), engine);
  await knownWork();

  const perEvent: number[] = [];
  const perUnit: number[] = [];
  for (let start = cpuWarmUp; start < ids.length; start += eventsPerTurn) {
    const turn = ids.slice(start, start + eventsPerTurn);
    perEvent.push((await cpuMsOf(() => events(turn, engine))) / turn.length);
    perUnit.push(await cpuMsOf(knownWork));
  }
  const undelivered = store.all().filter(({ state }) => state !== 'delivered');
  if (undelivered.length > 0) throw new Error(`not delivered: ${JSON.stringify(undelivered[0])}`);
  return rowOf(median(perEvent), median(perUnit), cpuEvents);
}

function rowOf(eventMs: number, unitMs: number, count: number): BenchRow {
  const scaledMs = targetMs * (unitMs / referenceUnitMs);
  return {
    what: 'own processor time per event',
    measured: `${eventMs.toFixed(2)} ms`,
    beside: `${unitMs.toFixed(2)} ms for a unit of known work`,
    target: `<= ${targetMs} ms (here ${scaledMs.toFixed(2)} ms)`,
    verdict: verdictOn(eventMs, scaledMs),
    details: [
      `${count} invoices one by one, tables in memory, vendors as recorded bytes; envelopes are written and read.`,
      'Sockets, the clients of AWS and the log are not in it.',
      `The target is for a machine on which the unit takes ${referenceUnitMs} ms; it is scaled by the unit of this run.`,
    ],
  };
}

async function events(ids: readonly number[], engine: Engine): Promise<void> {
  for (const id of ids) {
    const ref: ReceiptRef = { ...scope, direction: story.name, key: String(id) };
    await engine.receipts.record(ref, { at: engine.clock(), by: 'webhook' });
    await runSync(story, [ref], engine);
  }
}

async function cpuMsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function knownWork(): Promise<string> {
  const text = recordedInvoiceText();
  let known = '';
  for (let round = 0; round < unitRounds; round += 1) {
    known = createHash('sha256')
      .update(known + JSON.stringify(JSON.parse(text)))
      .digest('hex');
  }
  return known;
}

function deliveredParent(what: 'customers' | 'projects', key: string, number: string): Receipt {
  const at = '2026-11-20T09:00:00.000Z';
  const direction = `moment-${what}-to-24sevenoffice`;
  const mapping = { targetId: number, number, fingerprint: 'f', sourceFingerprint: 's', deliveredAt: at };
  const times = { attempts: [], createdAt: at, updatedAt: at };
  return { ...scope, direction, key, state: 'delivered', wanted: 1, done: 1, tries: 0, mapping, ...times };
}
