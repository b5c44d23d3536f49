import { customerNumberConfirmation } from './confirm-customer-number.ts';
import { expenseFileWriter } from './expense-file-writer.ts';
import { appearedProjects, projectOfExpense } from './expense-projects.ts';
import { expenseWriter } from './expense-writer.ts';
import { invoiceWithPdf } from './invoice-with-pdf.ts';
import { customerReader, invoiceReader, projectReader } from './read-records.ts';
import { webhookTopic } from './webhook-topics.ts';

/** Moment, as stories name it: topics in the plural, readers in the singular, the write-back of customer numbers, and expenses with their files. */
export const moment = {
  customers: webhookTopic('customers'),
  projects: webhookTopic('projects'),
  invoices: webhookTopic('invoices'),
  customer: customerReader,
  project: projectReader,
  invoice: invoiceReader,
  invoiceWithPdf,
  customerNumber: customerNumberConfirmation,
  projectOfExpense,
  appearedProjects,
  projectExpense: expenseWriter,
  expenseFile: expenseFileWriter,
} as const;
