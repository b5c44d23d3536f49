import type { Problem, RejectCode } from '../../sync/problems.ts';

type Problems = readonly Problem<RejectCode>[];

/** Numbers of customers, projects and invoices are whole, 1 to 999999999, written without leading zeros. */
export function isEconomicNumber(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text);
}

/** What is wrong with a number before it is sent. */
export function numberProblems(field: string, text: string | undefined): Problems {
  if (text === undefined || isEconomicNumber(text)) return [];
  return [{ code: 'field-invalid', field, value: text.slice(0, 80) }];
}

/** A text that is not longer than its column. */
export function lengthProblems(field: string, text: string | undefined, longest: number): Problems {
  if (text === undefined || text.length <= longest) return [];
  return [{ code: 'field-invalid', field, value: text.slice(0, 80) }];
}
