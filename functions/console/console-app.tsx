import { Hono } from 'hono';
import { assets } from './assets/assets.ts';
import type { ConsoleParts } from './console-parts.ts';
import { keyOfPath } from './links.ts';
import { pageHeaders } from './page-headers.ts';
import { IntegrationsPage } from './pages/integrations-page.tsx';
import { MessagePage } from './pages/message-page.tsx';
import { ReceiptPage } from './pages/receipt-page.tsx';
import { ReceiptsPage } from './pages/receipts-page.tsx';
import { readIntegrations, readReceipt, readReceipts } from './reading.ts';
import { type View, viewOf } from './view.ts';
import { texts } from './words/texts.ts';

/** The console over whatever its parts read from. Pages are made on the server and only read. */
export function createConsole(parts: ConsoleParts): Hono {
  const app = new Hono();
  const viewFor = (request: Request): View =>
    viewOf(new URL(request.url), request.headers.get('accept-language') ?? undefined, parts.clock());

  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(pageHeaders)) {
      if (!context.res.headers.has(name)) {
        context.res.headers.set(name, value);
      }
    }
  });
  app.get('/health', (context) => context.json({ status: 'ok' }));
  for (const { path, type, text } of assets) {
    app.get(path, (context) => context.body(text, 200, { 'content-type': type, 'cache-control': 'max-age=300' }));
  }
  app.get('/', async (context) => {
    const rows = await readIntegrations(parts);
    return context.html(<IntegrationsPage rows={rows} view={viewFor(context.req.raw)} />);
  });
  app.get('/receipts', async (context) => {
    const { integration = '', direction = '', state = '' } = context.req.query();
    const found = await readReceipts(parts, { integration, direction, state });
    return found === undefined
      ? context.notFound()
      : context.html(<ReceiptsPage {...found} view={viewFor(context.req.raw)} />);
  });
  app.get('/receipts/:integration/:direction/:key', async (context) => {
    const { integration, direction, key } = context.req.param();
    const found = await readReceipt(parts, { integration, direction, key: keyOfPath(key) });
    return found === undefined
      ? context.notFound()
      : context.html(<ReceiptPage {...found} view={viewFor(context.req.raw)} />);
  });
  app.notFound((context) =>
    context.html(
      <MessagePage title={texts.notFound} advice={texts.notFoundAdvice} view={viewFor(context.req.raw)} />,
      404,
    ),
  );
  app.onError((error, context) => {
    parts.log.error('a page of the console could not be made', { path: context.req.path, error: error.message });
    return context.html(
      <MessagePage title={texts.failed} advice={texts.failedAdvice} view={viewFor(context.req.raw)} />,
      500,
    );
  });
  return app;
}
