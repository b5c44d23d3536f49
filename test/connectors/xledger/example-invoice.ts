import type { LedgerInvoice } from '../../../lib/documents/xledger-invoice.ts';

const nok = (minor: number) => ({ minor, currency: 'NOK' });

/** An invoice of two lines with two VAT codes. */
export const exampleInvoice: LedgerInvoice = {
  invoiceNumber: '20451',
  kind: 'invoice',
  description: 'Rådgivning november',
  customerNumber: '1001',
  projectNumber: 'P-17',
  date: '2026-11-20',
  dueDate: '2026-12-04',
  kid: '602243',
  currency: 'NOK',
  total: nok(23_000),
  receivable: { account: '1500', amount: nok(23_000), text: 'Faktura 20451: Rådgivning november' },
  revenue: [
    {
      account: '3000',
      amount: nok(-12_500),
      vatCode: '2',
      vatPercentage: '25',
      projectNumber: 'P-17',
      line: 0,
      text: 'Timer',
    },
    { account: '3010', amount: nok(-10_500), vatCode: '20', vatPercentage: '0', line: 1, text: 'Reise' },
  ],
};

/** The same as a credit note, with other number and signs. */
export const exampleCreditNote: LedgerInvoice = {
  ...exampleInvoice,
  invoiceNumber: '20452',
  kind: 'creditNote',
  creditedInvoiceNumber: '20451',
  total: nok(-23_000),
  receivable: { ...exampleInvoice.receivable, amount: nok(-23_000) },
  revenue: exampleInvoice.revenue.map((posting) => ({ ...posting, amount: nok(-posting.amount.minor) })),
};
