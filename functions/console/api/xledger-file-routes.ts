import { z } from '@hono/zod-openapi';
import type { ExportBatch } from '../../../lib/sync/export-list.ts';
import { downloadFile, exportSinceLast, listFiles, nameOfFile } from '../operations/xledger-files.ts';
import { sendFile } from '../xledger-file-routes.tsx';
import { type Api, createRoute, described } from './api-route.ts';
import type { DeskOf } from './desk-of.ts';

const params = z.object({ id: z.string() });
const file = z.object({
  ...{ number: z.int(), name: z.string(), at: z.string(), by: z.string(), invoices: z.int(), size: z.int() },
  sha256: z.string().openapi({ description: 'Of the bytes, in hexadecimal' }),
});
const tag = 'Xledger files';
const path = '/api/integrations/{id}/files';

/** The files of an integration that delivers invoices to Xledger in files. */
export function addXledgerFileRoutes(api: Api, deskOf: DeskOf): void {
  const listing = z.object({ waiting: z.int(), files: z.array(file) });
  const list = { method: 'get', path, summary: 'Files, newest first, and how many invoices wait', tag } as const;
  api.openapi(createRoute({ ...described({ ...list, answer: listing }), request: { params } }), async (context) => {
    const { batches, waiting } = await listFiles(deskOf(context), context.req.valid('param').id);
    return context.json({ waiting, files: batches.map(shown) }, 200);
  });
  const made = z.object({ file: file.optional().openapi({ description: 'Left out when no invoice waits' }) });
  const make = { method: 'post', path, summary: 'Export since last', tag, answer: made } as const;
  api.openapi(createRoute({ ...described(make), request: { params } }), async (context) => {
    const batch = await exportSinceLast(deskOf(context), context.req.valid('param').id);
    return context.json(batch === undefined ? {} : { file: shown(batch) }, 200);
  });
  const numbered = params.extend({ number: z.string() });
  const download = createRoute({
    ...{ method: 'get', path: `${path}/{number}`, summary: 'A file, byte for byte', tags: [tag] },
    request: { params: numbered },
    responses: { 200: { content: { 'text/csv': { schema: z.string() } }, description: 'The file' } },
  });
  api.openapi(download, async (context) => {
    const { id, number } = context.req.valid('param');
    return sendFile(context, await downloadFile(deskOf(context), id, number));
  });
}

function shown(batch: ExportBatch): z.infer<typeof file> {
  const { number, at, by, count, file: stored } = batch;
  return { ...{ number, at, by, invoices: count }, name: nameOfFile(batch), size: stored.size, sha256: stored.sha256 };
}
