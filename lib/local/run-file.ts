import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { SavedIntegration } from './local-integrations.ts';

/** Where everything of the running platform is, for other programs on this machine. */
export const runFileSchema = z.object({
  pid: z.int(),
  consoleUrl: z.string(),
  webhooksUrl: z.string(),
  tablesUrl: z.string(),
  queuesUrl: z.string(),
  tableName: z.string(),
  momentUrl: z.string().optional(),
  xledgerUrl: z.string().optional(),
  recmanUrl: z.string().optional(),
  twentyFourSevenOfficeUrl: z.string().optional(),
  twentyFourSevenOfficeWebservicesUrl: z.string().optional(),
  economicUrl: z.string().optional(),
  economicServicesUrl: z.string().optional(),
  integrations: z.array(z.object({ id: z.string(), tenant: z.string(), webhookUrl: z.string().optional() })),
});
export type RunFile = z.infer<typeof runFileSchema>;

/** The file's name in the data folder. It is there while a platform runs, and names its process. */
export const runFileName = 'run.json';

/** Tell where everything is; the given function takes it back. The webhook addresses in it are secrets. */
export function keepRunFile(
  folder: string,
  addresses: Omit<RunFile, 'pid' | 'integrations'>,
  integrations: readonly SavedIntegration[],
): () => void {
  const file = join(folder, runFileName);
  const content: RunFile = { pid: process.pid, ...addresses, integrations: [...integrations] };
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return () => rmSync(file, { force: true });
}
