import { type Findings, shown } from './field-checks.ts';

/**
 * Customer, project and invoice numbers are whole numbers of one to nine digits at e-conomic. Leading zeros would be lost
 * there, and two numbers become one: nothing is padded, cut or hashed.
 */
export function isShortNumber(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text);
}

/** A number that must be there and fit. */
export function shortNumberFindings(field: string, text: string | undefined): Findings {
  if (text === undefined || text === '') return [{ code: 'field-missing', field }];
  return isShortNumber(text) ? [] : [{ code: 'field-invalid', field, value: shown(text) }];
}
