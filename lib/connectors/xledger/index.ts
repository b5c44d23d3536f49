import { companyStep } from './company-step.ts';
import { customerWriter } from './customer-writer.ts';
import { projectWriter } from './project-writer.ts';

/** Xledger as a target: customers with their companies, and projects. */
export const xledger = {
  company: companyStep,
  customer: customerWriter,
  project: projectWriter,
} as const;
