import type { Integration } from '../../../lib/documents/integration.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import { receiptOf } from '../../support/receipt-of.ts';

const customers = 'moment-customers-to-24sevenoffice';
const projects = 'moment-projects-to-24sevenoffice';

/** The moment at which the example pages are made. */
export const now = new Date('2026-11-21T10:00:00.000Z');

/** So many seconds before (or, negative, after) that moment. */
export function ago(seconds: number): string {
  return new Date(now.getTime() - seconds * 1000).toISOString();
}

const hash = 'a'.repeat(64);

/** Two companies of one tenant each, the second one paused. */
export const exampleIntegrations: readonly Integration[] = [
  integration({ tenant: 'fjord', id: 'fjord.main', name: 'Fjord Eksempel AS', enabled: true }),
  integration({ tenant: 'bakke', id: 'bakke.main', name: 'Bakke Eksempel AS', enabled: false }),
];

function integration(parts: Pick<Integration, 'tenant' | 'id' | 'name' | 'enabled'>): Integration {
  const rest = { version: 1, settings: {}, sealed: {}, webhookSecretHash: hash };
  return { ...parts, ...rest, kind: 'moment-24sevenoffice', createdAt: ago(900_000), updatedAt: ago(900_000) };
}

function mapping(targetId: string, number: string, seconds: number): Receipt['mapping'] {
  return { targetId, number, fingerprint: 'f', sourceFingerprint: 's', deliveredAt: ago(seconds) };
}

/** A receipt in every state, and the events that led there. */
export const exampleReceipts: readonly Receipt[] = [
  receiptOf({
    key: '9001',
    ...{ number: '10045', label: 'Brygga Arkitekter AS', state: 'rejected', updatedAt: ago(40), createdAt: ago(400) },
    problem: {
      code: 'account-unknown',
      field: 'lines[2].account',
      value: '3105',
      vendorWords: 'Account 3105 does not exist.',
    },
    furtherProblems: [{ code: 'vat-code-unknown', field: 'lines[2].vatCode', value: '33' }],
    attempts: [
      { at: ago(400), event: 'wanted: webhook' },
      { at: ago(398), event: 'held back: vendor-unreachable', detail: 'ECONNREFUSED' },
      { at: ago(40), event: 'rejected: account-unknown', detail: 'lines[2].account' },
    ],
  }),
  receiptOf({
    key: '9002',
    ...{ number: '10046', label: 'Nordlys Energi AS', state: 'waiting', updatedAt: ago(75), createdAt: ago(80) },
    problem: { code: 'waiting-for-parent', value: 'Nordlys Energi AS, 1004, pending' },
    parent: { direction: customers, key: '504' },
    dueAt: ago(-800),
    attempts: [
      { at: ago(80), event: 'wanted: webhook' },
      { at: ago(75), event: 'waiting for Nordlys Energi AS, 1004, pending' },
    ],
  }),
  receiptOf({
    key: '504',
    ...{ direction: customers, number: '1004', label: 'Nordlys Energi AS', state: 'pending', updatedAt: ago(70) },
    problem: { code: 'vendor-unreachable', vendorWords: 'ETIMEDOUT' },
    ...{ tries: 2, notBefore: ago(-50), dueAt: ago(-50) },
  }),
  receiptOf({
    key: '9003',
    ...{ number: '10044', label: 'Havn Konsult AS', state: 'delivered', updatedAt: ago(180), createdAt: ago(190) },
    mapping: { ...mapping('771204', '10044', 180), link: 'https://example.com/voucher/771204' } as Receipt['mapping'],
    attempts: [
      { at: ago(190), event: 'wanted: webhook' },
      { at: ago(182), event: 'sending' },
      { at: ago(180), event: 'delivered' },
    ],
  }),
  receiptOf({
    key: '9004',
    number: '10047',
    label: 'Havn Konsult AS',
    state: 'sending',
    updatedAt: ago(3),
    lease: { owner: 'x', until: ago(-57) },
  }),
  receiptOf({
    key: '9005',
    ...{ number: '10043', label: 'Skog og Mark DA', state: 'deferred', updatedAt: ago(600), dueAt: ago(-3600) },
    problem: { code: 'budget-used-up', value: ago(-3600) },
  }),
  receiptOf({
    key: '9006',
    ...{ number: '10042', label: 'Elvebredden Borettslag', state: 'unknown', updatedAt: ago(30), dueAt: ago(-30) },
    problem: { code: 'outcome-being-checked', vendorWords: 'no whole answer (UND_ERR_SOCKET)' },
    attempts: [
      { at: ago(50), event: 'sending' },
      { at: ago(30), event: 'outcome unknown', detail: 'no whole answer (UND_ERR_SOCKET)' },
    ],
  }),
  receiptOf({
    key: '501',
    ...{ direction: customers, number: '1001', label: 'Brygga Arkitekter AS', state: 'conflict', updatedAt: ago(7200) },
    problem: {
      code: 'several-matches',
      field: 'organizationNumber',
      value: '999888777',
      vendorWords: '2 companies: 40012, 40377',
    },
  }),
  receiptOf({
    key: '9007',
    ...{ number: '10041', label: 'Brygga Arkitekter AS', state: 'skipped', updatedAt: ago(86_400) },
    problem: { code: 'do-not-transfer' },
  }),
  receiptOf({
    key: '502',
    ...{ direction: customers, number: '1002', label: 'Havn Konsult AS', state: 'delivered', updatedAt: ago(5400) },
    mapping: mapping('40013', '10021', 5400),
  }),
  receiptOf({
    key: '701',
    ...{
      direction: projects,
      number: '2201',
      label: 'Ny havnepromenade, forprosjekt',
      state: 'delivered',
      updatedAt: ago(5300),
    },
    mapping: mapping('2201', '2201', 5300),
  }),
  receiptOf({
    key: '9010',
    state: 'skipped',
    label: 'Kladd',
    updatedAt: ago(172_800),
    problem: { code: 'not-finalized' },
  }),
];

/** Names as nobody should have them. */
export const hostileNames = {
  markup: `<img src=x onerror="document.title='harmed'"><script>document.title='harmed'</script>`,
  turned: '\u202Egnorw si gnihtyreve\u202E AS',
  long: `Langt${'æøå'.repeat(4000)}`,
  key: '../../?lang=no#<b>"\u0000%2F',
} as const;

/** Receipts of a company whose names are an attack. */
export const hostileReceipts: readonly Receipt[] = [
  receiptOf({
    key: hostileNames.key,
    ...{ number: hostileNames.markup, label: hostileNames.markup, state: 'rejected', updatedAt: ago(10) },
    problem: {
      code: hostileNames.markup,
      field: hostileNames.markup,
      value: hostileNames.turned,
      vendorWords: hostileNames.markup,
    },
    attempts: [{ at: ago(10), event: hostileNames.markup, detail: hostileNames.turned }],
  }),
  receiptOf({ key: 'turned', number: '\u202E54001', label: hostileNames.turned, state: 'pending', updatedAt: ago(11) }),
  receiptOf({
    key: 'long',
    ...{ number: '9'.repeat(600), label: hostileNames.long, state: 'delivered', updatedAt: ago(12) },
    mapping: { ...mapping('8'.repeat(500), '7'.repeat(400), 12), link: 'javascript:alert(1)' } as Receipt['mapping'],
  }),
].map((receipt) => ({ ...receipt, tenant: 'bakke', integration: 'bakke.main' }));
