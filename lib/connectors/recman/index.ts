import { changedInvoices } from './list-invoices.ts';
import { companyReader, readDepartments } from './read-companies.ts';
import { invoiceReader } from './read-invoices.ts';
import { productReader } from './read-products.ts';

/** RecMan, as stories name it: the topic that is polled, readers, and the departments for people. */
export const recman = {
  invoices: { vendor: 'recman', topic: 'invoices', pages: changedInvoices },
  invoice: invoiceReader,
  company: companyReader,
  product: productReader,
  departments: readDepartments,
} as const;
