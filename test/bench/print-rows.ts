import type { BenchRow, Verdict } from './bench-row.ts';

const verdictTexts: Readonly<Record<Verdict, string>> = { met: 'yes', missed: 'NO', noted: '-' };

/** The table as text: padded columns, and below it what the figures are made of. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = [
    ['', 'measured', 'beside', 'target', 'met'],
    ...rows.map(({ what, measured, beside, target, verdict }) => [
      what,
      measured,
      beside,
      target,
      verdictTexts[verdict],
    ]),
  ];
  const widths = cells.reduce<number[]>(
    (widest, line) => line.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  );
  const lines = cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const details = rows.flatMap(({ what, details: parts = [] }) =>
    parts.length === 0 ? [] : ['', what, ...parts.map((part) => `  ${part}`)],
  );
  return [...lines.slice(0, 1), rule, ...lines.slice(1), ...details].join('\n');
}
