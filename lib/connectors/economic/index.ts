import type { ScheduleTrigger } from '../../sync/define-sync.ts';
import { attachStep } from './attach-step.ts';
import { bookWriter } from './book-writer.ts';
import { customerWriter } from './customer-writer.ts';
import { enterStep } from './enter-step.ts';
import { expenseFileReader, expenseFiles } from './expense-files.ts';
import { expensePages } from './expense-pages.ts';
import { expenseReader } from './expense-reader.ts';
import { linesStep } from './lines-step.ts';
import { projectWriter } from './project-writer.ts';
import { testConnection } from './test-connection.ts';

/** Booked entries, a poll at a time; e-conomic's webhook "journal booked" makes one come early. */
const expenses: Omit<ScheduleTrigger<'economic'>, 'kind' | 'pollSeconds'> = {
  vendor: 'economic',
  topic: 'expenses',
  pages: expensePages,
  isToldEarly: true,
};

/**
 * Visma e-conomic as a target: customers, projects, and invoices in steps; as a source: expenses with their files; and
 * the test of a grant.
 */
export const economic = {
  customer: customerWriter,
  project: projectWriter,
  /** The customer's side of an invoice; then, where it has several postings, those; then its PDF. */
  beforeBooking: [enterStep, linesStep, attachStep],
  book: bookWriter,
  expenses,
  expense: expenseReader,
  expenseFiles,
  expenseFile: expenseFileReader,
  testConnection,
} as const;
