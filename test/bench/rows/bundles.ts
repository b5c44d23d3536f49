import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { bundleFunctions, bundleOptions } from '../../../infra/bundling/bundle-functions.ts';
import { bundleAllowance } from '../../support/bundle-allowance.ts';
import { type BenchRow, verdictOn } from '../bench-row.ts';
import type { BenchSize } from '../bench-size.ts';
import { loadTimes } from '../load-time.ts';

const projectFolder = resolve(import.meta.dirname, '..', '..', '..');

type Bundle = { readonly name: string; readonly bytes: number; readonly loadMs: number };

/** Size of each function's bundle, and how long it takes to load; beside it a bundle with nothing but a table client. */
export async function bundleRows({ bundleLoads }: BenchSize): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ledgerbridge-bench-'));
  try {
    const sizes = await bundleFunctions(projectFolder, folder);
    const clientFile = await bundleOfTableClient(folder);
    const files = sizes.map(({ name }) => join(folder, 'functions', name, 'index.mjs'));
    const [clientMs = Number.NaN, ...loads] = await loadTimes([clientFile, ...files], bundleLoads);
    const bundles = sizes.map(({ name, bytes }, place) => ({ name, bytes, loadMs: loads[place] ?? Number.NaN }));
    return rowsOf(bundles, { name: 'a table client', bytes: statSync(clientFile).size, loadMs: clientMs });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The least that any function of a table needs, bundled in the same way. */
async function bundleOfTableClient(folder: string): Promise<string> {
  const contents = `
    import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
    export const handler = async (Key) => new DynamoDBClient({}).send(new GetItemCommand({ TableName: 't', Key }));
  `;
  const { outputFiles } = await build({
    ...bundleOptions(projectFolder),
    stdin: { contents, resolveDir: projectFolder, sourcefile: 'client.ts', loader: 'ts' },
    outdir: 'unused',
  });
  const file = join(folder, 'client.mjs');
  writeFileSync(file, outputFiles.find(({ path }) => !path.endsWith('.map'))?.contents ?? '');
  return file;
}

function rowsOf(bundles: readonly Bundle[], client: Bundle): readonly BenchRow[] {
  const shareOf = ({ name, bytes }: Bundle) => bytes / bundleAllowance(name);
  const fullest = bundles.reduce((one, other) => (shareOf(other) > shareOf(one) ? other : one));
  const slowest = bundles.reduce((one, other) => (other.loadMs > one.loadMs ? other : one));
  return [
    {
      what: 'bundle nearest to what it may weigh',
      measured: `${kilobytes(fullest.bytes)}, ${fullest.name}`,
      beside: `${kilobytes(client.bytes)}, a table client alone`,
      target: `<= ${kilobytes(bundleAllowance(fullest.name))}`,
      verdict: verdictOn(fullest.bytes, bundleAllowance(fullest.name)),
      details: bundles.map(
        ({ name, bytes, loadMs }) =>
          `${name}: ${kilobytes(bytes)} of ${kilobytes(bundleAllowance(name))}, loads in ${ms(loadMs)}`,
      ),
    },
    {
      what: 'slowest bundle to load',
      measured: ms(slowest.loadMs),
      beside: `${ms(client.loadMs)}, a table client alone`,
      target: 'none',
      verdict: 'noted',
    },
  ];
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} kB`;
}

function ms(figure: number): string {
  return `${Math.round(figure)} ms`;
}
