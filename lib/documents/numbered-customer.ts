import * as z from 'zod';

/** A customer for a target that takes the source's numbers, with the company behind it. */
export const numberedCustomerSchema = z.strictObject({
  number: z.string().min(1),
  name: z.string().min(1),
  organizationNumber: z.string().optional(),
  email: z.string().optional(),
  streetAddress: z.string().optional(),
  zipCode: z.string().optional(),
  place: z.string().optional(),
  /** ISO 3166 code of two letters. */
  country: z.string(),
});
export type NumberedCustomer = z.infer<typeof numberedCustomerSchema>;
