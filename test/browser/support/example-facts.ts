import type { IntegrationOrder } from '../../../lib/runtime/save-integration.ts';
import type { EndCounts } from '../../../lib/store/end-counts.ts';
import type { NewAuditEntry } from '../../../lib/sync/audit.ts';
import type { BudgetStore } from '../../../lib/sync/ports.ts';
import { ago, now } from './example-receipts.ts';

/** The first example integration as a person filled it in, secrets and all. */
export const filledIn: IntegrationOrder = {
  ...{ tenant: 'fjord', id: 'fjord.main', kind: 'moment-24sevenoffice', name: 'Fjord Eksempel AS', enabled: true },
  settings: {
    ...{ momentCompanyCode: 'fjord', voucherType: 6, receivableAccount: 1500, posting: 'journal' },
    vatCodes: [
      { moment: '3', twentyFourSevenOffice: '31' },
      { moment: '6', twentyFourSevenOffice: '33' },
    ],
    errorEmails: ['regnskap@fjord.example.com'],
  },
  credentials: {
    ...{ momentApiKey: 'example-key', username: 'api@fjord.example.com', password: 'example-password' },
    webhookSecret: 'example-webhook-secret-0123456789abcdef',
  },
};

const kari = { kind: 'member', id: 'u-1', name: 'Kari Eksempel' } as const;
const ola = { kind: 'operator', id: 'u-2', name: 'Ola Eksempel' } as const;
const invoices = { integration: 'fjord.main', direction: 'moment-invoices-to-24sevenoffice' };

/** What people did in the last hours. */
export const exampleAudit: readonly NewAuditEntry[] = [
  { ...entry('1', 20_000), actor: ola, act: 'session.begin', phase: 'done', tenant: '-' },
  { ...entry('2', 19_000), actor: ola, act: 'integration.create', phase: 'asked', integration: 'fjord.main' },
  { ...entry('3', 18_999), actor: ola, act: 'integration.create', phase: 'done', of: '2', integration: 'fjord.main' },
  { ...entry('4', 7000), actor: kari, act: 'session.begin', phase: 'done' },
  {
    ...{ ...entry('5', 6500), actor: kari, act: 'integration.test', phase: 'refused', integration: 'fjord.main' },
    note: 'voucher-type',
  },
  { ...entry('6', 3000), actor: kari, act: 'receipt.retry', phase: 'asked', ...invoices, key: '9001' },
  { ...entry('7', 2999), actor: kari, act: 'receipt.retry', phase: 'done', of: '6', ...invoices, key: '9001' },
  {
    ...{ ...entry('8', 900), actor: kari, act: 'receipt.dismiss', phase: 'done', ...invoices, key: '9007' },
    note: 'Sent on paper',
  },
];

function entry(id: string, seconds: number) {
  return { tenant: 'fjord', id, at: ago(seconds) };
}

/** Calls of the last hours, and those booked in the next ones. */
export async function fillBudgets(store: BudgetStore): Promise<void> {
  const limit = 7200;
  const hours = [
    310, 180, 90, 60, 40, 30, 45, 260, 900, 2300, 3900, 4700, 5200, 4100, 5900, 7200, 6100, 4300, 3100, 1900,
  ];
  const windowAt = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * 3_600_000).toISOString();
  const order = { key: '24sevenoffice', limit };
  await Promise.all(
    hours.map((calls, place) => store.take({ ...order, window: windowAt(20 - place), calls, from: 'free' })),
  );
  await store.take({ ...order, window: windowAt(0), calls: 6840, from: 'free' });
  const booked = [280, 3600, 1200];
  await Promise.all(
    booked.map((calls, place) => store.book({ ...order, window: windowAt(-place), calls, headroom: 0 })),
  );
}

/** Four weeks of work: more in the middle of a week, a bad day now and then. */
export async function fillDays(counts: EndCounts): Promise<void> {
  const scope = { tenant: 'fjord', integration: 'fjord.main', direction: 'moment-invoices-to-24sevenoffice' };
  const pattern = [18, 31, 44, 39, 27, 2, 0];
  for (let daysAgo = 27; daysAgo >= 0; daysAgo--) {
    const day = new Date(now.getTime() - daysAgo * 86_400_000);
    const delivered = (pattern[(day.getUTCDay() + 6) % 7] ?? 0) + (daysAgo % 5);
    const states = { delivered, skipped: daysAgo % 4, rejected: daysAgo % 9 === 3 ? 4 : 0 };
    await counts.add(scope, day.toISOString().slice(0, 10), states);
  }
}
