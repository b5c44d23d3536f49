import { catalogue } from '../../functions/catalogue.ts';
import { createWebhookReceiver, type WebhookEvent } from '../../functions/webhook-ingress/receive-webhook.ts';
import type { Integration } from '../../lib/documents/integration.ts';
import { createLog } from '../../lib/runtime/logger.ts';
import { webhookSecretHash } from '../../lib/runtime/save-integration.ts';
import type { ReceiptRef } from '../../lib/sync/receipt.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { outputOf } from '../support/output.ts';

const secret = 'CANARY-webhook-secret-0123456789abcdef';
const integration: Integration = {
  tenant: 'fjord',
  id: 'fjord.main',
  kind: 'moment-24sevenoffice',
  name: 'Fjord',
  enabled: true,
  version: 1,
  settings: {},
  sealed: {},
  webhookSecretHash: webhookSecretHash(secret),
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
};
const event = (body: unknown, path: Partial<Record<string, string>> = {}): WebhookEvent => ({
  body: typeof body === 'string' ? body : JSON.stringify(body),
  isBase64Encoded: false,
  pathParameters: { vendor: 'moment', integrationId: 'fjord.main', secret, ...path },
});
const customer = { event: 'CREATE_NEW', customer: { id: 4711 } };

function arrange(change: { integration?: Integration; record?: () => Promise<void> } = {}) {
  const store = createMemoryStore();
  const nudged: ReceiptRef[] = [];
  const polls: unknown[] = [];
  const state = {
    finds: 0,
    now: Date.parse('2026-11-21T10:00:00.000Z'),
    integration: change.integration ?? integration,
  };
  const receive = createWebhookReceiver({
    integrations: {
      find: async (tenant, id) => {
        state.finds += 1;
        return tenant === 'fjord' && id === 'fjord.main' ? state.integration : undefined;
      },
    },
    receipts: { record: change.record ?? store.record },
    nudges: {
      nudge: async (refs) => {
        expect(store.all().length).toBeGreaterThan(0); // the receipt comes first
        nudged.push(...refs);
      },
    },
    polls: { askPoll: async (orders) => void polls.push(...orders) },
    clock: () => new Date(state.now),
    log: createLog('test'),
    metrics: { count: () => undefined },
    catalogue,
  });
  return { store, nudged, polls, state, receive };
}

