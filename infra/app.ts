import { join } from 'node:path';
import { catalogue } from '../functions/catalogue.ts';
import { synthesize } from './synthesize.ts';

const projectFolder = join(import.meta.dirname, '..');
synthesize({
  catalogue,
  projectFolder,
  bundles: join(projectFolder, 'dist', 'functions'),
  outdir: process.env.CDK_OUTDIR ?? join(projectFolder, 'cdk.out'),
});
