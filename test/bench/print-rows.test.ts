import { type BenchRow, verdictOn } from './bench-row.ts';
import { median } from './median.ts';
import { tableOf } from './print-rows.ts';

const row = (what: string, figure: number): BenchRow => ({
  ...{ what, measured: figure.toFixed(1), beside: 'other', target: '<= 5' },
  verdict: verdictOn(figure, 5),
});

it('puts all rows side by side and says which target is missed', () => {
  const missed = { ...row('storage', 5.1), details: ['BatchGetItem 1.0'] };
  expect(tableOf([row('a longer name', 5), missed]).split('\n')).toEqual([
    '               measured  beside  target  met',
    '-------------  --------  ------  ------  ---',
    'a longer name  5.0       other   <= 5    yes',
    'storage        5.1       other   <= 5    NO',
    '',
    'storage',
    '  BatchGetItem 1.0',
  ]);
});

it('a figure that could not be taken meets no target', () => {
  expect(verdictOn(Number.NaN, 5)).toBe('missed');
});

it.each([
  [[3, 1, 90], 3],
  [[4, 1, 2, 90], 3],
  [[7], 7],
])('the median of %j is %d', (figures, middle) => {
  expect(median(figures)).toBe(middle);
});
