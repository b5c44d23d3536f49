import { z } from '@hono/zod-openapi';
import { vendorNames } from '../../../lib/documents/vendors.ts';
import {
  type Changed,
  changeIntegration,
  removeIntegration,
  renewWebhooks,
  switchIntegration,
} from '../operations/change-integration.ts';
import { type Desk, integrationOf, integrationsOf } from '../operations/desk.ts';
import { trySaved, tryWish } from '../operations/try-connection.ts';
import { type Api, createRoute, described, json } from './api-route.ts';
import { checkSchema, idParameter, integrationWishSchema, shownIntegrationSchema } from './api-schemas.ts';
import type { DeskOf } from './desk-of.ts';
import { NotValid } from './not-valid.ts';
import { shownIntegration, shownWithCredentials } from './shown.ts';

const tag = 'Integrations';
const integrationAnswer = z.object({ integration: shownIntegrationSchema });
const savedAnswer = integrationAnswer.extend({
  webhooks: z.array(z.object({ vendor: z.enum(vendorNames), address: z.string() })).openapi({
    description: 'Where each system sends its webhooks: told once, when the addresses are made. They are secrets.',
  }),
});
const checksAnswer = z.object({ checks: z.array(checkSchema) });
const wishBody = { params: idParameter, body: { ...json(integrationWishSchema, 'The integration'), required: true } };
const path = '/api/integrations/{id}';

/** List, read, make, change, switch, remove and test integrations. */
export function addIntegrationRoutes(api: Api, deskOf: DeskOf): void {
  const listed = z.object({ integrations: z.array(shownIntegrationSchema) });
  const list = { method: 'get', path: '/api/integrations', summary: 'All integrations', tag, answer: listed } as const;
  api.openapi(createRoute(described(list)), async (context) => {
    const desk = deskOf(context);
    const all = await integrationsOf(desk);
    return context.json({ integrations: all.map((one) => shownIntegration(one, desk.parts)) }, 200);
  });
  const read = { method: 'get', path, summary: 'One integration', tag, answer: integrationAnswer } as const;
  api.openapi(createRoute({ ...described(read), request: { params: idParameter } }), async (context) => {
    const desk = deskOf(context);
    const integration = await integrationOf(desk, context.req.valid('param').id);
    return context.json({ integration: await shownWithCredentials(integration, desk.parts) }, 200);
  });
  const put = { method: 'put', path, summary: 'Make an integration, or change it', tag, answer: savedAnswer } as const;
  api.openapi(createRoute({ ...described(put), request: wishBody }), async (context) => {
    const desk = deskOf(context);
    const { version, ...wish } = context.req.valid('json');
    const changed = await changeIntegration(desk, { ...wish, version, id: context.req.valid('param').id });
    if (changed.kind === 'refused') throw new NotValid(changed.problems);
    return context.json(await savedOne(desk, changed), 200);
  });
  addSwitches(api, deskOf);
  addTests(api, deskOf);
}

async function savedOne({ parts }: Desk, { integration, webhooks }: Changed & { readonly kind: 'saved' }) {
  return { integration: await shownWithCredentials(integration, parts), webhooks: [...webhooks] };
}

function addSwitches(api: Api, deskOf: DeskOf): void {
  for (const [name, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    const summary = enabled ? 'Switch it on' : 'Switch it off: nothing is called and nothing is sent';
    const post = { method: 'post', path: `${path}/${name}`, summary, tag, answer: integrationAnswer } as const;
    api.openapi(createRoute({ ...described(post), request: { params: idParameter } }), async (context) => {
      const desk = deskOf(context);
      const integration = await switchIntegration(desk, context.req.valid('param').id, enabled);
      return context.json({ integration: await shownWithCredentials(integration, desk.parts) }, 200);
    });
  }
  const renewing = 'Make a new secret for its webhook addresses; those of before are refused from then on';
  const renew = {
    method: 'post',
    path: `${path}/renew-webhooks`,
    summary: renewing,
    tag,
    answer: savedAnswer,
  } as const;
  api.openapi(createRoute({ ...described(renew), request: { params: idParameter } }), async (context) => {
    const desk = deskOf(context);
    return context.json(await savedOne(desk, await renewWebhooks(desk, context.req.valid('param').id)), 200);
  });
  const summary = 'Remove it with its settings and secrets; its receipts stay';
  const remove = { method: 'delete', path, summary, tag, answer: z.object({ removed: z.string() }) } as const;
  api.openapi(createRoute({ ...described(remove), request: { params: idParameter } }), async (context) => {
    const { id } = context.req.valid('param');
    await removeIntegration(deskOf(context), id);
    return context.json({ removed: id }, 200);
  });
}

function addTests(api: Api, deskOf: DeskOf): void {
  const saved = {
    method: 'post',
    path: `${path}/test`,
    summary: 'Test what is saved',
    tag,
    answer: checksAnswer,
  } as const;
  api.openapi(createRoute({ ...described(saved), request: { params: idParameter } }), async (context) => {
    const checks = await trySaved(deskOf(context), context.req.valid('param').id);
    return context.json({ checks: [...checks] }, 200);
  });
  const summary = 'Test an integration before it is saved';
  const wished = { method: 'post', path: `${path}/test-wish`, summary, tag, answer: checksAnswer } as const;
  api.openapi(createRoute({ ...described(wished), request: wishBody }), async (context) => {
    const { version, ...wish } = context.req.valid('json');
    const tried = await tryWish(deskOf(context), { ...wish, version, id: context.req.valid('param').id });
    if (tried.kind === 'refused') throw new NotValid(tried.problems);
    return context.json({ checks: [...tried.checks] }, 200);
  });
}
