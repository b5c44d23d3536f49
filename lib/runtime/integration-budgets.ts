import type { Integration } from '../documents/integration.ts';
import { type Logins, type Vendor, vendorNames } from '../documents/vendors.ts';
import type { BudgetDeclaration } from '../sync/budget.ts';
import type { Vault } from '../sync/ports.ts';
import type { VendorBudgets } from './integrations.ts';
import { openLogins, vendorsOfKind } from './open-logins.ts';

/** A budget and the vendor whose calls it counts. */
export type VendorBudget = { readonly vendor: Vendor; readonly budget: BudgetDeclaration };

type Tools = {
  readonly budgets: VendorBudgets;
  readonly vault: Vault;
  /** Told each secret, so that the log hides it. */
  readonly hide: (secret: string) => void;
};

/** The budgets that one integration has to itself, by its keys and tokens. @throws Error when its log-ins cannot be opened */
export async function keyedBudgets(integration: Integration, tools: Tools): Promise<readonly VendorBudget[]> {
  const { budgets, vault, hide } = tools;
  const own = vendorsOfKind(integration.kind);
  const vendors = vendorNames.filter((name) => own.includes(name) && typeof budgets[name] === 'function');
  if (vendors.length === 0) return [];
  const { settings, logins } = await openLogins(integration, { vault, vendors, hide });
  return vendors.flatMap((vendor) => keyedBudget(budgets, { vendor, login: logins[vendor], settings }));
}

/** The budgets that all integrations share. */
export function sharedBudgets(budgets: VendorBudgets): readonly VendorBudget[] {
  return vendorNames.flatMap((vendor) => {
    const budget = budgets[vendor];
    return budget === undefined || typeof budget === 'function' ? [] : [{ vendor, budget }];
  });
}

function keyedBudget<V extends Vendor>(
  budgets: VendorBudgets,
  { vendor, login, settings }: { vendor: V; login: Logins[V] | undefined; settings: unknown },
): VendorBudget[] {
  const budget: VendorBudgets[V] = budgets[vendor];
  return typeof budget === 'function' && login !== undefined ? [{ vendor, budget: budget(login, settings) }] : [];
}
