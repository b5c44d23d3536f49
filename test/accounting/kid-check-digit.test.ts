import { kidFindings, modulus10, modulus11 } from '../../lib/accounting/kid-check-digit.ts';

describe('control characters', () => {
  it.each([
    ['60224', '3', '8'],
    ['1001', '7', '4'],
    ['1003', '3', '0'],
    ['1009', '0', '-'],
    ['10234', '3', '2'],
    ['1234567', '4', '4'],
  ])('%s: modulus 10 gives %s, modulus 11 gives %s', (digits, ten, eleven) => {
    expect(modulus10(digits)).toBe(ten);
    expect(modulus11(digits)).toBe(eleven);
  });
});

describe('payment ids', () => {
  it.each([
    ['602243', 'mod10', true],
    ['602243', 'mod11', false],
    ['602248', 'mod11', true],
    ['602248', 'either', true],
    ['602240', 'either', false],
    ['602240', 'none', true],
    ['1009-', 'mod11', true],
    ['1009-', 'mod10', false],
    ['1009-', 'none', false],
    ['7', 'none', false],
    ['12345678901234567890123456', 'none', false],
    ['60 2243', 'mod10', false],
    ['', 'none', false],
  ] as const)('"%s" by %s: %s', (kid, rule, isRight) => {
    const found = kidFindings('kid', kid, rule);
    expect(found).toEqual(isRight ? [] : [{ code: 'field-invalid', field: 'kid', value: kid }]);
  });

  it('lets an invoice go without one', () => {
    expect(kidFindings('kid', undefined, 'mod10')).toEqual([]);
  });
});
