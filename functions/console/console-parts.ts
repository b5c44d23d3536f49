import type { Integration } from '../../lib/documents/integration.ts';
import type { Vendor } from '../../lib/documents/vendors.ts';
import type { Health } from '../../lib/runtime/health.ts';
import type { VendorBudget } from '../../lib/runtime/integration-budgets.ts';
import type { EndCounts } from '../../lib/store/end-counts.ts';
import type { IntegrationStore } from '../../lib/store/integration-store.ts';
import type { ReceiptOverview } from '../../lib/store/receipt-overview.ts';
import type { FoundReceipts, ReceiptQuery } from '../../lib/store/receipt-search.ts';
import type { AuditStore } from '../../lib/sync/audit.ts';
import type { ConnectionCheck } from '../../lib/sync/connection-check.ts';
import type { LastRequest } from '../../lib/sync/last-request.ts';
import type { PollRefusal } from '../../lib/sync/poll-refusal.ts';
import type { BudgetStore, Clock, Log, Nudges, ReceiptStore, Vault } from '../../lib/sync/ports.ts';
import type { PreviewEngine } from '../../lib/sync/preview.ts';
import type { Previewer } from '../../lib/sync/previewer.ts';
import type { Receipt, ReceiptRef } from '../../lib/sync/receipt.ts';
import type { Access } from './access/guard.ts';
import type { ExportTools } from './operations/xledger-files.ts';

/** All that the console's pages and its API are made from. */
export type ConsoleParts = {
  readonly access: Access;
  readonly integrations: Pick<IntegrationStore, 'list' | 'find' | 'save' | 'remove'>;
  readonly receipts: Pick<ReceiptStore, 'find' | 'findByNumber' | 'replace' | 'record'>;
  readonly overview: ReceiptOverview;
  readonly search: (query: ReceiptQuery) => Promise<FoundReceipts>;
  readonly audit: AuditStore;
  readonly nudges: Nudges;
  readonly vault: Vault;
  readonly budgets: {
    readonly store: Pick<BudgetStore, 'read' | 'take' | 'giveBack' | 'count' | 'count'>;
    /** Those that all integrations share. */
    readonly shared: readonly VendorBudget[];
    /** Those that an integration has by its own keys and tokens. */
    of(integration: Integration): Promise<readonly VendorBudget[]>;
  };
  /** How this product asks for access at e-conomic; undefined where the deployment has no app there. */
  readonly grants: { readonly appPublicToken: string; readonly endpoint: string | undefined } | undefined;
  /** Logs in and looks whether all that the settings name exists; nothing is saved. */
  testConnection(integration: Integration): Promise<readonly ConnectionCheck[]>;
  /** The previews of every direction, and what they read with. */
  readonly previews: { readonly previewers: readonly Previewer[]; readonly engine: PreviewEngine };
  /** The request that was last sent for a document, when it is still kept. */
  lastRequest(receipt: Receipt): Promise<LastRequest | undefined>;
  /** How many documents ended on each day. */
  readonly endCounts: EndCounts;
  /** How an integration does: last success, oldest open, log-ins, budgets. */
  health(integration: Integration): Promise<Health>;
  /** What stops the schedule of a direction; undefined while it goes on. */
  pollRefusal(place: Omit<ReceiptRef, 'key'>): Promise<PollRefusal | undefined>;
  /** Names of the directions, by the kind of integration. */
  directionsOf(kind: Integration['kind']): readonly string[];
  /** Files of an integration that delivers in files; only where the deployment keeps files. */
  readonly exportsOf?: ((scope: { readonly tenant: string; readonly integration: string }) => ExportTools) | undefined;
  /** The systems that tell of changes by webhooks, by the kind of integration: each needs an address. */
  webhookVendors(kind: Integration['kind']): readonly Vendor[];
  /** What a vendor's webhook address begins with; undefined where it is not known. */
  readonly webhooksUrl: string | undefined;
  /** Pages at vendors that give access, by the names that forms know them by. */
  readonly accessLinks?: Readonly<Record<string, string>> | undefined;
  readonly newId: () => string;
  /** A secret for a webhook's address. */
  readonly newSecret: () => string;
  readonly clock: Clock;
  readonly log: Log;
};
