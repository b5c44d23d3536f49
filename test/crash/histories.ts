import type { TargetFault } from '../support/virtual-target.ts';
import type { World } from '../support/world.ts';

export type Report = { readonly histories: number; readonly failures: readonly string[] };

/** Ends that are allowed: the target holds it once and we say delivered, or a named state says why not. */
function judge(world: World, story: string): string[] {
  return world.receipts().flatMap((receipt) => {
    const held = world.heldOf(receipt.key);
    const wanted = world.source.get(receipt.key)?.content;
    if (held.length > 1) return [`${story}: ${receipt.key} doubled, receipt ${receipt.state}`];
    const steps = world.stepsOf(receipt.key);
    if (steps.some((records) => records.length > 1)) return [`${story}: a step of ${receipt.key} doubled`];
    if (receipt.dueAt !== undefined) return [`${story}: ${receipt.key} still open in ${receipt.state}`];
    if (receipt.lease !== undefined) return [`${story}: ${receipt.key} still leased in ${receipt.state}`];
    if (receipt.state === 'conflict' || receipt.state === 'rejected') {
      return receipt.problem === undefined ? [`${story}: ${receipt.state} without a reason`] : [];
    }
    if (steps.some((records) => records[0]?.content !== wanted)) return [`${story}: a step of ${receipt.key} left out`];
    if (held.length === 0) return [`${story}: ${receipt.key} lost, receipt ${receipt.state}`];
    if (held[0]?.content !== wanted) return [`${story}: ${receipt.key} holds an old version, receipt ${receipt.state}`];
    if (receipt.mapping?.targetId !== held[0]?.id) return [`${story}: ${receipt.key} mapped to something else`];
    return [];
  });
}

/** One document, one fault at the target, and a worker killed before and after each of its effects in turn. */
export async function crashHistories(createWorld: () => World, fault: TargetFault): Promise<Report> {
  const failures: string[] = [];
  let histories = 0;
  const effects = await countEffects(createWorld, fault);
  for (let effect = 1; effect <= effects; effect += 1) {
    for (const when of ['before', 'after'] as const) {
      for (const then of ['nothing', 'a nudge at once', 'a newer version'] as const) {
        const world = createWorld();
        world.target.faults.push(fault);
        await world.change('1', 'first');
        const worker = await world.work(world.queue.splice(0), { effect, when });
        const place = worker.names.at(-1) ?? 'start';
        if (then === 'a nudge at once') world.queue.push(world.refOf('1'));
        if (then === 'a newer version' && worker.isDead()) await world.change('1', versionAfter(world));
        await world.quiet();
        failures.push(...judge(world, `killed ${when} ${place} (${effect}), then ${then}, ${fault}`));
        histories += 1;
        if (failures.length >= failuresTold) return { histories, failures };
      }
    }
  }
  return { histories, failures };
}

/** The source changes just before each of the worker's effects in turn. */
export async function editsInBetween(createWorld: () => World, fault: TargetFault): Promise<Report> {
  const failures: string[] = [];
  const effects = await countEffects(createWorld, fault);
  for (let place = 1; place <= effects; place += 1) {
    const world = createWorld();
    world.target.faults.push(fault);
    await world.change('1', 'first');
    let effect = 0;
    await world.work(world.queue.splice(0), undefined, async () => {
      effect += 1;
      if (effect === place) await world.change('1', versionAfter(world), false);
    });
    await world.quiet();
    failures.push(...judge(world, `changed before effect ${place}, ${fault}`));
  }
  return { histories: effects, failures };
}

/** The target holds somebody else's document under our key when the outcome of our sending is not known. */
export async function foreignUnderOurKey(createWorld: () => World): Promise<Report> {
  const world = createWorld();
  world.target.held.push({ id: 'F1', naturalKey: 'N1', content: 'somebody else’s', visibleFrom: 0 });
  world.target.faults.push('lost-before-apply');
  await world.change('1', 'first');
  await world.quiet();
  return { histories: 1, failures: judge(world, 'somebody else’s document') };
}

/** Enough to see what is wrong. */
const failuresTold = 5;

/** A posted voucher's source never changes; the same content again is what a repeated webhook brings. */
function versionAfter(world: World): string {
  return world.canUpdate ? 'second' : 'first';
}

async function countEffects(createWorld: () => World, fault: TargetFault): Promise<number> {
  const world = createWorld();
  world.target.faults.push(fault);
  await world.change('1', 'first');
  return (await world.work(world.queue.splice(0))).names.length;
}

/** Two workers get the same nudge; every order in which their effects can follow each other is tried. */
export async function interleavings(createWorld: () => World, fault: TargetFault, most: number): Promise<Report> {
  const failures: string[] = [];
  let histories = 0;
  const orders: number[][] = [[]];
  while (orders.length > 0 && histories < most) {
    const order = orders.pop() ?? [];
    const world = createWorld();
    world.target.faults.push(fault);
    await world.change('1', 'first');
    const picked = await runTwo(world, order);
    histories += 1;
    for (let place = order.length; place < picked.length; place += 1) orders.push([...picked.slice(0, place), 1]);
    await world.quiet();
    failures.push(...judge(world, `order ${picked.join('')}, ${fault}`));
  }
  return { histories, failures };
}

/** Runs two workers a step at a time. Where both are ready `order` says who goes (the first, past its end). Returns who went. */
async function runTwo(world: World, order: readonly number[]): Promise<number[]> {
  const picked: number[] = [];
  const ready: { who: number; go: () => void }[] = [];
  let running = 2;
  const turn = (who: number) => () => new Promise<void>((resolve) => void ready.push({ who, go: resolve }));
  const refs = world.queue.splice(0);
  const runs = [0, 1].map(async (who) => {
    await world.work(refs, undefined, turn(who));
    running -= 1;
  });
  while (running > 0) {
    await allWaiting();
    ready.sort((left, right) => left.who - right.who);
    const choice = ready.length > 1 ? (order[picked.length] ?? 0) : 0;
    if (ready.length > 1) picked.push(choice);
    ready.splice(choice, 1)[0]?.go();
  }
  await Promise.all(runs);
  return picked;
}

/** Lets every promise go on that can: afterwards each worker waits for its turn or has finished. */
async function allWaiting(): Promise<void> {
  for (let hop = 0; hop < 200; hop += 1) await Promise.resolve();
}
