import { changedInvoices } from './list-invoices.ts';
import { companyReader, readDepartments } from './read-companies.ts';
import { invoiceReader } from './read-invoices.ts';

/** RecMan, as stories name it: the topic that is polled, readers, and the departments for people. */
export const recman = {
  invoices: { vendor: 'recman', topic: 'invoices', pages: changedInvoices },
  invoice: invoiceReader,
  company: companyReader,
  departments: readDepartments,
} as const;
