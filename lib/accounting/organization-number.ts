/**
 * The nine digits of a Norwegian organization number, however it is written ("NO 985 615 616 MVA"), when its check digit is
 * right (modulus 11, https://www.brreg.no/om-oss/registrene-vare/om-enhetsregisteret/organisasjonsnummeret/).
 */
export function norwegianOrganizationNumber(text: string): string | undefined {
  const digits = text
    .toUpperCase()
    .replace(/^NO/, '')
    .replace(/MVA$/, '')
    .replace(/[\s.\u00A0-]/g, '');
  return /^\d{9}$/.test(digits) && hasCheckDigit(digits) ? digits : undefined;
}

function hasCheckDigit(digits: string): boolean {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2, 1];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits.charAt(place)), 0);
  return sum % 11 === 0;
}
