import * as z from 'zod';

/** What RecMan's pages leave open, with the possibility that this sandbox takes unless told otherwise. */
export const switchesSchema = z.strictObject({
  /** How the spent limit is told. */
  limitForm: z.enum(['http-200', 'http-429']).default('http-200'),
  /** When a new period of calls begins. */
  limitPeriod: z.enum(['oslo-day', 'utc-day', 'hour']).default('oslo-day'),
  /** Numbers as text: of every other field, all, or none. */
  textNumbers: z.enum(['mixed', 'all', 'none']).default('mixed'),
  /** A page beyond the last one. */
  emptyPage: z.enum(['empty-list', 'empty-map', 'not-successful']).default('empty-list'),
  dataForm: z.enum(['map', 'list']).default('map'),
  /** The order of rows in a list. */
  order: z.enum(['id', 'newest-first']).default('id'),
  /** So many later pages begin one row late, as when somebody deletes a row between two of them. */
  shiftedPages: z.int().nonnegative().default(0),
});
export type RecmanSwitches = z.infer<typeof switchesSchema>;

/** Some switches to set; the others stay. No defaults here. */
export const switchChange = z.strictObject({
  limitForm: switchesSchema.shape.limitForm.unwrap().optional(),
  limitPeriod: switchesSchema.shape.limitPeriod.unwrap().optional(),
  textNumbers: switchesSchema.shape.textNumbers.unwrap().optional(),
  emptyPage: switchesSchema.shape.emptyPage.unwrap().optional(),
  dataForm: switchesSchema.shape.dataForm.unwrap().optional(),
  order: switchesSchema.shape.order.unwrap().optional(),
  shiftedPages: z.int().nonnegative().optional(),
});
export type SwitchChange = z.infer<typeof switchChange>;
