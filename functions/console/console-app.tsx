import { Hono } from 'hono';
import type { ConsoleContext, ConsoleEnv } from './access/console-env.ts';
import { createGuard } from './access/guard.ts';
import { addSignInRoutes } from './access/sign-in-routes.tsx';
import { answerOf, apiFacts, createApi } from './api/api-app.ts';
import { desksOver } from './api/desk-of.ts';
import { addAppearance } from './appearance.ts';
import { assets } from './assets/assets.ts';
import type { ConsoleParts } from './console-parts.ts';
import { addIntegrationForms } from './form-routes.tsx';
import { StaleForm, smallBodies } from './forms/posted.ts';
import { addGrantRoutes } from './grant-routes.tsx';
import { createMenuKinds } from './menu-kinds.ts';
import { readBudgets } from './operations/budgets.ts';
import { auditTenants, integrationsOf } from './operations/desk.ts';
import { ownAddress } from './own-address.ts';
import { pageHeaders } from './page-headers.ts';
import { ApiPage, type ApiRoute } from './pages/api-page.tsx';
import { AuditListPage } from './pages/audit-page.tsx';
import { BudgetsPage } from './pages/budgets-page.tsx';
import { IntegrationsPage } from './pages/integrations-page.tsx';
import { MessagePage } from './pages/message-page.tsx';
import { addPreview } from './preview-routes.tsx';
import { readIntegrations } from './reading.ts';
import { addReceiptActs, addReceiptPages } from './receipt-routes.tsx';
import { addRecmanPages } from './recman-routes.tsx';
import { viewFor, viewOf } from './view.ts';
import type { Words } from './words/language.ts';
import { texts } from './words/texts.ts';
import { addXledgerFilePages } from './xledger-file-routes.tsx';

/** The console: pages and JSON API over the same operations. */
export function createConsole(given: ConsoleParts): Hono<ConsoleEnv> {
  const menu = createMenuKinds(given);
  const parts: ConsoleParts = { ...given, integrations: menu.integrations };
  const app = new Hono<ConsoleEnv>();
  addHeaders(app);
  app.get('/health', (context) => context.json({ status: 'ok' }));
  for (const { path, type, text } of assets) {
    app.get(path, (context) => context.body(text, 200, { 'content-type': type, 'cache-control': 'max-age=300' }));
  }
  app.use(smallBodies);
  addAppearance(app);
  addSignInRoutes(app, parts);
  app.use(createGuard(parts));
  app.use(menu.handler);
  addPages(app, parts);
  addReceiptPages(app, parts);
  addRecmanPages(app, parts);
  addReceiptActs(app, parts);
  addPreview(app, parts);
  addIntegrationForms(app, parts);
  addGrantRoutes(app, parts);
  addXledgerFilePages(app, parts);
  addApi(app, parts);
  app.notFound((context) => answer(context, parts, 'notFound'));
  app.onError((error, context) => failureOf(error, context, parts));
  return app;
}

function addHeaders(app: Hono<ConsoleEnv>): void {
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(pageHeaders)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  });
}

function addPages(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const deskOf = desksOver(parts);
  app.get('/', async (context) => {
    const rows = await readIntegrations(parts, await integrationsOf(deskOf(context)));
    return context.html(<IntegrationsPage rows={rows} view={viewFor(context, parts.clock)} />);
  });
  app.get('/budgets', async (context) =>
    context.html(<BudgetsPage hours={await readBudgets(deskOf(context))} view={viewFor(context, parts.clock)} />),
  );
  app.get('/audit', async (context) => {
    const tenants = await auditTenants(deskOf(context));
    const page = await parts.audit.page({ tenants, limit: 100, before: context.req.query('before')?.slice(0, 200) });
    return context.html(<AuditListPage page={page} view={viewFor(context, parts.clock)} />);
  });
}

function addApi(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const api = createApi(parts);
  app.get('/api', (context) => {
    const { paths = {} } = api.getOpenAPI31Document(apiFacts);
    const origin = ownAddress(context, parts);
    return context.html(<ApiPage routes={routesOf(paths)} origin={origin} view={viewFor(context, parts.clock)} />);
  });
  app.route('/', api);
}

function routesOf(paths: object): ApiRoute[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(Object(methods)).map(([method, operation]) => {
      const { summary, tags } = Object(operation);
      return { method, path, summary: String(summary), tag: String(tags) };
    }),
  );
}

/** What an operation threw, as a page or as the API's JSON. */
function failureOf(error: unknown, context: ConsoleContext, parts: ConsoleParts): Response | Promise<Response> {
  if (error instanceof StaleForm) return answer(context, parts, 'stale');
  const known = answerOf(error);
  if (known === undefined) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
    parts.log.error('a page of the console could not be made', { path: context.req.path, error: reason });
    return answer(context, parts, 'failed');
  }
  if (context.req.path.startsWith('/api/')) return context.json(known.body, known.status);
  if (known.status === 404) return answer(context, parts, 'notFound');
  return answer(context, parts, known.status === 409 ? 'changedMeanwhile' : 'notReadable');
}

const answers = {
  notFound: { status: 404, error: 'not-there', title: texts.notFound, advice: texts.notFoundAdvice },
  stale: { status: 403, error: 'stale-form', title: texts.stale, advice: texts.staleAdvice },
  failed: { status: 500, error: 'failed', title: texts.failed, advice: texts.failedAdvice },
  changedMeanwhile: {
    status: 409,
    error: 'changed',
    title: texts.changedMeanwhile,
    advice: texts.changedMeanwhileAdvice,
  },
  notReadable: { status: 400, error: 'not-valid', title: texts.notReadable, advice: texts.notReadableAdvice },
} as const satisfies Record<string, { status: number; error: string; title: Words; advice: Words }>;

function answer(
  context: ConsoleContext,
  parts: ConsoleParts,
  what: keyof typeof answers,
): Response | Promise<Response> {
  const { status, error, title, advice } = answers[what];
  if (context.req.path.startsWith('/api/')) return context.json({ error, message: title.en }, status);
  const isKnown = context.get('viewer') !== undefined;
  const view = isKnown ? viewFor(context, parts.clock) : viewOf(context.req.raw, parts.clock());
  return context.html(<MessagePage title={title} advice={advice} view={view} />, status);
}
