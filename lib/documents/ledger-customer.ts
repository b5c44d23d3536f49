import * as z from 'zod';

/**
 * A customer for a ledger that takes the source's numbers. `group`, `vatZone`, `paymentTerms` and `currency` are what a
 * new customer gets; what is left out comes from the ledger's own defaults.
 */
export const ledgerCustomerSchema = z.strictObject({
  number: z.string().min(1),
  name: z.string().min(1),
  organizationNumber: z.string().optional(),
  email: z.string().optional(),
  address: z.string().optional(),
  zipCode: z.string().optional(),
  city: z.string().optional(),
  /** The country's name, as the ledger prints it. */
  country: z.string().optional(),
  group: z.int(),
  vatZone: z.int(),
  paymentTerms: z.int().optional(),
  currency: z.string().optional(),
});
export type LedgerCustomer = z.infer<typeof ledgerCustomerSchema>;
