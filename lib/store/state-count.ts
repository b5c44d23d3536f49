import type { ReceiptState } from '../sync/receipt.ts';

/** One integration and those of its directions that are meant. */
export type OverviewScope = {
  readonly tenant: string;
  readonly integration: string;
  readonly directions: readonly string[];
};

/** How many receipts of a direction stand in a state. `isCut`: at least so many. */
export type StateCount = {
  readonly direction: string;
  readonly state: ReceiptState;
  readonly count: number;
  readonly isCut: boolean;
};
