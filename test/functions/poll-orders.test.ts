import { pollOrders } from '../../functions/poll/poll-orders.ts';
import type { Integration } from '../../lib/documents/integration.ts';
import { minutes, pollRoundSeconds, type SyncFacts } from '../../lib/sync/define-sync.ts';

const writer = { vendor: 'moment', settleSeconds: 0 } as const;
const facts = (name: string, when: SyncFacts['when']): SyncFacts => ({
  ...{ name, when, read: { vendor: '24sevenoffice' }, write: writer, releases: [] },
});
const scheduled = (pollSeconds: number): SyncFacts =>
  facts('expenses', { kind: 'schedule', vendor: '24sevenoffice', topic: 'expenses', pollSeconds });
const hooked = facts('invoices', {
  ...{ kind: 'webhook', vendor: 'moment', topic: 'invoices', keyOf: () => undefined, catchUpSeconds: 3600 },
});

const integrations = Array.from({ length: 900 }, (_, index): Integration => {
  const at = '2026-11-01T00:00:00.000Z';
  return {
    ...{ tenant: 'fjord', id: `fjord.n${index}`, kind: 'moment-24sevenoffice', name: 'Fjord', enabled: index % 10 > 0 },
    ...{ version: 1, settings: {}, sealed: {}, webhookSecretHash: '0'.repeat(64), createdAt: at, updatedAt: at },
  };
});

const start = Date.parse('2026-11-21T10:00:00.000Z');

/** The seconds at which each integration is polled in an hour of rounds, each a little late. */
function anHour(story: SyncFacts): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < 3600; round += pollRoundSeconds) {
    const now = new Date(start + (round + 2) * 1000);
    for (const { integration, delaySeconds } of pollOrders(integrations, [story, hooked], { now, atOnce: false })) {
      expect(delaySeconds).toBeLessThan(pollRoundSeconds);
      times.set(integration, [...(times.get(integration) ?? []), round + 2 + delaySeconds]);
    }
  }
  return times;
}

it.each([minutes(1), minutes(15), minutes(60)])('every %d seconds each integration is asked once', (period) => {
  const times = anHour(scheduled(period));
  expect(times.size).toBe(810);
  for (const seconds of times.values()) expect(seconds).toHaveLength(3600 / period);
});

it('no minute carries them all', () => {
  const perMinute = new Map<number, number>();
  for (const seconds of anHour(scheduled(minutes(15))).values()) {
    for (const second of seconds)
      perMinute.set(Math.floor(second / 60), (perMinute.get(Math.floor(second / 60)) ?? 0) + 1);
  }
  expect(perMinute.size).toBe(60);
  expect(Math.max(...perMinute.values())).toBeLessThan(3 * (810 / 15));
});

it('directions that start on webhooks are left to the catch-up', () => {
  expect(pollOrders(integrations, [hooked], { now: new Date(start), atOnce: true })).toEqual([]);
});

it('on one machine all are asked at once', () => {
  const orders = pollOrders(integrations, [scheduled(900)], { now: new Date(start), atOnce: true });
  expect(orders).toHaveLength(810);
  expect(new Set(orders.map(({ delaySeconds }) => delaySeconds))).toEqual(new Set([0]));
});
