import * as z from 'zod';
import { isoDaySchema } from '../iso-day.ts';
import { type Vendor, vendorNames } from '../vendors.ts';

/** Until when a log-in is valid, as a person was told where it was made. No vendor's API tells it. For `validUntil`. */
export const validUntilDay = isoDaySchema
  .optional()
  .describe('Last day on which this log-in is valid. Left out: not known, or for ever.');

/** The same, read from the stored settings of any kind. */
const anyExpiry = z.object({
  validUntil: z.partialRecord(z.enum(vendorNames), isoDaySchema.optional().catch(undefined)).catch({}),
});

/** People are warned so many days before. */
export const warnedDaysBefore = 14;

/** A log-in whose last day is known. */
export type Expiry = {
  readonly vendor: Vendor;
  readonly until: string;
  /** 0: today is the last day. Less: it is over. */
  readonly daysLeft: number;
  readonly isSoon: boolean;
};

const dayMs = 86_400_000;

/** The log-ins of an integration whose last day is known, the next one first. `today` is a day. */
export function expiriesOf(settings: unknown, today: string): readonly Expiry[] {
  const { validUntil } = anyExpiry.catch({ validUntil: {} }).parse(settings);
  const known = vendorNames.flatMap((vendor) => {
    const until = validUntil[vendor];
    if (until === undefined) return [];
    const daysLeft = Math.round((Date.parse(until) - Date.parse(today)) / dayMs);
    return [{ vendor, until, daysLeft, isSoon: daysLeft <= warnedDaysBefore }];
  });
  return known.sort((one, other) => one.until.localeCompare(other.until));
}
