import * as z from 'zod';
import { isoDaySchema } from './iso-day.ts';
import { moneySchema } from './money.ts';

const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);

/** A row of a sales order. What is credited has a negative quantity; prices stay positive. */
export const salesOrderRowSchema = z.strictObject({
  /** The target's own key of the product. */
  productId: z.string().min(1),
  name: z.string(),
  quantity: decimalText,
  price: moneySchema,
  /** Percent as decimal text. */
  discountPercent: decimalText.optional(),
});
export type SalesOrderRow = z.infer<typeof salesOrderRowSchema>;

/**
 * An order that is invoiced at once, as the target shall hold it. The target numbers the invoice; `orderId` is ours, and what
 * makes a repeated sending find the order. The target sends nothing to the customer itself.
 */
export const salesOrderSchema = z.strictObject({
  orderId: z.string().min(1),
  /** The source's department, whose own books the order belongs to. */
  departmentId: z.string().min(1),
  customerNumber: z.string().min(1),
  /** The source's number of the invoice, as a reference for people. */
  reference: z.string().min(1),
  /** Of a credit note: the order that it credits. */
  creditedOrderId: z.string().optional(),
  date: isoDaySchema,
  /** Days from the date to the due date. */
  paymentDays: z.int().nonnegative(),
  kid: z.string().optional(),
  currency: z.string(),
  yourReference: z.string().optional(),
  text: z.string().optional(),
  distributor: z.literal('manual'),
  rows: z.array(salesOrderRowSchema).min(1),
});
export type SalesOrder = z.infer<typeof salesOrderSchema>;
