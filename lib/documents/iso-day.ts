import * as z from 'zod';

/** A calendar day without time or zone, `2026-11-21`. Days that do not exist are refused. */
export const isoDaySchema = z.iso.date();
export type IsoDay = z.infer<typeof isoDaySchema>;
