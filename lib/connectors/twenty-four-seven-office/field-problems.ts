import type { Problem, RejectCode } from '../../sync/problems.ts';

type Problems = readonly Problem<RejectCode>[];

/** Characters that XML 1.0 cannot carry, escaped or not. */
const illegalInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** A text that the vendor can take: no characters that XML forbids, not longer than its column. */
export function textProblems(field: string, value: string | undefined, longest = 4000): Problems {
  if (value === undefined || (!illegalInXml.test(value) && value.length <= longest)) return [];
  return [
    { code: 'field-invalid', field, value: value.replace(/[^\u{20}-\u{D7FF}\u{E000}-\u{FFFD}]/gu, '?').slice(0, 80) },
  ];
}

/** Numbers of customers, projects and vouchers are positive 32-bit integers, written without leading zeros. */
export function numberProblems(field: string, value: string | undefined): Problems {
  if (value === undefined || isPositiveInt32(value)) return [];
  return [{ code: 'field-invalid', field, value: value.slice(0, 80) }];
}

/** True for 1 to 2147483647 in plain digits. */
export function isPositiveInt32(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= 2_147_483_647;
}
