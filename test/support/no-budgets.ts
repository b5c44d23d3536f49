import type { VendorBudgets } from '../../lib/runtime/integrations.ts';

/** No vendor counts calls: a test names those that do. */
export const noBudgets: VendorBudgets = {
  moment: undefined,
  '24sevenoffice': undefined,
  economic: undefined,
  recman: undefined,
};
