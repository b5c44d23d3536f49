import type { Integration, IntegrationKindName } from '../../lib/documents/integration.ts';
import { tenantOf } from '../../lib/documents/integration.ts';
import { integrationForms } from '../../lib/documents/integration-forms.ts';
import type { FieldProblem } from '../../lib/runtime/save-integration.ts';
import type { ConnectionCheck } from '../../lib/sync/connection-check.ts';
import type { ConsoleContext } from './access/console-env.ts';
import { desksOver } from './api/desk-of.ts';
import type { ConsoleParts } from './console-parts.ts';
import { type Posted, readForm } from './forms/read-form.ts';
import { changeIntegration, type IntegrationWish, type WebhookAddress } from './operations/change-integration.ts';
import { daysOf } from './operations/count-days.ts';
import { canGiveAccess } from './operations/give-access.ts';
import { NotThere } from './operations/not-there.ts';
import { setCredentials } from './operations/set-credentials.ts';
import { expiriesNow, standstillsOf } from './operations/standstills.ts';
import { tryWish } from './operations/try-connection.ts';
import { IntegrationFormPage } from './pages/integration-form-page.tsx';
import { IntegrationPage } from './pages/integration-page.tsx';
import { readIntegrations } from './reading.ts';
import { viewFor } from './view.ts';

/** What a form is made from. */
export type Given = {
  readonly kind: IntegrationKindName;
  readonly posted: Posted;
  readonly id?: string;
  readonly version?: number | undefined;
  readonly problems?: readonly FieldProblem[];
  readonly checks?: readonly ConnectionCheck[];
};

/** An integration as its page shows it. */
export type Shown = {
  readonly integration: Integration;
  readonly checks?: readonly ConnectionCheck[];
  readonly webhooks?: readonly WebhookAddress[];
};

/** The form as it stands. */
export async function formPage(context: ConsoleContext, parts: ConsoleParts, given: Given): Promise<Response> {
  const { kind, posted, id, version, problems = [], checks } = given;
  const saved = version === undefined || id === undefined ? undefined : await savedOne(parts, id);
  const isSet = saved && (await setCredentials(parts, saved));
  const form = { kind, posted, problems, checks, version, id: version === undefined ? undefined : id, isSet };
  const known = { ownTenant: context.get('viewer').tenant, accessLinks: parts.accessLinks ?? {} };
  const page = <IntegrationFormPage {...form} {...known} view={viewFor(context, parts.clock)} />;
  return context.html(page, problems.length > 0 ? 422 : 200);
}

/** The caller has looked whether the viewer may see it. */
function savedOne({ integrations }: ConsoleParts, id: string): Promise<Integration | undefined> {
  return integrations.find(tenantOf(id), id);
}

/** Saves or tests what was filled in; what is wrong comes back in the form. */
export async function takeForm(
  context: ConsoleContext,
  parts: ConsoleParts,
  given: Given & { readonly id: string },
): Promise<Response> {
  const { kind, posted, id, version } = given;
  const desk = desksOver(parts)(context);
  const values = readForm(integrationForms[kind], posted);
  const head = { id, kind, name: posted.name?.trim() ?? '', enabled: posted.enabled !== undefined, version };
  const wish: IntegrationWish = { ...head, ...values };
  if (posted.do === 'test') {
    const tried = await tryWish(desk, wish);
    const found = tried.kind === 'tried' ? { checks: tried.checks } : { problems: tried.problems };
    return formPage(context, parts, { ...given, ...found });
  }
  const changed = await changeIntegration(desk, wish);
  if (changed.kind === 'refused') return formPage(context, parts, { ...given, problems: changed.problems });
  if (changed.webhooks.length > 0) return shownPage(context, parts, changed);
  return context.redirect(viewFor(context, parts.clock).links.page(`/integrations/${id}`), 303);
}

/** The page of one integration. */
export async function shownPage(context: ConsoleContext, parts: ConsoleParts, shown: Shown): Promise<Response> {
  const { integration } = shown;
  const [[row], isSet, days, standstills] = await Promise.all([
    readIntegrations(parts, [integration]),
    setCredentials(parts, integration),
    daysOf(parts, integration),
    standstillsOf(parts, integration),
  ]);
  if (row === undefined) throw new NotThere();
  return context.html(
    <IntegrationPage
      {...shown}
      hasWebhooks={parts.webhookVendors(integration.kind).length > 0}
      givesAccess={canGiveAccess(parts, integration.kind)}
      row={row}
      isSet={isSet}
      days={days}
      standstills={standstills}
      expiries={expiriesNow(parts, integration)}
      view={viewFor(context, parts.clock)}
    />,
  );
}
