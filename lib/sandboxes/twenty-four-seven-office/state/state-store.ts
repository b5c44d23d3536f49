import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { emptyState, type SandboxState, sandboxState } from './sandbox-state.ts';

/**
 * The state and the way to keep it: `save` resolves when everything that was changed before the call is on disk,
 * `saveSoon` writes within a second what may be lost (counted calls).
 */
export type StateStore = { readonly state: SandboxState; save(): Promise<void>; saveSoon(): void };

const soon = 1000;

/** Opens the state file, or begins with nothing when there is none. Without a file the state lives in memory only. */
export async function openStateStore(file: string | undefined): Promise<StateStore> {
  if (file === undefined) return { state: emptyState(), save: () => Promise.resolve(), saveSoon: () => undefined };
  await mkdir(dirname(file), { recursive: true });
  const state = await load(file);
  const save = sharedWriter(() => replaceFile(file, JSON.stringify(state)));
  return { state, save, saveSoon: delayed(save) };
}

async function load(file: string): Promise<SandboxState> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    // The first start finds no file; every other error is told.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? emptyState() : sandboxState.parse(JSON.parse(text));
}

async function replaceFile(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

/** Calls that come while a write is under way share the next one, which holds all their changes. */
function sharedWriter(write: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= current
      .catch(() => undefined) // Told to those who waited for that write.
      .then(() => {
        next = undefined;
        current = write();
        return current;
      });
    return next;
  };
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
