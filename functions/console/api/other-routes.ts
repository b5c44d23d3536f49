import { z } from '@hono/zod-openapi';
import { type IntegrationKindName, integrationKinds } from '../../../lib/documents/integration.ts';
import { integrationForms } from '../../../lib/documents/integration-forms.ts';
import { vendorNames } from '../../../lib/documents/vendors.ts';
import { receiptStates } from '../../../lib/sync/receipt.ts';
import { auditCsv } from '../operations/audit-csv.ts';
import { readBudgets } from '../operations/budgets.ts';
import { auditTenants, integrationsOf } from '../operations/desk.ts';
import { type Api, createRoute, described } from './api-route.ts';
import { auditSchema, kindNameSchema } from './api-schemas.ts';
import type { DeskOf } from './desk-of.ts';

/** Kinds, health, budgets and the audit. */
export function addOtherRoutes(api: Api, deskOf: DeskOf): void {
  addKinds(api, deskOf);
  addHealth(api, deskOf);
  addBudgets(api, deskOf);
  addAudit(api, deskOf);
}

function addKinds(api: Api, deskOf: DeskOf): void {
  const kind = z.object({
    ...{ kind: kindNameSchema, title: z.string(), directions: z.array(z.string()) },
    ...{ settings: z.unknown(), credentials: z.unknown(), form: z.unknown() },
  });
  const summary = 'Kinds of integrations: JSON Schemas of settings and credentials, and their forms';
  const answer = z.object({ kinds: z.array(kind) });
  const get = { method: 'get', path: '/api/kinds', summary, tag: 'Kinds', answer } as const;
  api.openapi(createRoute(described(get)), (context) => {
    const { directionsOf } = deskOf(context).parts;
    const names = Object.keys(integrationKinds) as IntegrationKindName[];
    const kinds = names.map((name) => {
      const { title, settings, credentials } = integrationKinds[name];
      const form = integrationForms[name];
      const schemas = { settings: jsonSchema(settings), credentials: jsonSchema(credentials) };
      return { kind: name, title, directions: [...directionsOf(name)], ...schemas, form };
    });
    return context.json({ kinds }, 200);
  });
}

function jsonSchema(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: 'input' });
}

function addHealth(api: Api, deskOf: DeskOf): void {
  const count = z.object({
    ...{ direction: z.string(), state: z.enum(receiptStates), count: z.int() },
    isCut: z.boolean().openapi({ description: 'At least so many' }),
  });
  const answer = z.object({
    integrations: z.array(z.object({ id: z.string(), enabled: z.boolean(), counts: z.array(count) })),
  });
  const get = {
    method: 'get',
    path: '/api/health',
    summary: 'How each integration stands',
    tag: 'Health',
    answer,
  } as const;
  api.openapi(createRoute(described(get)), async (context) => {
    const desk = deskOf(context);
    const { overview, directionsOf } = desk.parts;
    const integrations = await integrationsOf(desk);
    const counts = await overview.counts(
      integrations.map(({ tenant, id, kind }) => ({ tenant, integration: id, directions: directionsOf(kind) })),
    );
    const shown = integrations.map(({ id, enabled }, index) => ({ id, enabled, counts: [...(counts[index] ?? [])] }));
    return context.json({ integrations: shown }, 200);
  });
}

function addBudgets(api: Api, deskOf: DeskOf): void {
  const number = z.int();
  const hour = z.object({
    ...{ budget: z.string(), vendor: z.enum(vendorNames), window: z.string(), until: z.string() },
    integrations: z
      .array(z.string())
      .openapi({ description: 'Yours that share the key or token. None: shared by all tenants' }),
    ...{ limit: number, used: number, booked: number, free: number },
  });
  const summary = 'Calls per window: used, booked and free';
  const answer = z.object({ windows: z.array(hour) });
  const get = { method: 'get', path: '/api/budgets', summary, tag: 'Budgets', answer } as const;
  api.openapi(createRoute(described(get)), async (context) =>
    context.json(
      {
        windows: (await readBudgets(deskOf(context))).map((one) => ({ ...one, integrations: [...one.integrations] })),
      },
      200,
    ),
  );
}

const csvLimit = 5000;

function addAudit(api: Api, deskOf: DeskOf): void {
  const answer = z.object({ entries: z.array(auditSchema), next: z.string().optional() });
  const get = { method: 'get', path: '/api/audit', summary: 'The audit, newest first', tag: 'Audit', answer } as const;
  const query = z.object({
    limit: z.coerce.number().int().min(1).max(200).default(100),
    before: z.string().max(200).optional().openapi({ description: '`next` of the page before' }),
  });
  api.openapi(createRoute({ ...described(get), request: { query } }), async (context) => {
    const desk = deskOf(context);
    const { limit, before } = context.req.valid('query');
    const page = await desk.parts.audit.page({ tenants: await auditTenants(desk), limit, before });
    return context.json({ entries: [...page.entries], next: page.next }, 200);
  });
  const csv = createRoute({
    ...{ method: 'get', path: '/api/audit.csv', summary: 'The newest 5,000 entries as CSV', tags: ['Audit'] },
    responses: { 200: { content: { 'text/csv': { schema: z.string() } }, description: 'CSV' } },
  });
  api.openapi(csv, async (context) => {
    const desk = deskOf(context);
    const { entries } = await desk.parts.audit.page({ tenants: await auditTenants(desk), limit: csvLimit });
    context.header('content-disposition', 'attachment; filename="ledgerbridge-audit.csv"');
    return context.body(auditCsv(entries), 200, { 'content-type': 'text/csv; charset=utf-8' });
  });
}
