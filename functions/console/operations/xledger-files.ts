import { makeExport } from '../../../lib/connectors/xledger/make-export.ts';
import type { Integration } from '../../../lib/documents/integration.ts';
import type { ExportBatch, ExportList } from '../../../lib/sync/export-list.ts';
import type { FileStore } from '../../../lib/sync/ports.ts';
import { audited, type Desk, integrationOf, integrationsOf } from './desk.ts';
import { NotThere } from './not-there.ts';

/** The list of what goes into files, and the files, of one integration. */
export type ExportTools = { readonly exports: ExportList; readonly files: FileStore };

/** Files that a list shows; older ones can be downloaded by their number all the same. */
const mostShown = 200;

/** Invoices that are counted as waiting; the next file holds at most so many. */
const mostWaiting = 2000;

/** The integrations that may deliver in files, as far as the viewer may see them; none where the deployment keeps no files. */
export async function fileIntegrations(desk: Desk): Promise<readonly Integration[]> {
  if (desk.parts.exportsOf === undefined) return [];
  return (await integrationsOf(desk)).filter(({ kind }) => kind === 'moment-xledger');
}

/** The files of an integration, newest first, and how many invoices wait for the next one. @throws NotThere */
export async function listFiles(
  desk: Desk,
  id: string,
): Promise<{ readonly integration: Integration; readonly batches: readonly ExportBatch[]; readonly waiting: number }> {
  const { integration, tools } = await toolsOf(desk, id);
  const [batches, open] = await Promise.all([tools.exports.batches(mostShown), tools.exports.open(mostWaiting)]);
  return { integration, batches, waiting: open.length };
}

/** "Export since last". Undefined: no invoice waits. Two people at once get the same file. @throws NotThere */
export async function exportSinceLast(desk: Desk, id: string): Promise<ExportBatch | undefined> {
  const { integration, tools } = await toolsOf(desk, id);
  const { actor } = desk.viewer;
  return audited(desk, { integration, act: 'xledger-file.make' }, async () => {
    const made = await makeExport({ ...tools, clock: desk.parts.clock }, actor.name ?? actor.id);
    return { result: made, refusedFor: made === undefined ? 'no invoice waits' : undefined };
  });
}

/** A file byte for byte as it was made. `number` stands as in the address. @throws NotThere */
export async function downloadFile(
  desk: Desk,
  id: string,
  number: string,
): Promise<{ readonly batch: ExportBatch; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const { integration, tools } = await toolsOf(desk, id);
  const batch = /^[1-9]\d{0,8}$/.test(number) ? await tools.exports.batch(Number(number)) : undefined;
  if (batch === undefined) throw new NotThere();
  const asked = {
    integration,
    act: 'xledger-file.download' as const,
    after: { file: batch.number, sha256: batch.file.sha256 },
  };
  return audited(desk, asked, async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of tools.files.open(batch.file.name)) chunks.push(chunk);
    return { result: { batch, bytes: Uint8Array.from(Buffer.concat(chunks)) } };
  });
}

/** Name of a file for people: `000001-plain.csv`. */
export function nameOfFile({ file }: ExportBatch): string {
  return `xledger-${file.name.slice(file.name.lastIndexOf('/') + 1)}`;
}

async function toolsOf(desk: Desk, id: string): Promise<{ integration: Integration; tools: ExportTools }> {
  const integration = await integrationOf(desk, id);
  const tools = desk.parts.exportsOf?.({ tenant: integration.tenant, integration: id });
  if (integration.kind !== 'moment-xledger' || tools === undefined) throw new NotThere();
  return { integration, tools };
}
