import { createEndTally } from '../../../lib/runtime/end-tally.ts';
import { secondsUntilKnown } from '../../../lib/sync/first-position.ts';
import {
  type ActResult,
  type ActTools,
  askFor,
  mostActedUpon,
  performAct,
  performOnMany,
} from '../../../lib/sync/perform-act.ts';
import type { ActOrder } from '../../../lib/sync/person-acts.ts';
import { type Receipt, type ReceiptRef, receiptStates } from '../../../lib/sync/receipt.ts';
import { type Desk, integrationOf, receiptOf } from './desk.ts';
import { NotThere } from './not-there.ts';

/** One act on one receipt. What was corrected in the settings a moment ago counts for it. @throws NotThere */
export async function actOnReceipt(desk: Desk, ref: Omit<ReceiptRef, 'tenant'>, order: ActOrder): Promise<ActResult> {
  const { receipt, integration } = await receiptOf(desk, ref);
  const afterSeconds = secondsUntilKnown(integration, desk.parts.clock());
  return performAct(refFrom(receipt), { order, actor: desk.viewer.actor, afterSeconds }, toolsOf(desk));
}

/** Some documents of one direction: chosen ones, all failed ones, or a list of the source's ids or numbers. */
export type Many = {
  readonly integration: string;
  readonly direction: string;
  readonly keys?: readonly string[] | undefined;
  readonly numbers?: readonly string[] | undefined;
  readonly allFailed?: boolean | undefined;
};

/** One act on many, bounded and spread, with a result for each. A number that nobody knows is told as absent. @throws NotThere */
export async function actOnMany(desk: Desk, many: Many, order: ActOrder): Promise<readonly ActResult[]> {
  const { scope, afterSeconds } = await scopeOf(desk, many);
  const { keys = [], numbers = [] } = many;
  const numbered = await byNumber(desk, scope, numbers);
  const failed = many.allFailed ? await failedOf(desk, scope) : [];
  const refs = [...keys.map((key) => ({ ...scope, key })), ...numbered.found, ...failed];
  const asked = { tenant: scope.tenant, refs, order, afterSeconds };
  // An act on nothing is none, and leaves no line in the audit.
  const results = refs.length === 0 ? [] : await performOnMany(asked, desk.viewer.actor, toolsOf(desk));
  const absent = numbered.missing.map((key): ActResult => ({ ref: { ...scope, key }, outcome: 'absent' }));
  return [...results, ...absent];
}

/** Asks for documents by the source's ids, also for those that no receipt knows. @throws NotThere */
export async function askForKeys(desk: Desk, many: Many): Promise<readonly ActResult[]> {
  const { scope, afterSeconds } = await scopeOf(desk, many);
  const keys = [...new Set(many.keys ?? [])].slice(0, mostActedUpon);
  const refs = keys.map((key) => ({ ...scope, key }));
  return askFor(refs, { tenant: scope.tenant, actor: desk.viewer.actor, afterSeconds }, toolsOf(desk));
}

type Scope = Omit<ReceiptRef, 'key'>;

async function scopeOf(
  desk: Desk,
  { integration: id, direction }: Many,
): Promise<{ scope: Scope; afterSeconds: number }> {
  const integration = await integrationOf(desk, id);
  if (!desk.parts.directionsOf(integration.kind).includes(direction)) throw new NotThere();
  const scope = { tenant: integration.tenant, integration: id, direction };
  return { scope, afterSeconds: secondsUntilKnown(integration, desk.parts.clock()) };
}

/** Numbers are the source's, or the target's. */
async function byNumber(
  { parts }: Desk,
  scope: Scope,
  numbers: readonly string[],
): Promise<{ readonly found: readonly ReceiptRef[]; readonly missing: readonly string[] }> {
  if (numbers.length === 0) return { found: [], missing: [] };
  const scopes = [{ ...scope, directions: [scope.direction] }];
  const { receipts } = await parts.search({ scopes, states: receiptStates, numbers, limit: mostActedUpon });
  const known = new Set(receipts.flatMap(namesOf));
  return { found: receipts.map(refFrom), missing: numbers.filter((number) => !known.has(number)) };
}

function namesOf({ number, mapping }: Receipt): string[] {
  return [number, mapping?.number].filter((name) => name !== undefined);
}

async function failedOf({ parts }: Desk, scope: Scope): Promise<ReceiptRef[]> {
  const scopes = [{ ...scope, directions: [scope.direction] }];
  const { receipts } = await parts.search({ scopes, states: ['rejected'], limit: mostActedUpon });
  return receipts.map(refFrom);
}

function refFrom({ tenant, integration, direction, key }: ReceiptRef): ReceiptRef {
  return { tenant, integration, direction, key };
}

/** What acts on receipts work with. */
export function toolsOf({ parts }: Desk): ActTools {
  const { receipts, nudges, audit, clock, newId, budgets, endCounts, log } = parts;
  const ends = createEndTally({ counts: endCounts, log });
  return { receipts, nudges, audit, clock, newId, budgets: budgets.store, ends };
}
