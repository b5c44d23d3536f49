import type { App } from 'aws-cdk-lib';
import { Tags } from 'aws-cdk-lib';
import type { SyncFacts } from '../lib/sync/define-sync.ts';
import { ConsoleStack } from './console-stack.ts';
import { deploymentOf, vendorEnvironment } from './deployment.ts';
import { StateStack } from './state-stack.ts';
import { SyncStack } from './sync-stack.ts';

export type Ledgerbridge = { readonly state: StateStack; readonly sync: SyncStack; readonly console: ConsoleStack };

/** Adds one whole Ledgerbridge to the app: the stage, the vendors' addresses and other settings come from CDK context. */
export function addLedgerbridge(
  app: App,
  parts: { readonly catalogue: readonly SyncFacts[]; readonly bundles: string },
): Ledgerbridge {
  const deployment = deploymentOf(app.node);
  const name = (stack: string) => `ledgerbridge-${deployment.stage}-${stack}`;
  const { catalogue, bundles } = parts;
  const state = new StateStack(app, name('state'), {
    terminationProtection: true,
    tableIndexes: deployment.tableIndexes,
  });
  const { table, credentialsKey, files } = state;
  const surroundings = {
    ...{ bundles, table, credentialsKey, files },
    mailFrom: deployment.mailFrom,
    vendorEnvironment: vendorEnvironment(deployment),
  };
  const sync = new SyncStack(app, name('sync'), { catalogue, surroundings, alarmEmail: deployment.alarmEmail });
  const console = new ConsoleStack(app, name('console'), {
    ...{ surroundings, sync, stage: deployment.stage, consoleUrl: deployment.consoleUrl },
    vendors: [...new Set(catalogue.flatMap(({ read, write }) => [read.vendor, write.vendor]))],
  });
  Tags.of(app).add('application', 'ledgerbridge');
  Tags.of(app).add('stage', deployment.stage);
  return { state, sync, console };
}
