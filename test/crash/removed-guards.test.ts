import type { Receipt } from '../../lib/sync/receipt.ts';
import type { MemoryStore } from '../support/memory-store.ts';
import { targetFaults } from '../support/virtual-target.ts';
import { createWorld, type WorldParts } from '../support/world.ts';
import type { WorldStory } from '../support/world-story.ts';
import { crashHistories, editsInBetween, foreignUnderOurKey, interleavings } from './histories.ts';

/** Each guard of the engine, taken away. The suite of crash points and interleavings must notice. */
const guards: readonly { readonly guard: string; readonly without: Partial<WorldParts> }[] = [
  { guard: 'the intent is on the table before the call', without: { weakenStore: forgetsIntents } },
  { guard: 'a lease keeps a second worker away', without: { weakenStore: claimsAlways } },
  { guard: 'only the holder of the lease may save', without: { weakenStore: savesAlways, leaseSeconds: 0 } },
  { guard: 'a newer wish turns an end into pending again', without: { weakenStore: forgetsWishes, canUpdate: true } },
  { guard: 'look-ups wait for the settle time', without: { settleSeconds: 0 } },
  { guard: 'what was found is compared', without: { weakenStory: believesEverything } },
  { guard: 'an unknown outcome is looked up before sending again', without: { weakenStory: neverFinds } },
  { guard: 'every open receipt is due some time', without: { weakenStore: neverDue } },
];

it('finds nothing while every guard stands', async () => {
  expect(await failuresOf({})).toEqual([]);
  expect(await failuresOf({ canUpdate: true })).toEqual([]);
});

it.each(guards)('fails without this guard: $guard', async ({ without }) => {
  expect(await failuresOf(without)).not.toEqual([]);
});

async function failuresOf(parts: Partial<WorldParts>): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const fault of targetFaults) {
    failures.push(...(await foreignUnderOurKey(() => createWorld(parts))).failures);
    failures.push(...(await editsInBetween(() => createWorld(parts), fault)).failures);
    failures.push(...(await interleavings(() => createWorld(parts), fault, 300)).failures);
    failures.push(...(await crashHistories(() => createWorld(parts), fault)).failures);
    if (failures.length > 0) break;
  }
  return failures;
}

/** A worker that is killed after sending leaves no trace of it. */
function forgetsIntents(store: MemoryStore): MemoryStore {
  return {
    ...store,
    save: async (receipt, owner) => (receipt.state === 'sending' ? { kind: 'saved' } : store.save(receipt, owner)),
  };
}

function claimsAlways(store: MemoryStore): MemoryStore {
  return {
    ...store,
    claim: async (ref, lease) => {
      const [receipt] = await store.find([ref]);
      if (receipt?.dueAt === undefined) return undefined;
      const taken: Receipt = { ...receipt, lease: { owner: lease.owner, until: lease.until.toISOString() } };
      store.overwrite(taken);
      return taken;
    },
    save: async (receipt) => saveBlindly(store, receipt),
  };
}

function savesAlways(store: MemoryStore): MemoryStore {
  return { ...store, save: async (receipt) => saveBlindly(store, receipt) };
}

function forgetsWishes(store: MemoryStore): MemoryStore {
  return {
    ...store,
    save: async (receipt, owner) => {
      const saved = await store.save(receipt, owner);
      return saved.kind === 'moved' ? store.save({ ...receipt, ...saved.now }, owner) : saved;
    },
  };
}

function neverDue(store: MemoryStore): MemoryStore {
  return { ...store, due: async () => [] };
}

function saveBlindly(store: MemoryStore, receipt: Receipt): { kind: 'saved' } {
  store.overwrite(receipt);
  return { kind: 'saved' };
}

function believesEverything(story: WorldStory): WorldStory {
  const lookUp: WorldStory['write']['lookUp'] = async (connection, evidence) => {
    const found = await story.write.lookUp(connection, evidence);
    return found.kind === 'found' ? { ...found, equal: true } : found;
  };
  return { ...story, write: { ...story.write, lookUp } };
}

function neverFinds(story: WorldStory): WorldStory {
  return { ...story, write: { ...story.write, lookUp: async () => ({ kind: 'absent' }) } };
}
