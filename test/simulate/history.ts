import { type TargetFault, targetFaults } from '../support/virtual-target.ts';
import { createWorld, type World, type WorldParts } from '../support/world.ts';
import { type Chance, chanceOf } from './chance.ts';

/** What one seed's history came to. */
export type HistoryReport = {
  readonly documents: number;
  readonly calls: number;
  readonly faulted: number;
  readonly killed: number;
  readonly delivered: number;
  readonly lost: number;
  readonly doubled: number;
  readonly old: number;
  readonly withoutReason: number;
  readonly needPerson: number;
  /** Equal for equal histories. */
  readonly trace: string;
};

export type HistoryPlan = {
  readonly seed: number;
  readonly documents: number;
  readonly parts: Partial<WorldParts>;
};

/** Of the calls to the target, of the runs of a worker, of the nudges. */
const faultRate = 0.25;
const killRate = 0.1;
const lostNudgeRate = 0.03;
const doubledNudgeRate = 0.05;
const editRate = 0.2;

type Run = { readonly world: World; readonly chance: Chance };

/** An hour of work under faults that overlap, then quiet. Every choice comes from the seed. */
export async function runHistory({ seed, documents, parts }: HistoryPlan): Promise<HistoryReport> {
  const chance = chanceOf(seed);
  let faulted = 0;
  let killed = 0;
  const world = createWorld({
    ...parts,
    nextFault: () => {
      const fault = chance.happens(faultRate) ? faultOf(chance) : 'none';
      if (fault !== 'none') faulted += 1;
      return fault;
    },
  });
  for (let made = 0; made < documents; ) {
    for (let share = Math.ceil(documents / 60); share > 0 && made < documents; share -= 1, made += 1) {
      await tell({ world, chance }, String(made), `first version of ${made}`);
      if (world.canUpdate && made > 0 && chance.happens(editRate)) {
        const key = chance.below(made);
        await tell({ world, chance }, String(key), `version of minute ${world.clock().toISOString()} of ${key}`);
      }
    }
    killed += await workAMinute(world, chance);
  }
  for (let minute = 0; minute < 30; minute += 1) killed += await workAMinute(world, chance);
  world.endFaults();
  await world.quiet();
  return judged(world, { documents, faulted, killed });
}

function faultOf(chance: Chance): TargetFault {
  return targetFaults[chance.below(targetFaults.length)] ?? 'none';
}

async function tell({ world, chance }: Run, key: string, content: string): Promise<void> {
  await world.change(key, content, !chance.happens(lostNudgeRate));
  if (chance.happens(doubledNudgeRate)) world.queue.push(world.refOf(key));
}

/** Up to four workers side by side, some killed on the way; then the due index is read. How many were killed. */
async function workAMinute(world: World, chance: Chance): Promise<number> {
  let killed = 0;
  while (world.queue.length > 0) {
    const batches = Array.from({ length: 1 + chance.below(4) }, () => world.queue.splice(0, 10));
    const workers = await Promise.all(
      batches.map((refs) => {
        const point = { effect: 1 + chance.below(60), when: chance.happens(0.5) ? 'before' : 'after' } as const;
        return world.work(refs, chance.happens(killRate) ? point : undefined);
      }),
    );
    killed += workers.filter((worker) => worker.isDead()).length;
  }
  await world.nextMinute();
  return killed;
}

function judged(world: World, counted: Pick<HistoryReport, 'documents' | 'faulted' | 'killed'>): HistoryReport {
  const report = { delivered: 0, lost: 0, doubled: 0, old: 0, withoutReason: 0, needPerson: 0 };
  const holds = world.heldByKey();
  for (const receipt of world.receipts()) {
    const held = holds.get(`N${receipt.key}`) ?? [];
    const isInPlace = receipt.state === 'delivered' || receipt.problem?.code === 'unchanged';
    const steps = world.stepsOf(receipt.key);
    if (held.length > 1 || steps.some((records) => records.length > 1)) report.doubled += 1;
    if (receipt.dueAt !== undefined || receipt.lease !== undefined) report.lost += 1;
    else if (isInPlace && [held, ...steps].some((records) => records.length === 0)) report.lost += 1;
    else if (isInPlace && held[0]?.content !== world.source.get(receipt.key)?.content) report.old += 1;
    else if (isInPlace) report.delivered += 1;
    else if (receipt.problem === undefined) report.withoutReason += 1;
    else report.needPerson += 1;
  }
  report.lost += counted.documents - world.receipts().length;
  const trace = world
    .receipts()
    .map(({ key, state, attempts }) => `${key} ${state} ${attempts.length}`)
    .join('\n');
  return { ...counted, ...report, calls: world.target.calls.length, trace };
}
