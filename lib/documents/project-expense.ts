import * as z from 'zod';
import { isoDaySchema } from './iso-day.ts';
import { moneySchema } from './money.ts';

/** An expense as the target shall hold it on one activity of one project, to be invoiced to the customer. */
export const projectExpenseSchema = z.strictObject({
  /** Our key of it at the target, found again by it: the ERP and its key of the posting. */
  externalId: z.string().min(1).max(200),
  /** The target's own key of the project. */
  projectId: z.string().min(1),
  /** Name of the activity; made in the project when it lacks one. */
  activity: z.string().min(1),
  description: z.string().min(1).max(500),
  amountIncludingVat: moneySchema,
  supplierName: z.string().max(255).optional(),
  supplierInvoiceNumber: z.string().max(100).optional(),
  date: isoDaySchema,
  billable: z.boolean(),
  /** What a person should know of it, for the receipt: that it is a credit, and of what. */
  remark: z.string().optional(),
});
export type ProjectExpense = z.infer<typeof projectExpenseSchema>;
