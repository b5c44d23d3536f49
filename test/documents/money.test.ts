import { decimalText, minorUnitDigits, moneyFromDecimal } from '../../lib/documents/money.ts';

it.each([
  ['NOK', 2],
  ['JPY', 0],
  ['ISK', 0],
  ['KWD', 3],
  ['HUF', 2],
])('%s has %i decimals by ISO 4217', (currency, digits) => {
  expect(minorUnitDigits(currency)).toBe(digits);
});

it.each([
  [23000, 'NOK', 2_300_000],
  [0.1, 'NOK', 10],
  ['-1250.50', 'NOK', -125_050],
  [1e3, 'JPY', 1000],
  [-0, 'NOK', 0],
])('%s %s is %i minor units', (amount, currency, minor) => {
  expect(moneyFromDecimal(amount, currency)).toEqual({ minor, currency });
});

it.each([
  [0.001, 'NOK'],
  [12.5, 'JPY'],
  ['90071992547409.93', 'NOK'],
])('%s %s cannot be held exactly and is refused', (amount, currency) => {
  expect(() => moneyFromDecimal(amount, currency)).toThrow(RangeError);
});

it('is written plainly, whatever its size', () => {
  expect(decimalText({ minor: 900_719_925_474_099, currency: 'NOK' })).toBe('9007199254740.99');
  expect(decimalText({ minor: -5, currency: 'NOK' })).toBe('-0.05');
});
