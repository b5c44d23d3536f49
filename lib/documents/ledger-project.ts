import * as z from 'zod';

/** A project for a ledger that takes the source's numbers. `group` is the one a new project gets. */
export const ledgerProjectSchema = z.strictObject({
  number: z.string().min(1),
  name: z.string().min(1),
  customerNumber: z.string().optional(),
  group: z.int(),
});
export type LedgerProject = z.infer<typeof ledgerProjectSchema>;
