import { makeExport } from '../../lib/connectors/xledger/make-export.ts';
import { filesOf } from '../../lib/runtime/files.ts';
import { once } from '../../lib/runtime/once.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import { createExportList } from '../../lib/store/export-list.ts';
import { dueExports } from './due-exports.ts';

const surroundings = once(() => openSurroundings('export-files'));

/** One run makes at most so many files of one integration; what is left goes into those of the next hour. */
const mostFiles = 10;

/** Each hour: makes files of the invoices that wait, where the integration's setting asks for it by the clock. */
export async function handler(): Promise<{ readonly made: number }> {
  const { environment, integrations, table, clock, log } = surroundings();
  const open = filesOf(environment);
  const all = await integrations.list((key) => log.error('an integration cannot be read', { key }));
  let made = 0;
  for (const { tenant, id } of dueExports(all, clock())) {
    const scope = { tenant, integration: id };
    const tools = { exports: createExportList(table, scope), files: open(scope), clock };
    try {
      for (let count = 0; count < mostFiles; count += 1) {
        if ((await makeExport(tools, 'schedule')) === undefined) break;
        made += 1;
      }
    } catch (failure) {
      // One integration's trouble keeps no other from its file; the next hour finishes what was begun.
      const reason = failure instanceof Error ? failure.message : typeof failure;
      log.error('a file could not be made', { integration: id, error: reason });
    }
  }
  return { made };
}
