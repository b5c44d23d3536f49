import type { ConnectionCheck } from './connection-check.ts';
import { BudgetSpent, SyncError } from './errors.ts';
import { problemTexts } from './problem-texts.ts';

type Words = ConnectionCheck['words'];

const exists: Words = { en: 'exists', no: 'finnes' };
const budgetSpent: Words = { en: 'the calls of this window are used up', no: 'kallene i dette vinduet er brukt opp' };

/** A line that says what was found. Undefined: it does not exist. */
export function foundLine(check: string, thing: Words, what: Words | undefined): ConnectionCheck {
  if (what === undefined) {
    return { check, ok: false, words: { en: `${thing.en} does not exist.`, no: `${thing.no} finnes ikke.` } };
  }
  return { check, ok: true, words: { en: `${thing.en}: ${what.en}.`, no: `${thing.no}: ${what.no}.` } };
}

/** A line that says whether something exists. */
export function existenceLine(check: string, thing: Words, isThere: boolean): ConnectionCheck {
  return foundLine(check, thing, isThere ? exists : undefined);
}

/** What kept a check from being made, in the problem's words. A defect of ours goes on as it is. */
export function failureLine(check: string, failure: unknown, about?: Words): ConnectionCheck {
  const { en, no } = failureWords(failure);
  const words = about === undefined ? { en, no } : { en: `${about.en}: ${en}`, no: `${about.no}: ${no}` };
  return { check, ok: false, words };
}

function failureWords(failure: unknown): Words {
  if (failure instanceof BudgetSpent) return budgetSpent;
  if (!(failure instanceof SyncError)) throw failure;
  const { code, vendorWords } = failure.reason.problem;
  const { title } = problemTexts[code];
  const told = vendorWords === undefined ? '' : `: ${vendorWords}`;
  return { en: `${title.en}${told}`, no: `${title.no}${told}` };
}
