import type { Findings } from './field-checks.ts';

/** Two pairs that send one code to two places leave the choice to chance: refused. `targets`: where the code's pairs send it. */
export function pairFindings(field: string, code: string, targets: readonly string[]): Findings {
  return new Set(targets).size > 1 ? [{ code: 'field-invalid', field, value: code }] : [];
}
