import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

/** A lock that the operating system gives back when its holder ends, however it ends. */
export type RunLock = { release(): void };

/** Take the lock of a file; undefined while another run has it. */
export function tryLock(file: string): RunLock | undefined {
  const database = new DatabaseSync(file);
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === sqliteBusy) {
      return undefined;
    }
    throw error;
  }
}

/** https://sqlite.org/rescode.html#busy */
const sqliteBusy = 5;

/** Wait for the lock of a file. */
export async function waitForLock(file: string): Promise<RunLock> {
  for (;;) {
    const lock = tryLock(file);
    if (lock !== undefined) return lock;
    await pause(200);
  }
}

/** The lock file also marks a folder as one of ours, so that no other folder is ever emptied. */
const lockName = 'ledgerbridge.lock';

/** Make the data folder this run's own. @throws Error that says what a person can do */
export function lockDataFolder(folder: string): RunLock {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, lockName))) {
    throw new Error(
      `The folder ${folder} holds something else than the data of Ledgerbridge. Choose another with --data.`,
    );
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = tryLock(join(folder, lockName));
  if (lock === undefined) {
    throw new Error(`Another run uses ${folder}. Stop that one, or choose another folder with --data.`);
  }
  return lock;
}
