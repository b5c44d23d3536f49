import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Integration, type IntegrationKindName, integrationKinds } from '../../lib/documents/integration.ts';
import type { FieldProblem } from '../../lib/runtime/save-integration.ts';
import type { ConnectionCheck } from '../../lib/sync/connection-check.ts';
import type { ConsoleContext, ConsoleEnv } from './access/console-env.ts';
import { desksOver } from './api/desk-of.ts';
import type { ConsoleParts } from './console-parts.ts';
import { type Posted, readForm, writeForm } from './forms/read-form.ts';
import {
  changeIntegration,
  type IntegrationWish,
  removeIntegration,
  switchIntegration,
} from './operations/change-integration.ts';
import { type Desk, integrationOf } from './operations/desk.ts';
import { NotThere } from './operations/not-there.ts';
import { trySaved, tryWish } from './operations/try-connection.ts';
import { IntegrationFormPage } from './pages/integration-form-page.tsx';
import { IntegrationPage } from './pages/integration-page.tsx';
import { KindsPage } from './pages/small-pages.tsx';
import { viewFor } from './view.ts';

const largestPost = 200_000;

/** A form of another session, or one that was never ours. */
export class StaleForm extends Error {}

/** What was posted, once its token is the person's own. Files and doubled names are refused. @throws StaleForm, RangeError */
export async function postedBy(context: ConsoleContext): Promise<Posted> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) throw new RangeError('not a form of ours');
  const body = await context.req.parseBody();
  const texts = Object.entries(body).map(([name, value]) => {
    if (typeof value !== 'string') throw new RangeError('a file where a text belongs');
    return [name, value] as const;
  });
  const posted: Posted = Object.fromEntries(texts);
  const wanted = context.get('formToken');
  if (wanted === '' || posted.token !== wanted) throw new StaleForm();
  return posted;
}

/** No body is larger than any form or list of ours. */
export const smallBodies = bodyLimit({
  maxSize: largestPost,
  onError: (context: Context) => context.text('What was sent is too large.', 413),
});

/** The pages that make and change integrations. */
export function addIntegrationForms(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const deskOf = desksOver(parts);
  const viewOf = (context: ConsoleContext) => viewFor(context, parts.clock);
  app.get('/integrations/new', (context) => context.html(<KindsPage view={viewOf(context)} />));
  app.get('/integrations/new/:kind', (context) => {
    const kind = kindNamed(context.req.param('kind'));
    const posted = { ...writeForm(integrationKinds[kind].form, defaultsOf(kind)), enabled: 'on', short: 'main' };
    return formPage(context, { kind, posted });
  });
  app.post('/integrations/new/:kind', async (context) => {
    const kind = kindNamed(context.req.param('kind'));
    const posted = await postedBy(context);
    const tenant = context.get('viewer').tenant ?? posted.tenant?.trim() ?? '';
    const id = `${tenant}.${posted.short?.trim() ?? ''}`;
    if (!/^[a-z0-9][a-z0-9-]{0,39}\.[a-z0-9][a-z0-9-]{0,39}$/.test(id)) {
      return formPage(context, { kind, posted, problems: [{ field: 'id', problem: 'not an id' }] });
    }
    return take(context, { kind, posted, id, version: undefined });
  });
  app.get('/integrations/:id/change', async (context) => {
    const { id, kind, name, enabled, version, settings } = await integrationOf(
      deskOf(context),
      context.req.param('id'),
    );
    const texts = writeForm(integrationKinds[kind].form, settings);
    return formPage(context, { kind, posted: { ...texts, name, enabled: enabled ? 'on' : '' }, id, version });
  });
  app.post('/integrations/:id/change', async (context) => {
    const { id, kind } = await integrationOf(deskOf(context), context.req.param('id'));
    const posted = await postedBy(context);
    return take(context, { kind, posted, id, version: Number(posted.version) });
  });

  type Given = {
    readonly kind: IntegrationKindName;
    readonly posted: Posted;
    readonly id?: string;
    readonly version?: number | undefined;
    readonly problems?: readonly FieldProblem[];
    readonly checks?: readonly ConnectionCheck[];
  };

  function formPage(context: ConsoleContext, { kind, posted, id, version, problems = [], checks }: Given) {
    const form = { kind, posted, problems, checks, version, id: version === undefined ? undefined : id };
    const ownTenant = context.get('viewer').tenant;
    const page = <IntegrationFormPage {...form} ownTenant={ownTenant} view={viewOf(context)} />;
    return context.html(page, problems.length > 0 ? 422 : 200);
  }

  /** Saves or tests what was filled in; what is wrong comes back in the form. */
  async function take(context: ConsoleContext, given: Given & { readonly id: string }) {
    const { kind, posted, id, version } = given;
    const desk = deskOf(context);
    const values = readForm(integrationKinds[kind].form, posted);
    const head = { id, kind, name: posted.name?.trim() ?? '', enabled: posted.enabled !== undefined, version };
    const wish: IntegrationWish = { ...head, ...values };
    if (posted.do === 'test') {
      const tried = await tryWish(desk, wish);
      return formPage(context, {
        ...given,
        ...(tried.kind === 'tried' ? { checks: tried.checks } : { problems: tried.problems }),
      });
    }
    const changed = await changeIntegration(desk, wish);
    if (changed.kind === 'refused') return formPage(context, { ...given, problems: changed.problems });
    if (changed.webhookAddress === undefined)
      return context.redirect(viewOf(context).links.page(`/integrations/${id}`), 303);
    return shownPage(context, desk, changed);
  }

  function shownPage(
    context: ConsoleContext,
    desk: Desk,
    shown: { integration: Integration; checks?: readonly ConnectionCheck[]; webhookAddress?: string | undefined },
  ) {
    const directions = desk.parts.directionsOf(shown.integration.kind);
    return context.html(<IntegrationPage {...shown} directions={directions} view={viewOf(context)} />);
  }

  app.get('/integrations/:id', async (context) => {
    const desk = deskOf(context);
    return shownPage(context, desk, { integration: await integrationOf(desk, context.req.param('id')) });
  });
  app.post('/integrations/:id/test', async (context) => {
    const desk = deskOf(context);
    const id = context.req.param('id');
    const integration = await integrationOf(desk, id);
    await postedBy(context);
    return shownPage(context, desk, { integration, checks: await trySaved(desk, id) });
  });
  app.post('/integrations/:id/remove', async (context) => {
    const id = context.req.param('id');
    await integrationOf(deskOf(context), id);
    const { confirm } = await postedBy(context);
    if (confirm?.trim() !== id) return context.redirect(viewOf(context).links.page(`/integrations/${id}`), 303);
    await removeIntegration(deskOf(context), id);
    return context.redirect(viewOf(context).links.integrations(), 303);
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
      return context.redirect(viewOf(context).links.page(`/integrations/${id}`), 303);
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
