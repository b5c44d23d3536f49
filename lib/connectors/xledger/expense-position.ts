import * as z from 'zod';

/** How far the posted lines have been read by deltas. */
const positionSchema = z.strictObject({
  /** When the last poll began (ISO instant). Deltas are kept for three days from then. */
  at: z.iso.datetime(),
  accounts: z.array(z.string()),
  /** Cursors of the newest deltas that are read; absent while there were none. */
  lines: z.string().optional(),
  invoices: z.string().optional(),
  /** Ids that Xledger did not show although it told of them: asked for once more. */
  again: z.array(z.string()).default([]),
  /** A listing that is not done: it goes backwards, and stops at what is older than `since`. */
  listing: z.strictObject({ since: z.iso.date(), before: z.string().optional() }).optional(),
});
export type ExpensePosition = z.infer<typeof positionSchema>;

/** A position as it was written; undefined for one of another form. */
export function expensePositionOf(text: string | undefined): ExpensePosition | undefined {
  if (text === undefined) return undefined;
  const parsed = positionSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

const dayMs = 86_400_000;

/** Deltas are kept for three days (https://github.com/Skyvell/xledger); a night is left for what comes late. */
const deltaDays = 2.5;

/** A voucher can be registered before the day on which it is posted. */
const registeredEarlyDays = 31;

/**
 * The first day of registration that a listing must reach, where one is needed: at the first poll, for accounts that are new
 * in the setting, and when more time has passed than deltas are kept.
 */
export function listingSince(
  position: ExpensePosition | undefined,
  facts: { readonly accounts: readonly string[]; readonly from: Date; readonly now: Date },
): string | undefined {
  const { accounts, from, now } = facts;
  const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
  const begin = from.getTime() - registeredEarlyDays * dayMs;
  if (position === undefined || accounts.some((one) => !position.accounts.includes(one))) return day(begin);
  const last = Date.parse(position.at);
  if (now.getTime() - last <= deltaDays * dayMs) return undefined;
  return day(Math.max(begin, last - dayMs));
}
