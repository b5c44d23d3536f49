import * as z from 'zod';

/** Who did something: a person by the sign-in's own id, the person at this machine, or a program with a token. */
export const actorSchema = z.strictObject({
  kind: z.enum(['operator', 'member', 'local']),
  /** The subject of the sign-in; `local` on one machine. */
  id: z.string(),
  name: z.string().optional(),
});
export type Actor = z.infer<typeof actorSchema>;

/** Entries that concern no tenant (an operator signs in) stand under this name, which no tenant can have. */
export const platformTenant = '-';

/** Everything that stands in the audit. The console has words for each. */
export const auditActs = [
  'integration.create',
  'integration.change',
  'integration.remove',
  'integration.enable',
  'integration.disable',
  'integration.test',
  'integration.renew-webhooks',
  'integration.ask-access',
  'integration.give-access',
  'receipt.retry',
  'receipt.resend',
  'receipt.link',
  'receipt.dismiss',
  'receipt.ask-for',
  'receipt.export',
  'receipts.redrive',
  'document.preview',
  'xledger-file.make',
  'xledger-file.download',
  'session.begin',
  'session.end',
  'access.other-tenant',
] as const;
export type AuditAct = (typeof auditActs)[number];

/**
 * One line of the audit. What a person does has two: `asked` is written before anything takes effect, and one of the others
 * after it, with `of` naming the first. A lone `asked` was cut short.
 */
export const auditEntrySchema = z.strictObject({
  tenant: z.string(),
  id: z.string(),
  at: z.string(),
  actor: actorSchema,
  /** What was done: one of `auditActs`, or one of another version. */
  act: z.string(),
  phase: z.enum(['asked', 'done', 'refused', 'failed']),
  of: z.string().optional(),
  integration: z.string().optional(),
  direction: z.string().optional(),
  key: z.string().optional(),
  /** What stood before and after, without secrets. */
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
  /** A person's reason, or ours for a refusal. */
  note: z.string().optional(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** A line that this version writes. */
export type NewAuditEntry = AuditEntry & { readonly act: AuditAct };

/** One page of the audit, newest first. */
export type AuditPage = {
  readonly entries: readonly AuditEntry[];
  /** `before` of the next page; absent on the last. */
  readonly next?: string;
};

/** The audit: entries are added and read, never changed. */
export type AuditStore = {
  append(entry: NewAuditEntry): Promise<void>;
  /** Of these tenants in one list. `before`: `next` of the page before. */
  page(order: {
    readonly tenants: readonly string[];
    readonly limit: number;
    readonly before?: string | undefined;
  }): Promise<AuditPage>;
};
