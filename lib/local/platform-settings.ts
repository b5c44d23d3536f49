import { join, resolve } from 'node:path';
import type { StartOptions } from './options.ts';

/** What a platform can be told. Everything but the data folder has a default that suits tests: free ports, no demo activity. */
export type PlatformSettings = Partial<StartOptions> & {
  readonly dataFolder: string;
  /** Where `infra` and `functions` are. */
  readonly projectFolder?: string;
  /** How long it must be quiet before a burst of failures is told by mail. */
  readonly quietSeconds?: number;
  /** What a person should see while it starts and runs. */
  readonly print?: (line: string) => void;
};

/** Settings with nothing left open. */
export type CompleteSettings = Required<PlatformSettings>;

/** Fill in what was left open. */
export function completeSettings(given: PlatformSettings): CompleteSettings {
  return {
    ...{ consolePort: 0, webhookPort: 0, sandboxPort: 0, fresh: false, seed: true, sandboxes: true },
    ...{ activityPerMinute: 0, integrationFiles: [], settleSeconds: 20, pollSeconds: 0, vendorEndpoints: {} },
    quietSeconds: 60,
    projectFolder: join(import.meta.dirname, '..', '..'),
    print: () => undefined,
    ...given,
    dataFolder: resolve(given.dataFolder),
  };
}
