import { customerNumberConfirmation } from './confirm-customer-number.ts';
import { invoiceWithPdf } from './invoice-with-pdf.ts';
import { customerReader, invoiceReader, projectReader } from './read-records.ts';
import { webhookTopic } from './webhook-topics.ts';

/** Moment, as stories name it: topics in the plural, readers in the singular, and the write-back of customer numbers. */
export const moment = {
  customers: webhookTopic('customers'),
  projects: webhookTopic('projects'),
  invoices: webhookTopic('invoices'),
  customer: customerReader,
  project: projectReader,
  invoice: invoiceReader,
  invoiceWithPdf,
  customerNumber: customerNumberConfirmation,
} as const;
