import * as z from 'zod';

/** A product as an invoice line names it. The number alone tells products apart. */
export const productSchema = z.strictObject({
  /** The source's department, whose own books the product belongs to. */
  departmentId: z.string().min(1),
  /** The target's name for these books, where departments may share them. */
  books: z.string().optional(),
  number: z.string(),
  name: z.string(),
});
export type Product = z.infer<typeof productSchema>;

/** A product as the target shall hold it, made when the number is not there. */
export const productRecordSchema = z.strictObject({
  departmentId: z.string().min(1),
  number: z.string().min(1),
  name: z.string().min(1),
  /** The target's product category. */
  categoryId: z.int().positive(),
});
export type ProductRecord = z.infer<typeof productRecordSchema>;
