import type { FieldProblem } from '../../../lib/runtime/save-integration.ts';

/** What was sent is wrong, field by field. */
export class NotValid extends Error {
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly FieldProblem[]) {
    super('What was sent is not right.');
    this.problems = problems;
  }
}
