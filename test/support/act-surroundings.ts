import type { ActTools } from '../../lib/sync/perform-act.ts';
import { createMemoryBudgets } from './memory-budgets.ts';

/** What a person's act works with besides the receipts: nothing of it is looked at here. */
export function actSurroundings(): Pick<ActTools, 'audit' | 'budgets' | 'ends'> {
  return {
    audit: { append: async () => undefined },
    budgets: createMemoryBudgets(),
    ends: { count: () => undefined, flush: async () => undefined },
  };
}
