import type { Unmapped } from '../../sync/outcome.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import type { EconomicConnection } from './client.ts';
import { customerOf, projectOf } from './known-records.ts';

/** Numbers that nothing of ours vouches for must exist at e-conomic. @throws CallFailed, BudgetSpent */
export async function unmappedProblems(
  connection: EconomicConnection,
  unmapped: readonly Unmapped[],
): Promise<readonly Problem<RejectCode>[]> {
  const problems: Problem<RejectCode>[] = [];
  for (const { what, number, field } of unmapped) {
    const known = what === 'customer' ? await customerOf(connection, number) : await projectOf(connection, number);
    if (known === undefined) problems.push({ code: `${what}-unknown`, field, value: number });
  }
  return problems;
}
