import { type Findings, shown } from './field-checks.ts';

/** Codes of customers and projects at Xledger are texts; longer ones than this are a mistake. */
const longestCode = 50;

/** A number that must be there, as a code: visible characters without blanks at its ends and control characters within. */
export function codeFindings(field: string, text: string | undefined): Findings {
  if (text === undefined || text.trim() === '') return [{ code: 'field-missing', field }];
  const fits = text.length <= longestCode && text === text.trim() && !/[\p{Cc}\p{Cf}]/u.test(text);
  return fits ? [] : [{ code: 'field-invalid', field, value: shown(text) }];
}

/** An address for mail: one line, one @, no blanks, whoever typed it. */
export function mailAddressFindings(field: string, address: string | undefined): Findings {
  if (address === undefined || /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/u.test(address)) return [];
  return [{ code: 'field-invalid', field, value: shown(address.replace(/[\p{Cc}\p{Cf}]/gu, '?')) }];
}
