import { attachStep } from './attach-step.ts';
import { bookWriter } from './book-writer.ts';
import { customerWriter } from './customer-writer.ts';
import { enterStep } from './enter-step.ts';
import { linesStep } from './lines-step.ts';
import { projectWriter } from './project-writer.ts';
import { testConnection } from './test-connection.ts';

/** Visma e-conomic as a target: customers, projects, and invoices in three steps; and the test of a grant. */
export const economic = {
  customer: customerWriter,
  project: projectWriter,
  /** The customer's side of an invoice; then, where it has several postings, those; then its PDF. */
  beforeBooking: [enterStep, linesStep, attachStep],
  book: bookWriter,
  testConnection,
} as const;
