import { invoiceToXledgerInvoice } from '../../lib/accounting/invoice-to-xledger-invoice.ts';
import {
  type MomentXledgerSettings,
  momentXledgerSettingsSchema,
} from '../../lib/documents/integrations/moment-xledger.ts';
import type { InvoiceWithPdf } from '../../lib/documents/invoice-with-pdf.ts';
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

/** A way of delivery, changes of its settings and of the integration's, and what is delivered already. */
export type GivenInvoice = {
  readonly way?: keyof typeof deliveries;
  readonly set?: object;
  readonly more?: object;
  readonly parents?: typeof bothAtXledger;
};

/** What becomes of an invoice on its way to Xledger. */
export function judgeInvoice(
  document: InvoiceWithPdf,
  { way = 'api', set, more, parents = bothAtXledger }: GivenInvoice = {},
) {
  return invoiceToXledgerInvoice.decide({ document, settings: invoiceSettings(way, set, more), parents });
}

/** The problems of a refused invoice as `code field`; else what is decided instead. */
export const refusalsOf = (document: InvoiceWithPdf, given?: GivenInvoice) => {
  const decision = judgeInvoice(document, given);
  return decision.kind === 'reject' ? decision.problems.map(({ code, field }) => `${code} ${field}`) : [decision.kind];
};
