import { economicBudget } from '../lib/connectors/economic/limits.ts';
import { momentBudget } from '../lib/connectors/moment/limits.ts';
import { recmanBudget } from '../lib/connectors/recman/limits.ts';
import { twentyFourSevenOfficeBudget } from '../lib/connectors/twenty-four-seven-office/limits.ts';
import { xledgerBudget } from '../lib/connectors/xledger/limits.ts';
import type { Vendor } from '../lib/documents/vendors.ts';
import type { VendorBudgets } from '../lib/runtime/integrations.ts';
import type { BudgetDeclaration } from '../lib/sync/budget.ts';

/** Each vendor's allowance of calls, as its connector declares it; undefined for a vendor that publishes none. */
export const vendorBudgets: VendorBudgets = {
  moment: momentBudget,
  '24sevenoffice': twentyFourSevenOfficeBudget,
  economic: economicBudget,
  recman: recmanBudget,
  xledger: xledgerBudget,
} satisfies Record<Vendor, unknown>;

/** The budgets in which tenants leave some of each window to each other. */
export const tenantsBudgets: readonly BudgetDeclaration[] = Object.values(vendorBudgets).filter(
  (budget): budget is BudgetDeclaration => typeof budget === 'object' && budget.sharedByTenants === true,
);
