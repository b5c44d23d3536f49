import * as z from 'zod';

/** Where a document stands. Closed list; `receipt-graph.ts` says which state may follow which. */
export const receiptStates = [
  'pending',
  'sending',
  'delivered',
  'skipped',
  'waiting',
  'deferred',
  'rejected',
  'unknown',
  'conflict',
] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** Names one receipt: one document of one direction of one integration. `key` is the source's own id. */
export type ReceiptRef = {
  readonly tenant: string;
  readonly integration: string;
  readonly direction: string;
  readonly key: string;
};

const instant = z.string();

/** A parent that a document waits for: by the source's key, or by the number that the target will know it under. */
export const parentSchema = z.strictObject({
  direction: z.string(),
  key: z.string().optional(),
  number: z.string().optional(),
});
export type Parent = z.infer<typeof parentSchema>;

/** What the writer needs to find this document again at the target: flat, short texts, no secrets. */
export const evidenceSchema = z.record(z.string(), z.string());
export type Evidence = z.infer<typeof evidenceSchema>;

/** What a finished step of a document gave: its id and number at the target, and the print of what it sent. */
const stepResultSchema = z.strictObject({
  print: z.string(),
  /** Print of the whole source document at that time. */
  sourcePrint: z.string(),
  targetId: z.string(),
  number: z.string().optional(),
  at: instant,
});
/** What one finished step gave. */
export type StepResult = z.infer<typeof stepResultSchema>;
/** Finished steps by their names. */
export type StepResults = Readonly<Record<string, StepResult>>;

/** Source id ↔ target id and number, with the fingerprints of what was last delivered. */
export const mappingSchema = z.strictObject({
  targetId: z.string(),
  number: z.string().optional(),
  link: z.string().optional(),
  fingerprint: z.string(),
  sourceFingerprint: z.string(),
  deliveredAt: instant,
});
export type Mapping = z.infer<typeof mappingSchema>;

/** Written before the vendor is called, so that a lost answer is known to be one. */
export const intentSchema = z.strictObject({
  fingerprint: z.string(),
  sourceFingerprint: z.string(),
  idempotencyKey: z.string(),
  evidence: evidenceSchema,
  /** The step that was sent; left out for a direction's last one. */
  step: z.string().optional(),
  /** The wish that this sending answers. */
  wanted: z.int(),
  at: instant,
  /** Look-ups made since the outcome became unknown. */
  looks: z.int(),
  /** True once this intent was sent a second time with the same key. */
  resent: z.boolean(),
  /** What the target said when it refused the document as one that it holds already, and its list did not show it. */
  duplicateWords: z.string().optional(),
  /** A person has looked and says that the target does not hold it: sent once more also where nothing can be searched. */
  vouchedAbsent: z.boolean().optional(),
});
export type Intent = z.infer<typeof intentSchema>;

/** Why a receipt stands where it stands: a code of `problems.ts`, the field and its value, the vendor's own words. */
export const problemSchema = z.strictObject({
  code: z.string(),
  field: z.string().optional(),
  value: z.string().optional(),
  vendorWords: z.string().optional(),
});

const slotSchema = z.strictObject({
  budget: z.string(),
  window: instant,
  calls: z.int(),
  /** Names the list; `calls` is then what the list takes, once. */
  list: z.string().optional(),
  /** True for one that the first of its list takes along. */
  follows: z.boolean().optional(),
  /** Tenants share the budget: it may go as soon as its tenant finds calls free. */
  shared: z.literal(true).optional(),
});
/** A booked place in a later budget window. */
export type Slot = z.infer<typeof slotSchema>;

/** What the documents of a booked list are found by, as those who wait for one parent are; undefined for one that goes alone. */
export function listOf({ budget, window, list }: Slot): Parent | undefined {
  return list === undefined ? undefined : { direction: 'booked', key: JSON.stringify([budget, window, list]) };
}

export const attemptSchema = z.strictObject({ at: instant, event: z.string(), detail: z.string().optional() });
/** One thing that was tried or happened, for people. */
export type Attempt = z.infer<typeof attemptSchema>;

