import { type Findings, shown } from './field-checks.ts';

/** How a company's payment ids are checked, as agreed with its bank. */
export type KidRule = 'mod10' | 'mod11' | 'either' | 'none';

/**
 * The control digit of modulus 10: weights 2, 1, 2, 1 from the right, the digits of each product added.
 * https://mastercardpaymentservices.com/norway/utvikler/kid
 */
export function modulus10(digits: string): string {
  const sum = fromTheRight(digits).reduce((total, digit, place) => {
    const product = digit * (place % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/**
 * The control character of modulus 11: weights 2 to 7 from the right, over and over; where ten would be, it is a dash.
 * https://mastercardpaymentservices.com/norway/utvikler/kid
 */
export function modulus11(digits: string): string {
  const sum = fromTheRight(digits).reduce((total, digit, place) => total + digit * (2 + (place % 6)), 0);
  const rest = 11 - (sum % 11);
  if (rest === 11) return '0';
  return rest === 10 ? '-' : String(rest);
}

/** A payment id is 2 to 25 characters: digits, and the control character that the rule gives. */
export function kidFindings(field: string, kid: string | undefined, rule: KidRule): Findings {
  if (kid === undefined) return [];
  const [, digits = '', control = ''] = /^(\d{1,24})([\d-])$/.exec(kid) ?? [];
  const wrong: Findings = [{ code: 'field-invalid', field, value: shown(kid) }];
  if (control === '') return wrong;
  const fits = {
    mod10: control === modulus10(digits),
    mod11: control === modulus11(digits),
    none: control !== '-',
  };
  const isRight = rule === 'either' ? fits.mod10 || fits.mod11 : fits[rule];
  return isRight ? [] : wrong;
}

function fromTheRight(digits: string): readonly number[] {
  return [...digits].reverse().map(Number);
}
