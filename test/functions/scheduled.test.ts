import { catalogue } from '../../functions/catalogue.ts';
import { directionsOfKind } from '../../functions/directions-of-kind.ts';
import { catchUpOrders } from '../../functions/reconcile/catch-up-orders.ts';
import { handler as reconcile } from '../../functions/reconcile/handler.ts';
import { handler as release } from '../../functions/release-due/handler.ts';
import { handler as ingress } from '../../functions/webhook-ingress/handler.ts';
import type { Integration } from '../../lib/documents/integration.ts';
import { openDeployment } from '../support/deployment.ts';
import { canaries } from '../support/integration-order.ts';
import { outputOf } from '../support/output.ts';

const integration: Integration = {
  tenant: 'fjord',
  id: 'fjord.main',
  kind: 'moment-24sevenoffice',
  name: 'Fjord',
  enabled: true,
  version: 1,
  settings: {},
  sealed: {},
  webhookSecretHash: '0'.repeat(64),
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
};

/** The directions between the integration's two systems. */
const ownNames = [
  ...['moment-customers-to-24sevenoffice', 'moment-projects-to-24sevenoffice', 'moment-invoices-to-24sevenoffice'],
  '24sevenoffice-expenses-to-moment',
];
const own = catalogue.filter(({ name }) => ownNames.includes(name));
const directions = own.filter(({ when }) => when.kind === 'webhook').map(({ name }) => name);

describe('catch-ups', () => {
  it('are asked for each direction of each enabled integration, once', () => {
    const others = [
      { ...integration, id: 'fjord.two' },
      { ...integration, id: 'fjord.off', enabled: false },
    ];
    const orders = catchUpOrders([integration, ...others], catalogue, 900);
    const asked = orders.map(({ integration: id, direction }) => `${id} ${direction}`);
    expect(asked.sort()).toEqual(
      ['fjord.main', 'fjord.two'].flatMap((id) => directions.map((name) => `${id} ${name}`)).sort(),
    );
  });

  it('are spread over the seconds, each at the same one every hour', () => {
    const many = Array.from({ length: 600 }, (_, n) => ({ ...integration, id: `fjord.i${n}` }));
    const delays = (spread: number) => catchUpOrders(many, catalogue, spread).map(({ delaySeconds }) => delaySeconds);
    expect(delays(900)).toEqual(delays(900));
    const minutes = Map.groupBy(delays(900), (delay) => Math.floor(delay / 60));
    expect([...minutes.keys()].every((minute) => minute >= 0 && minute <= 15)).toBe(true);
    const busiest = Math.max(...[...minutes.values()].map((minute) => minute.length));
    expect(busiest).toBeLessThan((600 * directions.length) / 10);
    expect(new Set(delays(0))).toEqual(new Set([0]));
  });

  it('stay between the two systems of the integration', () => {
    const foreign = catalogue.map((story) => ({ ...story, read: { vendor: 'recman' as 'moment' } }));
    expect(directionsOfKind('moment-24sevenoffice', [...catalogue, ...foreign])).toEqual(own);
  });
});

describe('the functions around the directions, deployed', () => {
  it('record a webhook, ask for catch-ups, and release what no nudge reached', async () => {
    const deployment = await openDeployment(directions);
    Object.assign(process.env, deployment.variables);
    await deployment.save();
    const pathParameters = { vendor: 'moment', integrationId: 'fjord.main', secret: canaries.webhookSecret };
    const body = JSON.stringify({ event: 'CREATE_NEW', invoice: { id: 17 } });
    const ref = {
      tenant: 'fjord',
      integration: 'fjord.main',
      direction: 'moment-invoices-to-24sevenoffice',
      key: '17',
    };
    const output = await outputOf(async () => {
      expect(await ingress({ body, isBase64Encoded: false, pathParameters })).toMatchObject({ statusCode: 202 });
      expect(await reconcile()).toEqual({ asked: directions.length });
      expect(await release()).toEqual({ released: 0 });
      const longAgo = new Date(Date.now() - 600_000);
      await deployment.receipts.record({ ...ref, key: '18' }, { at: longAgo, by: 'webhook' });
      expect(await release()).toEqual({ released: 1 });
    });
    const sent = deployment.queues.sent.map(
      ({ body: message }) => `${message.kind} ${message.direction} ${message.key ?? ''}`,
    );
    expect(sent.sort()).toEqual(
      [
        ...directions.map((name) => `catch-up ${name} `),
        `nudge ${ref.direction} 17`,
        `nudge ${ref.direction} 18`,
      ].sort(),
    );
    expect(output).not.toContain('CANARY');
    await deployment.close();
  });
});
