import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { catalogue } from '../../functions/catalogue.ts';
import { type BundleSize, bundleFunctions, functionEntries } from '../../infra/bundling/bundle-functions.ts';
import { bundleAllowance } from '../support/bundle-allowance.ts';
import { ownFunctions, projectFolder } from './synthesized.ts';

const run = promisify(execFile);
const outFolder = mkdtempSync(join(tmpdir(), 'ledgerbridge-dist-'));
const names = [...catalogue.map((story) => story.name), ...ownFunctions];
let sizes: readonly BundleSize[];

beforeAll(async () => {
  sizes = await bundleFunctions(projectFolder, outFolder);
});

afterAll(() => rmSync(outFolder, { recursive: true }));

it('there is a handler for every direction and every function of the stacks, and no other', () => {
  expect(Object.keys(functionEntries(projectFolder)).sort()).toEqual([...names].sort());
});

it.each(names)('%s weighs no more than it may, without source map in the asset', (name) => {
  const folder = join(outFolder, 'functions', name);
  expect(readdirSync(folder)).toEqual(['index.mjs']);
  expect(statSync(join(folder, 'index.mjs')).size).toBeLessThanOrEqual(bundleAllowance(name));
  expect(existsSync(join(outFolder, 'maps', name, 'index.mjs.map'))).toBe(true);
});

it.each([
  ['moment-customers-to-24sevenoffice', 1_000_000],
  ['economic-expenses-to-moment', 1_300_000],
  ['moment-invoices-to-xledger', 1_500_000],
  ['notify', 1_200_000],
  ['console', 1_900_000],
])('%s may weigh %s bytes', (name, bytes) => {
  expect(bundleAllowance(name)).toBe(bytes);
});

it('the summary names what weighs most', () => {
  const summary = JSON.parse(readFileSync(join(outFolder, 'bundle-sizes.json'), 'utf8'));
  expect(summary).toEqual(sizes);
  const customers = sizes.find(({ name }) => name === 'moment-customers-to-24sevenoffice');
  expect(customers?.heaviest.map(({ from }) => from)).toEqual(expect.arrayContaining(['undici', 'soap', 'zod']));
});

/** Loads a bundle with an empty environment and tells what that has done. */
const loader = `
const bundle = await import(process.argv[2]);
await new Promise((resolve) => setTimeout(resolve, 20));
console.log(JSON.stringify({
  exports: Object.keys(bundle),
  // What keeps the process alive beside its own output: sockets, servers, timers.
  open: process.getActiveResourcesInfo().filter((name) => !/^(Pipe|TTY|File|Immediate|CloseReq)/.test(name)),
}));
`;

it.each(names)('loading %s needs no environment and has no effect', async (name) => {
  const script = join(outFolder, 'load.mjs');
  writeFileSync(script, loader);
  const bundle = join(outFolder, 'functions', name, 'index.mjs');
  const { stdout, stderr } = await run(process.execPath, [script, bundle], { env: {} });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({ exports: ['handler'], open: [] });
});
