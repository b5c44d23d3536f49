import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { keepJsonFile, readJsonFile } from '../../sandbox.ts';
import { emptyState, type SandboxState, sandboxState } from './sandbox-state.ts';

/**
 * The state and the way to keep it: `save` resolves when everything that was changed before the call is on disk,
 * `saveSoon` writes within a second what may be lost (spent credits).
 */
export type StateStore = { readonly state: SandboxState; save(): Promise<void>; saveSoon(): void };

const soon = 1000;

/** Opens the state file, or begins with nothing when there is none. Without a file the state lives in memory only. */
export async function openStateStore(path: string | undefined): Promise<StateStore> {
  if (path !== undefined) await mkdir(dirname(path), { recursive: true });
  const kept = readJsonFile(path);
  const state = kept === undefined ? emptyState() : sandboxState.parse(kept);
  const file = keepJsonFile(path, () => state);
  return { state, save: () => file.saved(), saveSoon: delayed(() => file.saved()) };
}

function delayed(save: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    if (timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      save().catch(() => undefined); // The next save that somebody waits for tells it.
    }, soon);
    timer.unref();
  };
}
