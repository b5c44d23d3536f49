import { companyStep } from './company-step.ts';
import { customerWriter } from './customer-writer.ts';
import { postedInvoice, sendInvoice } from './invoice-writer.ts';
import { projectWriter } from './project-writer.ts';
import { testConnection } from './test-connection.ts';

/** Xledger as a target: customers with their companies, projects, invoices in three ways, and the test of a log-in. */
export const xledger = {
  company: companyStep,
  customer: customerWriter,
  project: projectWriter,
  sendInvoice,
  postedInvoice,
  testConnection,
} as const;