/** The durable proof and state of one document in one direction. Under 4 kB. */
export const receiptSchema = z.strictObject({
  tenant: z.string(),
  integration: z.string(),
  direction: z.string(),
  key: z.string(),
  state: z.enum(receiptStates),
  /** Counts wishes (webhooks, catch-up, a person); `done` is the wish the state answers. */
  wanted: z.int(),
  done: z.int(),
  /** The source's number of the document, for people. */
  number: z.string().optional(),
  /** Name, or other words a person knows the document by. */
  label: z.string().optional(),
  problem: problemSchema.optional(),
  /** Other problems of the same document, at most five. */
  furtherProblems: z.array(problemSchema).optional(),
  parent: parentSchema.optional(),
  mapping: mappingSchema.optional(),
  /** What earlier steps gave, while and after the document is brought over. */
  steps: z.record(z.string(), stepResultSchema).optional(),
  /** How often it began anew, because what its steps had brought was gone at the target. */
  beginnings: z.int().optional(),
  intent: intentSchema.optional(),
  /** What the poll kept of the record, with its print: the same again is no news. */
  source: z.strictObject({ print: z.string(), snapshot: z.json() }).optional(),
  /** True once a person asked for it to be sent. */
  chosen: z.boolean().optional(),
  /** The booked place in a later budget window: calls of its own, or those of a whole list that go together then. */
  slot: slotSchema.optional(),
  /** Set while the write-back to the source is still to be made. */
  unconfirmed: z.boolean().optional(),
  /** No write-back before this instant, whoever wishes: a source may tell each refused one as a change. */
  confirmNotBefore: instant.optional(),
  /** The target's number that a person named for it in a conflict: looked up there and mapped, instead of a sending. */
  linkTo: z.string().optional(),
  /** What it was last counted as among the ends of a day. */
  counted: z.strictObject({ day: z.string(), state: z.enum(receiptStates) }).optional(),
  /** Names what was last sent to the target (the exact request is kept beside it for thirty days). */
  request: z.string().optional(),
  /** Retriable failures in a row. */
  tries: z.int(),
  lease: z.strictObject({ owner: z.string(), until: instant }).optional(),
  /** When `release-due` looks at it again; present in every open state. */
  dueAt: instant.optional(),
  /** No claim before this instant (backoff, settle time, booked slot). */
  notBefore: instant.optional(),
  /** `lastModifiedDate` of the source as last read; the catch-up compares it. */
  sourceModifiedAt: z.string().optional(),
  attempts: z.array(attemptSchema),
  createdAt: instant,
  updatedAt: instant,
});
export type Receipt = z.infer<typeof receiptSchema>;

/** The reference part of a receipt. */
export function refOf(receipt: ReceiptRef): ReceiptRef {
  const { tenant, integration, direction, key } = receipt;
  return { tenant, integration, direction, key };
}

/** States in which the engine still has something to do by itself. Each carries `dueAt`. */
export const openStates: readonly ReceiptState[] = ['pending', 'sending', 'waiting', 'deferred', 'unknown'];

/**
 * The state a person should see. What the target holds as it should is delivered, also when the last look found it
 * unchanged: an echo of our own write-back must not make a delivered customer look skipped.
 */
export function shownState(receipt: Pick<Receipt, 'state' | 'problem' | 'mapping' | 'unconfirmed'>): ReceiptState {
  const { state, problem, mapping, unconfirmed } = receipt;
  const isInPlace = mapping !== undefined && (problem?.code === 'unchanged' || unconfirmed === true);
  return state === 'skipped' && isInPlace ? 'delivered' : state;
}

/** States that a new wish turns back into `pending`. A conflict is left by a person only. */
export const endStates: readonly ReceiptState[] = ['delivered', 'skipped', 'rejected'];

/** True while the target holds the document and the source refuses what is written back: a person frees the number there. */
export function isWriteBackRefused({ unconfirmed, problem }: Pick<Receipt, 'unconfirmed' | 'problem'>): boolean {
  return unconfirmed === true && problem?.code === 'write-back-refused';
}
