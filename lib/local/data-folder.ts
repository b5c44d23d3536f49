import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { endedWellName } from './ended-well.ts';

/** What a run keeps in its folder; `--fresh` removes exactly these. */
const kept = [
  ...['tables', endedWellName, 'objects', 'sandboxes', 'logs', 'mail'],
  ...['credentials.key', 'secrets.json', 'run.json'],
] as const;

/** Forget everything that earlier runs kept. */
export function emptyDataFolder(folder: string): void {
  for (const name of kept) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** The key that credentials are sealed with on this machine: 32 bytes in base64, made once, readable by its owner only. */
export function localCredentialsKey(folder: string): string {
  const file = join(folder, 'credentials.key');
  if (!existsSync(file)) {
    writeWhole(file, randomBytes(32).toString('base64'));
  }
  return readFileSync(file, 'utf8').trim();
}

const secrets = z.record(z.string(), z.string());

/** A secret of this folder by its name, made at first use and kept. */
export function keptSecret(folder: string, name: string): string {
  const file = join(folder, 'secrets.json');
  const known = existsSync(file) ? secrets.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const found = known[name];
  if (found !== undefined) {
    return found;
  }
  const made = randomBytes(32).toString('base64url');
  writeWhole(file, JSON.stringify({ ...known, [name]: made }, null, 2));
  return made;
}

/** The folder that mails are put into, as files that a mail program opens. */
export function mailFolder(folder: string): string {
  const made = join(folder, 'mail');
  mkdirSync(made, { recursive: true, mode: 0o700 });
  return made;
}

/** A folder for the sandboxes' state. */
export function sandboxFolder(folder: string): string {
  const made = join(folder, 'sandboxes');
  mkdirSync(made, { recursive: true, mode: 0o700 });
  return made;
}

/** A kill in the middle leaves the old file or the new one, never half of one. */
function writeWhole(file: string, content: string): void {
  writeFileSync(`${file}.new`, `${content}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
