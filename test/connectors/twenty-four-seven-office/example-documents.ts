import type { CustomerRecord } from '../../../lib/documents/customer.ts';
import type { ProjectRecord } from '../../../lib/documents/project.ts';
import type { Voucher } from '../../../lib/documents/voucher.ts';

const nok = (minor: number) => ({ minor, currency: 'NOK' });
const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** A customer with a name that must be escaped. */
export const customer: CustomerRecord = {
  externalId: 'moment:fjord:501',
  name: 'Ærlig & Sønner <Rådgivning> "AS"',
  organizationNumber: '999999999',
  email: 'faktura@aerlig.example',
};

/** A customer that the source knows little of. */
export const bareCustomer: CustomerRecord = { externalId: 'moment:fjord:502', name: 'Lille Kunde' };

/** A project of the customer above, which gets number 10001. */
export const project: ProjectRecord = { number: '5017', name: 'Årsoppgjør 2026', customerNumber: '10001' };

/** An invoice of two lines with KID. */
export const voucher: Voucher = {
  number: '20231',
  voucherType: 1,
  posting: 'ledger',
  date: '2026-11-20',
  dueDate: '2026-12-04',
  customerNumber: '10001',
  invoiceNumber: '20231',
  kid: '202310000017',
  currency: 'NOK',
  receivable: { account: '1500', amount: nok(1_375_000), projectNumber: '5017', text: 'Faktura 20231' },
  revenue: [
    { account: '3000', amount: nok(-1_250_000), vatCode: '3', projectNumber: '5017', text: 'Rådgivning' },
    { account: '3100', amount: nok(-125_000), vatCode: '5', projectNumber: '5017', text: 'Utlegg' },
  ],
};

/** The same invoice, to wait in the journal for a person. */
export const journalVoucher: Voucher = { ...voucher, posting: 'journal', number: '20232', invoiceNumber: '20232' };

/** A credit note: the signs are turned. */
export const creditNote: Voucher = {
  ...voucher,
  number: '20233',
  invoiceNumber: '20233',
  kid: undefined,
  receivable: { account: '1500', amount: nok(-125_000), text: 'Kreditnota 20233 for faktura 20231' },
  revenue: [{ account: '3100', amount: nok(125_000), vatCode: '5', text: 'Utlegg' }],
};

/** An invoice in a currency that is not the company's own. */
export const euroVoucher: Voucher = {
  ...voucher,
  number: '20234',
  invoiceNumber: '20234',
  kid: undefined,
  currency: 'EUR',
  currencyRate: '11.6125',
  receivable: { account: '1500', amount: eur(100_050), text: 'Faktura 20234' },
  revenue: [{ account: '3100', amount: eur(-100_050), vatCode: '52', text: 'Consulting' }],
};
