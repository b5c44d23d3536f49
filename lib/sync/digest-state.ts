import * as z from 'zod';

const instant = z.string();

/** One of two mails: documents need a person, or all is well again. */
export const digestKinds = ['trouble', 'well'] as const;
export type DigestKind = (typeof digestKinds)[number];

/** What the people of one integration were told. One item in the table; each write moves `revision` by one. */
export const digestStateSchema = z.strictObject({
  revision: z.int().nonnegative(),
  /** Every document that needed a person by this instant was told of. */
  toldUntil: instant.optional(),
  /** Codes of refused log-ins that were told of and last still. */
  toldHolds: z.array(z.string()),
  /** When trouble was last told; the next time is an hour later at the earliest. */
  troubleAt: instant.optional(),
  /** True from the first mail about trouble until the one that says that all is well. */
  isOpen: z.boolean(),
  /** Since when nothing needs a person any more. */
  clearSince: instant.optional(),
  /** Written before a mail is sent and removed after it: while it stands, nobody knows whether the mail went out. */
  intent: z.strictObject({ kind: z.enum(digestKinds), at: instant }).optional(),
});
export type DigestState = z.infer<typeof digestStateSchema>;

/** Nobody was told anything yet. */
export const nothingTold: DigestState = { revision: 0, toldHolds: [], isOpen: false };
