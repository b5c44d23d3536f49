import { modulus10, modulus11 } from '../../lib/accounting/kid-check-digit.ts';
import { pdfOf } from './economic-samples.ts';
import { invoiceOf, lineOf } from './samples.ts';
import { type deliveries, judgeInvoice as judge, refusalsOf } from './xledger-samples.ts';

type Way = keyof typeof deliveries;
const good = invoiceOf([lineOf(1000)], { kid: undefined });

const digits = '204510021';
const wrongControl = (['0', '1', '2', '3'] as const).find((one) => {
  return one !== modulus10(digits) && one !== modulus11(digits);
});

describe('a payment id', () => {
  it.each<[string, string, string, boolean]>([
    [`${digits}${modulus10(digits)}`, 'mod10', 'its own check digit', true],
    [`${digits}${modulus11(digits)}`, 'mod11', 'its own check digit', true],
    [`${digits}${modulus10(digits)}`, 'mod11', 'the check digit of the other rule', false],
    [`${digits}${modulus11(digits)}`, 'mod10', 'the check digit of the other rule', false],
    [`${digits}${modulus10(digits)}`, 'either', 'the check digit of one rule', true],
    [`${digits}${modulus11(digits)}`, 'either', 'the check digit of one rule', true],
    [`${digits}${wrongControl}`, 'either', 'a digit of no rule', false],
    [`${digits}${wrongControl}`, 'none', 'a digit of no rule', true],
    ['KID 2045', 'none', 'letters', false],
  ])('%s by %s has %s', (kid, rule, _what, isRight) => {
    for (const way of ['api', 'gl02b', 'plain'] as const) {
      const expected = isRight ? ['send'] : ['field-invalid kid'];
      expect(refusalsOf({ ...good, kid }, { way, set: { kid: rule } })).toEqual(expected);
    }
  });

  it('is not looked at where a PDF carries it', () => {
    expect(judge({ ...good, kid: 'x', pdf: pdfOf(10) }, { way: 'email' }).kind).toBe('send');
  });
});

describe('the number of an invoice', () => {
  it.each<[string | undefined, Way, string]>([
    ['2147483647', 'api', 'send'],
    ['2147483648', 'api', 'field-invalid number'],
    ['99999999', 'gl02b', 'send'],
    ['100000000', 'gl02b', 'field-invalid number'],
    ...(['F-1', '1.5', '0451', '0', '-3', '１２'] as const).flatMap((number): [string, Way, string][] => [
      [number, 'api', 'field-invalid number'],
      [number, 'gl02b', 'field-invalid number'],
      [number, 'plain', 'send'],
      [number, 'email', 'send'],
    ]),
    ['20 451\n', 'plain', 'field-invalid number'],
    ['1'.repeat(51), 'email', 'field-invalid number'],
    ...(['api', 'gl02b', 'plain', 'email'] as const).map((way): [undefined, Way, string] => {
      return [undefined, way, 'field-missing number'];
    }),
  ])('%j by %s: %s', (number, way, verdict) => {
    expect(refusalsOf({ ...good, number, pdf: pdfOf(10) }, { way })).toEqual([verdict]);
  });
});
