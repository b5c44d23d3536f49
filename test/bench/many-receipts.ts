import type { OverviewScope } from '../../lib/store/state-count.ts';
import type { Receipt, ReceiptState } from '../../lib/sync/receipt.ts';

/** The integration that nearly all receipts belong to. */
export const bigIntegration: OverviewScope = {
  tenant: 'fjord',
  integration: 'fjord.main',
  directions: ['customers', 'projects', 'invoices'].map((noun) => `moment-${noun}-to-24sevenoffice`),
};

/** Smaller ones beside it: each has one receipt for so many of the big one's. */
export const otherIntegrations = Array.from({ length: 9 }, (_, index) => `bakke${index}`);
const oneIn = 1000;

/** So many seconds lie between two receipts. */
const apartSeconds = 30;

/** Out of ten thousand receipts so many do not stand as most do. */
const rarities: readonly (readonly [ReceiptState, number])[] = [
  ['skipped', 200],
  ['rejected', 20],
  ['waiting', 15],
  ['deferred', 3],
  ['conflict', 2],
  ['pending', 1],
];

/** As many receipts as asked for, oldest first: a year and more of a busy company, most of it delivered. */
export function* manyReceipts(count: number, newest: Date): Generator<Receipt> {
  for (let index = 0; index < count; index += 1) {
    const at = new Date(newest.getTime() - (count - index) * apartSeconds * 1000);
    const other = index % oneIn < otherIntegrations.length ? otherIntegrations[index % oneIn] : undefined;
    yield receiptAt(index, { at: at.toISOString(), tenant: other ?? bigIntegration.tenant });
  }
}

/** The number that people know the receipt of this place by. */
export function numberAt(index: number): string {
  return String(20_000_000 + index);
}

function receiptAt(index: number, { at, tenant }: { at: string; tenant: string }): Receipt {
  const [customers = '', projects = '', invoices = ''] = bigIntegration.directions;
  const direction = index % 50 === 0 ? customers : index % 10 === 0 ? projects : invoices;
  const state = stateAt((index * 7919) % 10_000);
  const number = numberAt(index);
  return {
    ...{ tenant, integration: `${tenant}.main`, direction, key: String(index), number, state },
    ...{ label: `Havn Drift ${index % 5000} AS`, wanted: 1, done: 1, tries: 0, request: `r${index}` },
    ...partsOf(state, { number, at, customers }),
    attempts: ['wanted: webhook', 'read', `ended: ${state}`].map((event) => ({ at, event })),
    ...{ createdAt: at, updatedAt: at },
  };
}

function stateAt(place: number): ReceiptState {
  let below = 0;
  for (const [state, share] of rarities) {
    below += share;
    if (place < below) return state;
  }
  return 'delivered';
}

function partsOf(state: ReceiptState, of: { number: string; at: string; customers: string }): Partial<Receipt> {
  const { number, at, customers } = of;
  const hash = number.padStart(64, '0');
  if (state === 'delivered') {
    const mapping = { targetId: number, number, fingerprint: hash, sourceFingerprint: hash, deliveredAt: at };
    return { mapping, counted: { day: at.slice(0, 10), state } };
  }
  const code = { waiting: 'waiting-for-parent', rejected: 'account-unknown', conflict: 'changed-after-delivery' };
  const problem = Object.entries(code).find(([known]) => known === state)?.[1];
  return {
    ...(problem && {
      problem: { code: problem, field: 'lines[2].account', value: '3105', vendorWords: 'No account.' },
    }),
    ...(state === 'waiting' && { parent: { direction: customers, key: number } }),
    // Far off: what is open here is never worked on.
    ...(['waiting', 'deferred', 'pending'].includes(state) && { dueAt: '2099-01-01T00:00:00.000Z' }),
  };
}
