import type { Hono } from 'hono';
import { type IntegrationKindName, integrationKinds } from '../../lib/documents/integration.ts';
import { integrationForms } from '../../lib/documents/integration-forms.ts';
import type { ConsoleEnv } from './access/console-env.ts';
import { desksOver } from './api/desk-of.ts';
import type { ConsoleParts } from './console-parts.ts';
import { postedBy } from './forms/posted.ts';
import { writeForm } from './forms/read-form.ts';
import { formPage, shownPage, takeForm } from './integration-answers.tsx';
import { removeIntegration, renewWebhooks, switchIntegration } from './operations/change-integration.ts';
import { integrationOf } from './operations/desk.ts';
import { NotThere } from './operations/not-there.ts';
import { trySaved } from './operations/try-connection.ts';
import { KindsPage } from './pages/kinds-page.tsx';
import { viewFor } from './view.ts';

/** The pages that make, change, test, switch and remove integrations. */
export function addIntegrationForms(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  addNewForms(app, parts);
  addChangeForms(app, parts);
  addActs(app, parts);
}

function addNewForms(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  app.get('/integrations/new', (context) =>
    context.html(<KindsPage directionsOf={parts.directionsOf} view={viewFor(context, parts.clock)} />),
  );
  app.get('/integrations/new/:kind', (context) => {
    const kind = kindNamed(context.req.param('kind'));
    const posted = { ...writeForm(integrationForms[kind], defaultsOf(kind)), enabled: 'on', short: 'main' };
    return formPage(context, parts, { kind, posted });
  });
  app.post('/integrations/new/:kind', async (context) => {
    const kind = kindNamed(context.req.param('kind'));
    const posted = await postedBy(context);
    const tenant = context.get('viewer').tenant ?? posted.tenant?.trim() ?? '';
    const id = `${tenant}.${posted.short?.trim() ?? ''}`;
    if (!/^[a-z0-9][a-z0-9-]{0,39}\.[a-z0-9][a-z0-9-]{0,39}$/.test(id)) {
      return formPage(context, parts, { kind, posted, problems: [{ field: 'id', problem: 'not an id' }] });
    }
    return takeForm(context, parts, { kind, posted, id, version: undefined });
  });
}

function addChangeForms(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const deskOf = desksOver(parts);
  app.get('/integrations/:id/change', async (context) => {
    const found = await integrationOf(deskOf(context), context.req.param('id'));
    const { id, kind, name, enabled, version, settings } = found;
    const texts = writeForm(integrationForms[kind], settings);
    return formPage(context, parts, { kind, posted: { ...texts, name, enabled: enabled ? 'on' : '' }, id, version });
  });
  app.post('/integrations/:id/change', async (context) => {
    const { id, kind } = await integrationOf(deskOf(context), context.req.param('id'));
    const posted = await postedBy(context);
    return takeForm(context, parts, { kind, posted, id, version: Number(posted.version) });
  });
  app.get('/integrations/:id', async (context) =>
    shownPage(context, parts, { integration: await integrationOf(deskOf(context), context.req.param('id')) }),
  );
  app.post('/integrations/:id/test', async (context) => {
    const integration = await integrationOf(deskOf(context), context.req.param('id'));
    await postedBy(context);
    return shownPage(context, parts, { integration, checks: await trySaved(deskOf(context), integration.id) });
  });
}

function addActs(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const deskOf = desksOver(parts);
  app.post('/integrations/:id/renew-webhooks', async (context) => {
    const { id } = await integrationOf(deskOf(context), context.req.param('id'));
    await postedBy(context);
    return shownPage(context, parts, await renewWebhooks(deskOf(context), id));
  });
  app.post('/integrations/:id/remove', async (context) => {
    const id = context.req.param('id');
    await integrationOf(deskOf(context), id);
    const { confirm } = await postedBy(context);
    if (confirm?.trim() !== id)
      return context.redirect(viewFor(context, parts.clock).links.page(`/integrations/${id}`), 303);
    await removeIntegration(deskOf(context), id);
    return context.redirect(viewFor(context, parts.clock).links.integrations(), 303);
  });
  for (const [name, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    app.post(`/integrations/:id/${name}`, async (context) => {
      const id = context.req.param('id') ?? '';
      await integrationOf(deskOf(context), id);
      await postedBy(context);
      await switchIntegration(deskOf(context), id, enabled);
      return context.redirect(viewFor(context, parts.clock).links.page(`/integrations/${id}`), 303);
    });
  }
}

function kindNamed(name: string): IntegrationKindName {
  const kind = (Object.keys(integrationKinds) as IntegrationKindName[]).find((known) => known === name);
  if (kind === undefined) throw new NotThere();
  return kind;
}

/** The defaults of the kind's own schema; nothing that decides a posting has one. */
function defaultsOf(kind: IntegrationKindName): Record<string, unknown> {
  const { shape } = integrationKinds[kind].settings;
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [name, schema.safeParse(undefined).data] as const),
  );
}
