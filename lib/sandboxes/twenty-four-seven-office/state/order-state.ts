import * as z from 'zod';
import { xmlValue } from './xml-value-schema.ts';

const fields = z.record(z.string(), xmlValue);

/** A category that products belong to. */
export const productCategory = z.object({
  id: z.int(),
  name: z.string(),
  no: z.string().optional(),
  parentId: z.int().optional(),
});

/** The categories of a client that nobody has changed. */
export const usualCategories = ['Tjenester', 'Varer'].map((name, index) => ({
  id: index + 1,
  name,
  no: String(index + 1),
}));

/** A product: the elements as sent, and what the system adds. */
export const product = z.object({ id: z.int(), registeredAt: z.iso.datetime(), changedAt: z.iso.datetime(), fields });

/** A row of an order: the elements as sent, and the number that the system gives it. */
export const orderRow = z.object({ rowId: z.int(), fields });

/** What the vendor would have sent to the customer by itself. */
export const mailing = z.object({ at: z.iso.datetime(), distributor: z.string(), method: z.string() });

/** An order; with an invoice number it is an invoice, and frozen. */
export const order = z.object({
  id: z.int(),
  invoiceId: z.int().optional(),
  registeredAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  fields,
  rows: z.array(orderRow),
  mailing: mailing.optional(),
});

/** A category that products belong to. */
export type ProductCategory = z.infer<typeof productCategory>;
/** A product in the register. */
export type Product = z.infer<typeof product>;
/** An order or an invoice. */
export type Order = z.infer<typeof order>;
/** A row of an order. */
export type OrderRow = z.infer<typeof orderRow>;
