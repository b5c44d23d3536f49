import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { SyncFacts } from '../lib/sync/define-sync.ts';
import { addLedgerbridge } from './stages.ts';

export type SynthesisOrder = {
  readonly catalogue: readonly SyncFacts[];
  readonly projectFolder: string;
  /** Folder with one bundle folder per function. */
  readonly bundles: string;
  readonly outdir: string;
  /** Context values beside those of cdk.json and the command line. */
  readonly context?: Readonly<Record<string, string>>;
};

/**
 * Writes templates and asset manifests to `outdir`, with or without the CDK command line.
 * @throws Error when bundles are missing or a check of the templates finds something
 */
export function synthesize(order: SynthesisOrder): void {
  if (!existsSync(order.bundles)) throw new Error(`${order.bundles} is missing: run "node infra/bundle.ts" first`);
  const app = new App({
    outdir: order.outdir,
    context: { ...contextOf(order.projectFolder), ...order.context },
    analyticsReporting: false,
  });
  addLedgerbridge(app, order);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
}

/** The command line passes cdk.json's context by itself; without it the same flags must apply, or names would differ. */
export function contextOf(projectFolder: string): Record<string, unknown> {
  const { context } = JSON.parse(readFileSync(join(projectFolder, 'cdk.json'), 'utf8'));
  return { ...context, 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };
}
