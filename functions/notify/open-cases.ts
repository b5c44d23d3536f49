import type { ReceiptLists } from '../../lib/store/receipt-lists.ts';
import { type DigestCase, digestCaseOf } from '../../lib/sync/digest.ts';
import type { PollRefusal } from '../../lib/sync/poll-refusal.ts';
import { type Receipt, type ReceiptRef, type ReceiptState, refOf } from '../../lib/sync/receipt.ts';

/** A document that needs a person, with what a mail shows of it. */
export type OpenCase = DigestCase & {
  readonly ref: ReceiptRef;
  readonly state: ReceiptState;
  readonly number: string | undefined;
  readonly label: string | undefined;
  readonly field: string | undefined;
  readonly vendorWords: string | undefined;
  /** A direction whose polls are stopped: no document tells of it. */
  readonly isPoll?: true;
};

/** The documents that need a person, newest first by direction and state. `isCut`: there are more than these. */
export type OpenCases = { readonly cases: readonly OpenCase[]; readonly isCut: boolean };

/** One integration and its directions. */
export type CaseScope = {
  readonly tenant: string;
  readonly integration: string;
  readonly directions: readonly string[];
};

/** Pending ones are there for refused log-ins. */
const statesRead: readonly ReceiptState[] = ['rejected', 'conflict', 'pending'];

/** Receipts read of a direction and state: more would only make a number in a mail more exact. */
const readAtMost = 1000;
const pageSize = 200;

/** Reads what needs a person, a page after the other, so that a mass of failures does not fill the memory. */
export async function readOpenCases(
  lists: ReceiptLists,
  of: CaseScope,
  refusalOf: (place: Omit<ReceiptRef, 'key'>) => Promise<PollRefusal | undefined>,
): Promise<OpenCases> {
  const { tenant, integration } = of;
  const cases: OpenCase[] = [];
  let isCut = false;
  for (const direction of of.directions) {
    for (const state of statesRead) {
      const found = await readState(lists, { scope: { tenant, integration, direction }, state });
      cases.push(...found.cases);
      isCut ||= found.isCut && found.cases.length > 0;
    }
    const refusal = await refusalOf({ tenant, integration, direction });
    if (refusal !== undefined) cases.push(pollCaseOf(refusal, { tenant, integration, direction, key: '' }));
    const refused = await lists.writeBacksRefused({ tenant, integration, direction }, readAtMost);
    cases.push(...refused.receipts.flatMap(caseOf));
  }
  return { cases, isCut };
}

async function readState(
  lists: ReceiptLists,
  place: { readonly scope: Omit<ReceiptRef, 'key'>; readonly state: ReceiptState },
): Promise<OpenCases> {
  const cases: OpenCase[] = [];
  let after: string | undefined;
  for (let read = 0; read < readAtMost; read += pageSize) {
    const page = await lists.page({ ...place, limit: pageSize, after });
    // What another version wrote is left to that version: it cannot be told what it is about.
    cases.push(...page.receipts.flatMap(caseOf));
    after = page.next;
    if (after === undefined) break;
  }
  return { cases, isCut: after !== undefined };
}

function caseOf(receipt: Receipt): OpenCase[] {
  const decided = digestCaseOf(receipt);
  if (decided === undefined) return [];
  const { state, number, label, problem } = receipt;
  const { field, vendorWords } = problem ?? {};
  return [{ ...decided, ref: refOf(receipt), state, number, label, field, vendorWords }];
}

function pollCaseOf({ code, at, vendorWords }: PollRefusal, ref: ReceiptRef): OpenCase {
  const nothing = { number: undefined, label: undefined, field: undefined };
  return { code, at, isHeld: true, isPoll: true, ref, state: 'pending', ...nothing, vendorWords };
}
