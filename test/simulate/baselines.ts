import { createVirtualTarget, targetFaults } from '../support/virtual-target.ts';
import { chanceOf } from './chance.ts';

/** What is commonly done instead, under faults of the same kinds and rates. */
export type Baseline = { readonly name: string; readonly doubled: number; readonly lost: number };

const faultRate = 0.25;

/** Sends once, and takes what is not an error for done. */
export const bareScript = { name: 'a script that sends once', tries: 1 };

/** Sends again on every failure, as a queue with retries does. */
export const retryingWorker = { name: 'a queue worker that retries', tries: 5 };

/** How a plain sender fares with this many documents. */
export function runBaseline(plan: { name: string; tries: number }, seed: number, documents: number): Baseline {
  const chance = chanceOf(seed);
  let now = 0;
  const target = createVirtualTarget(() => new Date(now), {
    lateSeconds: 200,
    listLagSeconds: 60,
    nextFault: () => (chance.happens(faultRate) ? (targetFaults[chance.below(targetFaults.length)] ?? 'none') : 'none'),
  });
  for (let document = 0; document < documents; document += 1) {
    const thing = { naturalKey: `N${document}`, content: String(document) };
    for (let attempt = 0; attempt < plan.tries; attempt += 1) {
      const order = { target: thing, evidence: {}, idempotencyKey: '', existing: undefined, done: {} };
      const outcome = target.write(order);
      now += 1000;
      if (outcome.kind === 'delivered' || outcome.kind === 'rejected') break;
    }
  }
  now += 3_600_000;
  target.applyLate();
  const counts = new Map<string, number>();
  for (const { naturalKey } of target.held) counts.set(naturalKey, (counts.get(naturalKey) ?? 0) + 1);
  const doubled = [...counts.values()].filter((count) => count > 1).length;
  return { name: plan.name, doubled, lost: documents - counts.size };
}
