import type { Hono } from 'hono';
import type { ConsoleContext, ConsoleEnv } from './access/console-env.ts';
import { desksOver } from './api/desk-of.ts';
import type { ConsoleParts } from './console-parts.ts';
import { postedBy } from './forms/posted.ts';
import { NotThere } from './operations/not-there.ts';
import { downloadFile, exportSinceLast, listFiles, nameOfFile } from './operations/xledger-files.ts';
import { XledgerFilesPage } from './pages/xledger-files-page.tsx';
import { viewFor } from './view.ts';

/** "Export since last", the list of files, and each file. */
export function addXledgerFilePages(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const deskOf = desksOver(parts);
  const path = '/integrations/:id/files';
  app.get(path, async (context) => {
    const listed = await listFiles(deskOf(context), context.req.param('id'));
    return context.html(<XledgerFilesPage {...listed} view={viewFor(context, parts.clock)} />);
  });
  app.post(path, async (context) => {
    await postedBy(context);
    const id = context.req.param('id');
    await exportSinceLast(deskOf(context), id);
    return context.redirect(viewFor(context, parts.clock).links.page(`/integrations/${id}/files`), 303);
  });
  app.get(`${path}/:number`, async (context) =>
    sendFile(context, await downloadFile(deskOf(context), context.req.param('id'), numberOf(context))),
  );
}

/** The number in the address. @throws NotThere */
export function numberOf(context: ConsoleContext): number {
  const number = context.req.param('number') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new NotThere();
  return Number(number);
}

/** A file as a download, with its hash beside it. */
export function sendFile(
  context: ConsoleContext,
  { batch, bytes }: Awaited<ReturnType<typeof downloadFile>>,
): Response {
  return context.body(bytes, 200, {
    'content-type': batch.file.contentType,
    'content-disposition': `attachment; filename="${nameOfFile(batch)}"`,
    'content-length': String(bytes.length),
    'x-content-sha256': batch.file.sha256,
    'cache-control': 'no-store',
  });
}
