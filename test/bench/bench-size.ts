/** How much is measured. */
export type BenchSize = {
  /** Pairs of one event through the product and one run of the bare script. */
  readonly latencyPairs: number;
  readonly cpuEvents: number;
  readonly cpuWarmUp: number;
  /** Invoices that arrive together; and one after the other. */
  readonly invoicesTogether: number;
  readonly invoicesAlone: number;
  readonly bundleLoads: number;
  /** Ledger lines that are there before a poll, and lines that one poll finds new. */
  readonly historicLines: number;
  readonly newLines: number;
  /** Receipts in the table when the console's pages are asked for, and how often each is. */
  readonly receipts: number;
  readonly pageRounds: number;
  /** Documents that wait for hours of a budget. */
  readonly hourDocuments: number;
  /** Calls of an hour that tenants share. */
  readonly sharedHourCalls: number;
};

/** What a person runs. */
export const fullSize: BenchSize = {
  ...{ latencyPairs: 25, cpuEvents: 3000, cpuWarmUp: 1500 },
  ...{ invoicesTogether: 200, invoicesAlone: 200, bundleLoads: 9 },
  ...{ historicLines: 100_000, newLines: 10_000 },
  ...{ receipts: 1_000_000, pageRounds: 60, hourDocuments: 30_000, sharedHourCalls: 7200 },
};

/** What each build runs: under a minute. */
export const smallSize: BenchSize = {
  ...{ latencyPairs: 9, cpuEvents: 500, cpuWarmUp: 500 },
  ...{ invoicesTogether: 200, invoicesAlone: 50, bundleLoads: 3 },
  ...{ historicLines: 5000, newLines: 300 },
  ...{ receipts: 20_000, pageRounds: 20, hourDocuments: 600, sharedHourCalls: 720 },
};
