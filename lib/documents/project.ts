import * as z from 'zod';

/** A project as the source holds it now. `customerId` is the source's key of the customer, absent on internal projects. */
export const projectSchema = z.strictObject({
  id: z.string().min(1),
  number: z.string().optional(),
  name: z.string(),
  customerId: z.string().optional(),
  customerNumber: z.string().optional(),
});
export type Project = z.infer<typeof projectSchema>;

/** A project as the target shall hold it: the number is the source's, and the target's key. */
export const projectRecordSchema = z.strictObject({
  number: z.string().min(1),
  name: z.string().min(1),
  customerNumber: z.string().optional(),
});
export type ProjectRecord = z.infer<typeof projectRecordSchema>;
