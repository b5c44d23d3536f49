import type { Integration } from '../../lib/documents/integration.ts';
import type { ReceiptOverview } from '../../lib/store/receipt-overview.ts';
import type { Clock, Log, ReceiptStore } from '../../lib/sync/ports.ts';

/** All that the console's pages are made from. It only reads. */
export type ConsoleParts = {
  readonly integrations: {
    list(): Promise<readonly Integration[]>;
    find(tenant: string, id: string): Promise<Integration | undefined>;
  };
  readonly receipts: Pick<ReceiptStore, 'find' | 'findByNumber'>;
  readonly overview: ReceiptOverview;
  /** Names of the directions, by the kind of integration. */
  directionsOf(kind: Integration['kind']): readonly string[];
  readonly clock: Clock;
  readonly log: Log;
};
