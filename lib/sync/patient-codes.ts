/** What only time or a person outside ends: trying again is no failure of the document. */
const patientCodes: readonly string[] = [
  'login-refused',
  'identity-needed',
  'identity-blocked',
  'posting-awaited',
  'module-missing',
  'access-revoked',
  'access-missing',
  'department-login-missing',
  'same-record-under-way',
];

/** True for a hold after which a document is tried again however long it lasts. */
export function isPatient(code: string): boolean {
  return patientCodes.includes(code);
}
