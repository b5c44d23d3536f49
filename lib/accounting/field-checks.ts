import type { Problem, RejectCode } from '../sync/problems.ts';

/** One reason to refuse a document. */
export type Rejection = Problem<RejectCode>;

/** What a check found: nothing, or one or more problems. */
export type Findings = readonly Rejection[];

const largestInt32 = 2_147_483_647;

/**
 * Customer, project and invoice numbers are ids at 24SevenOffice (xs:int): whole, positive, at most 2147483647. Leading zeros
 * would be lost there, and two numbers become one.
 */
export function isTargetNumber(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= largestInt32;
}

/** A number that must be there and fit the target. */
export function numberFindings(field: string, text: string | undefined): Findings {
  if (text === undefined || text === '') return [{ code: 'field-missing', field }];
  return isTargetNumber(text) ? [] : [{ code: 'field-invalid', field, value: shown(text) }];
}

/** An account that must be there: a whole number of one to nine digits. Whether it exists at the target is asked before sending. */
export function accountFindings(field: string, account: string | undefined): Findings {
  if (account === undefined || account.trim() === '') return [{ code: 'field-missing', field }];
  return /^[1-9]\d{0,8}$/.test(account) ? [] : [{ code: 'field-invalid', field, value: shown(account) }];
}

/** Text that must be there. */
export function presenceFindings(field: string, text: string | undefined): Findings {
  return text === undefined || text.trim() === '' ? [{ code: 'field-missing', field }] : [];
}

/** A value as it is kept on a receipt: 100 characters at most. */
export function shown(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

/** A plain decimal number: "25", "-0.5", "11.123456". */
export function isDecimal(text: string): boolean {
  return /^-?\d{1,9}(\.\d{1,12})?$/.test(text);
}

/** True when there is at least one problem, for decisions that must name one. */
export function isRejected(findings: Findings): findings is readonly [Rejection, ...Rejection[]] {
  return findings.length > 0;
}
