import * as z from 'zod';

/** A postal address. `country` is an ISO 3166 code of two letters. */
export const postalAddressSchema = z.strictObject({
  lines: z.array(z.string()),
  zipCode: z.string().optional(),
  city: z.string().optional(),
  country: z.string().optional(),
});
export type PostalAddress = z.infer<typeof postalAddressSchema>;

/**
 * A customer as the source holds it now. `id` is the source's own key; `number` is the customer number, absent until
 * somebody gave one. An empty name is possible at the source and is judged later.
 */
export const customerSchema = z.strictObject({
  id: z.string().min(1),
  /** The source's department in whose books the customer is wanted, where departments have books of their own. */
  departmentId: z.string().optional(),
  /** The target's name for these books, where departments may share them. */
  books: z.string().optional(),
  number: z.string().optional(),
  name: z.string(),
  organizationNumber: z.string().optional(),
  email: z.string().optional(),
  /** Left out when the source holds no part of it. */
  address: postalAddressSchema.optional(),
});
export type Customer = z.infer<typeof customerSchema>;

/**
 * A customer as the target shall hold it. `externalId` ties it to the source, so that it is found again after a lost answer.
 * The customer number is not here: the target gives it.
 */
export const customerRecordSchema = z.strictObject({
  externalId: z.string().min(1),
  departmentId: z.string().optional(),
  name: z.string().min(1),
  organizationNumber: z.string().optional(),
  email: z.string().optional(),
});
export type CustomerRecord = z.infer<typeof customerRecordSchema>;
