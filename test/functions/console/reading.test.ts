import { readIntegrations } from '../../../functions/console/reading.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import { exampleIntegrations } from '../../browser/support/example-receipts.ts';
import { receiptOf } from '../../support/receipt-of.ts';

const direction = 'moment-customers-to-24sevenoffice';

function partsWith(pending: readonly Receipt[]): Parameters<typeof readIntegrations>[0] {
  return {
    overview: {
      newest: async () => ({ receipts: pending, unreadable: [], isCut: false }),
      counts: async () => [[{ direction, state: 'pending', count: pending.length, isCut: false }]],
    },
    directionsOf: () => [direction],
    health: async () => ({ lastSuccessAt: undefined, oldestOpen: undefined, access: [], budgets: [] }),
  };
}

const held = (key: string, code: 'login-refused' | 'vendor-unreachable' | 'identity-needed') =>
  receiptOf({ key, direction, state: 'pending', problem: { code } });

describe('an integration that stands still', () => {
  it.each([
    ['a refused log-in', [held('1', 'vendor-unreachable'), held('2', 'login-refused')], '2'],
    ['an identity to choose', [held('3', 'identity-needed')], '3'],
    ['nothing but waiting', [held('4', 'vendor-unreachable')], undefined],
  ])('says so: %s', async (_why, pending, told) => {
    const [row] = await readIntegrations(partsWith(pending), exampleIntegrations.slice(0, 1));
    expect(row?.stop?.key).toBe(told);
  });
});
