import * as z from 'zod';

/** The largest file that is moved: Moment takes no larger ones (assumed, lib/connectors/moment/README.md). */
export const largestExpenseFileBytes = 20 * 1024 * 1024;

/** One file of an expense, fetched from the ERP into the object store. */
export const expenseFileSchema = z.strictObject({
  /** The expense's key in the same direction. */
  expenseKey: z.string().min(1),
  fileName: z.string().min(1),
  /** Absent where the ERP names a type that has no media type; `typeWord` says which. */
  contentType: z.string().optional(),
  typeWord: z.string(),
  /** Name in the object store, bytes, and hex SHA-256. Absent for a file of a type that nobody takes: it is not fetched. */
  stored: z.strictObject({ name: z.string(), size: z.int(), sha256: z.string() }).optional(),
});
export type ExpenseFile = z.infer<typeof expenseFileSchema>;

/** A file as the target shall hold it with an expense, byte for byte. */
export const expenseAttachmentSchema = z.strictObject({
  /** The target's own key of the expense. */
  expenseId: z.string().min(1),
  fileName: z.string().min(1),
  contentType: z.string().min(1),
  /** Name in the object store. */
  name: z.string().min(1),
  size: z.int(),
  sha256: z.string(),
});
export type ExpenseAttachment = z.infer<typeof expenseAttachmentSchema>;
