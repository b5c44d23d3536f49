import {
  type MomentXledgerSettings,
  momentXledgerSettingsSchema,
} from '../../lib/documents/integrations/moment-xledger.ts';
import type { Parent } from '../../lib/sync/receipt.ts';
import { deliveredAs } from './samples.ts';

/** Settings with what has no default, and these. */
export function xledgerSettingsWith(changes: object = {}): MomentXledgerSettings {
  return momentXledgerSettingsSchema.parse({ momentCompanyCode: 'fjord', requestsPerHour: 1000, ...changes });
}

/** Each way of delivery with what it cannot do without. */
export const deliveries = {
  api: {
    ...{ delivery: 'api', transactionSource: 'AR', receivableAccount: '1500', includePdf: false },
    ...{ projectDimension: 'glObject2', kid: 'none' },
  },
  plain: { delivery: 'file', format: 'plain', schedule: 'by-hand', kid: 'none' },
  gl02b: {
    ...{ delivery: 'file', format: 'gl02b', schedule: 'daily', kid: 'none' },
    ...{ receivableAccount: '1500', voucherType: 'UF' },
  },
  email: { delivery: 'email', receptionAddress: 'mb.23001@xledger.example' },
} as const;

/** Settings with invoices on, by this way. */
export function invoiceSettings(way: keyof typeof deliveries, changes: object = {}, more: object = {}) {
  const invoices = { ...deliveries[way], ...changes };
  return xledgerSettingsWith({ exportInvoices: true, ownerCode: 23_001, invoices, ...more });
}

export const xledgerCustomer: Parent = { direction: 'moment-customers-to-xledger', key: '9911' };
export const xledgerProject: Parent = { direction: 'moment-projects-to-xledger', key: '8800' };

/** Customer 10021 and project 2040 are delivered under Moment's own numbers. */
export const bothAtXledger = deliveredAs([xledgerCustomer, '10021'], [xledgerProject, '2040']);
