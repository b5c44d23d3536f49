import type { Hono } from 'hono';
import type { Integration } from '../../lib/documents/integration.ts';
import type { ConsoleContext, ConsoleEnv } from './access/console-env.ts';
import { desksOver } from './api/desk-of.ts';
import type { ConsoleParts } from './console-parts.ts';
import { postedBy } from './forms/posted.ts';
import { filesPath } from './links.ts';
import { integrationOf } from './operations/desk.ts';
import { downloadFile, exportSinceLast, fileIntegrations, listFiles, nameOfFile } from './operations/xledger-files.ts';
import { NoXledgerPage, XledgerFilesPage } from './pages/xledger-files-page.tsx';
import { viewFor } from './view.ts';

/** "Export since last", the list of files, and each file. */
export function addXledgerFilePages(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const deskOf = desksOver(parts);
  const path = '/integrations/:id/files';
  const shown = async (context: ConsoleContext, id: string, integrations: readonly Integration[]) => {
    const listed = await listFiles(deskOf(context), id);
    return context.html(
      <XledgerFilesPage {...listed} integrations={integrations} view={viewFor(context, parts.clock)} />,
    );
  };
  app.get(filesPath, async (context) => {
    const integrations = await fileIntegrations(deskOf(context));
    const id = context.req.query('integration') || integrations[0]?.id;
    if (id === undefined) return context.html(<NoXledgerPage view={viewFor(context, parts.clock)} />);
    return shown(context, id, integrations);
  });
  app.get(path, (context) => shown(context, context.req.param('id'), []));
  app.post(path, async (context) => {
    const id = context.req.param('id');
    const desk = deskOf(context);
    await integrationOf(desk, id);
    await postedBy(context);
    await exportSinceLast(desk, id);
    return context.redirect(viewFor(context, parts.clock).links.page(`/integrations/${id}/files`), 303);
  });
  app.get(`${path}/:number`, async (context) => {
    const { id, number } = context.req.param();
    return sendFile(context, await downloadFile(deskOf(context), id, number));
  });
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
