import * as z from 'zod';
import { sandboxFaults } from '../sandbox.ts';
import { companyRow, departmentRow, invoiceRow } from './state.ts';

/** What the control endpoint takes to make or change an account. */
export const accountSettings = z.strictObject({
  key: z.string().min(1).optional(),
  isRevoked: z.boolean().optional(),
  dailyLimit: z.int().positive().optional(),
});
export type AccountSettings = z.infer<typeof accountSettings>;

/** Rows to add, or to put in the place of those with the same ids. */
export const rowsToPut = z.strictObject({
  invoices: z.array(invoiceRow).default([]),
  companies: z.array(companyRow).default([]),
  departments: z.array(departmentRow).default([]),
});
export type RowsToPut = z.input<typeof rowsToPut>;

/** Calls that somebody else made with the same key. */
export const otherUse = z.strictObject({ calls: z.int().nonnegative() });

/** A fault to switch on; `operation` is a scope or `*`, `company` an account. */
export const faultSwitch = z.strictObject({
  operation: z.string().min(1),
  fault: z.enum(sandboxFaults),
  company: z.string().optional(),
  times: z.int().positive().optional(),
  delayMs: z.int().nonnegative().optional(),
});

/** An account as the control endpoint shows it: without its key. */
export const shownAccount = z.strictObject({
  isRevoked: z.boolean(),
  dailyLimit: z.int(),
  used: z.strictObject({ period: z.string(), calls: z.int() }),
  invoices: z.array(invoiceRow),
  companies: z.array(companyRow),
  departments: z.array(departmentRow),
});
export type ShownAccount = z.infer<typeof shownAccount>;

/** A line of the log of calls. */
export const shownCall = z.strictObject({
  at: z.string(),
  account: z.string().optional(),
  scope: z.string().nullable(),
  query: z.string(),
  rows: z.int().optional(),
});
export type ShownCall = z.infer<typeof shownCall>;
