import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { reasonOf } from './error-facts.ts';
import { localSender } from './local-names.ts';
import { waitForLock } from './run-lock.ts';

const run = promisify(execFile);

/** What bundles and templates are made from. The local platform itself and the sandboxes are in no bundle. */
const inputs = [
  'infra/**/*',
  'functions/**/*',
  'lib/!(local|sandboxes)/**/*',
  'package-lock.json',
  'tsconfig.json',
  'cdk.json',
];

/** What a deployment would be told with `cdk deploy -c`: all of it is built here, mail as well. */
const context = JSON.stringify({ mailFrom: localSender });

/** Builds that are kept beside the newest one, for runs that still use them. */
const keptBuilds = 8;

/**
 * Bundle the functions and synthesize the templates, unless nothing has changed since an earlier build. Gives the folder
 * of the synthesized app; each build has a folder of its own, so that a running platform is not disturbed by the next.
 */
export async function buildAssembly(projectFolder: string, print: (line: string) => void): Promise<string> {
  const builds = join(projectFolder, 'dist', 'local');
  mkdirSync(builds, { recursive: true });
  const folder = join(builds, fingerprint(projectFolder));
  if (isBuilt(folder)) {
    return folder;
  }
  const lock = await waitForLock(join(builds, 'build.lock'));
  try {
    if (!isBuilt(folder)) {
      print('Bundling the functions and synthesizing the template ...');
      await build(projectFolder, folder);
      removeOldBuilds(builds);
    }
  } finally {
    lock.release();
  }
  return folder;
}

const isBuilt = (folder: string) => existsSync(join(folder, 'manifest.json'));

async function build(projectFolder: string, folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  await runNode(projectFolder, 'infra/bundle.ts', {});
  await runNode(projectFolder, 'infra/app.ts', { CDK_OUTDIR: unfinished, CDK_CONTEXT_JSON: context });
  renameSync(unfinished, folder);
}

async function runNode(cwd: string, script: string, environment: Record<string, string>): Promise<void> {
  const env = { ...process.env, ...environment };
  const running = run(process.execPath, [script], { cwd, env, maxBuffer: 16 * 1024 * 1024 });
  const end = () => void running.child.kill();
  process.once('exit', end);
  try {
    await running;
  } catch (error) {
    const words = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : '';
    throw new Error(`node ${script} failed:\n${words.trim() || reasonOf(error)}`, { cause: error });
  } finally {
    process.removeListener('exit', end);
  }
}

function fingerprint(projectFolder: string): string {
  const hash = createHash('sha256').update(process.version).update(context);
  const files = inputs.flatMap((pattern) => globSync(pattern, { cwd: projectFolder })).sort();
  for (const file of files) {
    const path = join(projectFolder, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function removeOldBuilds(builds: string): void {
  const byAge = readdirSync(builds)
    .map((name) => join(builds, name))
    .filter(isBuilt)
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const old of byAge.slice(keptBuilds)) {
    rmSync(old, { recursive: true, force: true });
  }
}
