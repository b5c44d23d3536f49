import type { PollOrder } from '../../sync/define-sync.ts';
import type { XledgerConnection } from './client.ts';
import { companyStep } from './company-step.ts';
import { customerWriter } from './customer-writer.ts';
import { expenseFileReader, expenseFiles } from './expense-files.ts';
import { expenseReader } from './expense-reader.ts';
import { expenseSource } from './expense-source.ts';
import { postedInvoice, sendInvoice } from './invoice-writer.ts';
import { projectWriter } from './project-writer.ts';
import { testConnection } from './test-connection.ts';

/** Xledger as a target (customers with their companies, projects, invoices in three ways), as a source of expenses, and the test of a log-in. */
export const xledger = {
  company: companyStep,
  customer: customerWriter,
  project: projectWriter,
  sendInvoice,
  postedInvoice,
  expenses: {
    vendor: 'xledger',
    topic: 'expenses',
    pages: (connection: XledgerConnection, order: PollOrder) => expenseSource(connection).pages(connection, order),
  },
  expense: expenseReader,
  expenseFiles,
  expenseFile: expenseFileReader,
  testConnection,
} as const;
