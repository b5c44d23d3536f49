import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** It is there after a run whose table server had answered every request before it ended. */
export const endedWellName = 'tables-ended-well';

/** Whether the last run over a data folder ended well. It is forgotten at once: this run may be killed. */
export function takeEndedWell(folder: string): boolean {
  const file = join(folder, endedWellName);
  const isThere = existsSync(file);
  rmSync(file, { force: true });
  return isThere;
}

/** Tells the next run that no write was cut off. */
export function noteEndedWell(folder: string): void {
  writeFileSync(join(folder, endedWellName), '', { mode: 0o600 });
}