describe('a webhook', () => {
  it.each([
    ['moment-customers-to-24sevenoffice', customer, '4711'],
    ['moment-projects-to-24sevenoffice', { event: 'UPDATED', project: { id: '12' } }, '12'],
    ['moment-invoices-to-24sevenoffice', { event: 'FINALIZED', invoice: { id: 9, other: {} } }, '9'],
  ])('of %s is recorded, then nudged, then accepted', async (direction, body, key) => {
    const { store, nudged, receive } = arrange();
    expect(await receive(event(body))).toMatchObject({ statusCode: 202 });
    const ref = { tenant: 'fjord', integration: 'fjord.main', direction, key };
    expect(store.all()).toMatchObject([{ ...ref, state: 'pending', wanted: 1 }]);
    expect(nudged).toEqual([ref]);
  });

  it('of a source that only says that there is news asks for one early poll, whatever its body', async () => {
    const ledger = { ...integration, kind: 'moment-economic' } as const;
    const { store, polls, state, receive } = arrange({ integration: ledger });
    const booked = {
      ...event('not even JSON'),
      pathParameters: { vendor: 'economic', integrationId: 'fjord.main', secret },
    };
    for (let call = 0; call < 3; call += 1) expect(await receive(booked)).toMatchObject({ statusCode: 202 });
    const poll = {
      tenant: 'fjord',
      integration: 'fjord.main',
      direction: 'economic-expenses-to-moment',
      delaySeconds: 20,
    };
    expect(polls).toEqual([poll]);
    state.now += 20_000;
    await receive(booked);
    expect(polls).toEqual([poll, poll]);
    expect(store.all()).toEqual([]);
  });

  it('is recorded for a disabled integration as well: the engine says why it goes no further', async () => {
    const { store, receive } = arrange({ integration: { ...integration, enabled: false } });
    expect(await receive(event(customer))).toMatchObject({ statusCode: 202 });
    expect(store.all()).toHaveLength(1);
  });

  it('may come in base64', async () => {
    const { receive } = arrange();
    const body = Buffer.from(JSON.stringify(customer)).toString('base64');
    expect(await receive({ ...event(body), isBase64Encoded: true })).toMatchObject({ statusCode: 202 });
  });

  it.each<[string, WebhookEvent, number, string]>([
    ['no body', { ...event(''), body: undefined }, 400, 'not JSON'],
    ['bad JSON', event('{"event":'), 400, 'not JSON'],
    ['a body that is not UTF-8', { ...event('/w=='), isBase64Encoded: true }, 400, 'not JSON'],
    ['JSON that is no object', event('7'), 400, 'no topic'],
    ['null', event('null'), 400, 'no topic'],
    ['an unknown topic', event({ event: 'CREATE_NEW', employee: { id: 1 } }), 400, 'no topic'],
    ['no id', event({ event: 'CREATE_NEW', customer: {} }), 400, 'no topic'],
    ['an id that is no number', event({ event: 'X', customer: { id: '../1#K#2' } }), 400, 'no topic'],
    ['an id beyond all ids', event({ event: 'X', customer: { id: 1e300 } }), 400, 'no topic'],
    ['a prototype', event('{"event":"X","__proto__":{"customer":{"id":1}}}'), 400, 'no topic'],
    ['a body of more than 64 kB', event({ ...customer, padding: 'x'.repeat(65_536) }), 413, '64 kB'],
    ['another vendor', event(customer, { vendor: 'recman' }), 404, 'no such webhook'],
    ['the vendor that sends none', event(customer, { vendor: '24sevenoffice' }), 400, 'no topic'],
    ['an unknown integration', event(customer, { integrationId: 'fjord.other' }), 404, 'no such webhook'],
    ["another tenant's integration", event(customer, { integrationId: 'berg.main' }), 404, 'no such webhook'],
    ['an odd integration', event(customer, { integrationId: '#'.repeat(5000) }), 404, 'no such webhook'],
    ['a wrong secret', event(customer, { secret: `${secret}x` }), 404, 'no such webhook'],
    ['no secret', event(customer, { secret: '' }), 404, 'no such webhook'],
    ['no path', { ...event(customer), pathParameters: undefined }, 404, 'no such webhook'],
  ])('with %s is refused and leaves nothing behind', async (_, bad, statusCode, words) => {
    const { store, nudged, receive } = arrange();
    const output = await outputOf(async () => {
      const answer = await receive(bad);
      expect(answer.statusCode).toBe(statusCode);
      expect(JSON.parse(answer.body ?? '').error).toContain(words);
    });
    expect(output).not.toContain('CANARY');
    expect(output).not.toContain('/webhooks/');
    expect([store.all(), nudged]).toEqual([[], []]);
  });

  it('is not accepted when it could not be recorded, so that the sender tries again', async () => {
    const { nudged, receive } = arrange({ record: () => Promise.reject(new Error(`no table for ${secret}`)) });
    let statusCode: number | undefined;
    const output = await outputOf(async () => {
      ({ statusCode } = await receive(event(customer)));
    });
    expect(statusCode).toBe(500);
    expect(nudged).toEqual([]);
    expect(output).toContain('could not be recorded');
    expect(output).not.toContain('CANARY');
  });
});

describe('the secret of a webhook', () => {
  it('costs a stranger one look-up each time, whether the integration exists or not', async () => {
    const { state, receive } = arrange();
    await receive(event(customer));
    expect(state.finds).toBe(1);
    const strangers = [
      { secret: 'wrong' },
      { secret: 'wrong' },
      { integrationId: 'fjord.none' },
      { integrationId: '?' },
    ];
    const answers = [];
    for (const stranger of strangers) answers.push(await receive(event(customer, stranger)));
    expect(state.finds).toBe(1 + strangers.length);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('is remembered for half a minute, and a new one works at once', async () => {
    const { state, receive } = arrange();
    await receive(event(customer));
    await receive(event(customer));
    expect(state.finds).toBe(1);
    state.integration = { ...integration, webhookSecretHash: webhookSecretHash('a-new-secret') };
    expect(await receive(event(customer, { secret: 'a-new-secret' }))).toMatchObject({ statusCode: 202 });
    state.now += 30_000;
    expect(await receive(event(customer))).toMatchObject({ statusCode: 404 });
  });
});
