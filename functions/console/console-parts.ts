import type { Integration } from '../../lib/documents/integration.ts';
import type { VendorBudget } from '../../lib/runtime/integration-budgets.ts';
import type { EndCounts } from '../../lib/store/end-counts.ts';
import type { IntegrationStore } from '../../lib/store/integration-store.ts';
import type { ReceiptOverview } from '../../lib/store/receipt-overview.ts';
import type { FoundReceipts, ReceiptQuery } from '../../lib/store/receipt-search.ts';
import type { AuditStore } from '../../lib/sync/audit.ts';
import type { ConnectionCheck } from '../../lib/sync/connection-check.ts';
import type { BudgetStore, Clock, Log, Nudges, ReceiptStore, Vault } from '../../lib/sync/ports.ts';
import type { Access } from './access/guard.ts';

/** All that the console's pages and its API are made from. */
export type ConsoleParts = {
  readonly access: Access;
  readonly integrations: Pick<IntegrationStore, 'list' | 'find' | 'save' | 'remove'>;
  readonly receipts: Pick<ReceiptStore, 'find' | 'findByNumber' | 'replace' | 'record'>;
  readonly overview: ReceiptOverview;
  readonly search: (query: ReceiptQuery) => Promise<FoundReceipts>;
  readonly audit: AuditStore;
  readonly endCounts: EndCounts;
  readonly nudges: Nudges;
  readonly vault: Vault;
  readonly budgets: {
    readonly store: Pick<BudgetStore, 'read' | 'take' | 'giveBack'>;
    /** Those that all integrations share. */
    readonly shared: readonly VendorBudget[];
    /** Those that an integration has by its own keys and tokens. */
    of(integration: Integration): Promise<readonly VendorBudget[]>;
  };
  /** Logs in and looks whether all that the settings name exists; nothing is saved. */
  testConnection(integration: Integration): Promise<readonly ConnectionCheck[]>;
  /** Names of the directions, by the kind of integration. */
  directionsOf(kind: Integration['kind']): readonly string[];
  /** What a vendor's webhook address begins with; undefined where it is not known. */
  readonly webhooksUrl: string | undefined;
  readonly newId: () => string;
  /** A secret for a webhook's address. */
  readonly newSecret: () => string;
  readonly clock: Clock;
  readonly log: Log;
};
