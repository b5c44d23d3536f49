import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { catalogue } from '../../functions/catalogue.ts';
import { type BundleSize, bundleFunctions, functionEntries } from '../../infra/bundling/bundle-functions.ts';
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

/** Those that move files carry the client of the object store, those that mail the composer and the client of the mail service. */
const mostBytes = (name: string) => {
  // The console speaks to every vendor to test a connection, hands out files, and carries the API's description and the sign-in.
  if (name === 'console') return 1_900_000;
  // It mails, and knows every direction by name.
  if (name === 'notify') return 1_150_000;
  if (name === 'export-files') return 1_300_000;
  const story = catalogue.find((candidate) => candidate.name === name);
  return 1_050_000 + (story?.movesFiles === true ? 300_000 : 0) + (story?.sendsMail === true ? 200_000 : 0);
};

it.each(names)(
  '%s is at most 1.05 MB, 0.3 more with files, 0.2 more with mail, without source map in the asset',
  (name) => {
    const folder = join(outFolder, 'functions', name);
    expect(readdirSync(folder)).toEqual(['index.mjs']);
    expect(statSync(join(folder, 'index.mjs')).size).toBeLessThanOrEqual(mostBytes(name));
    expect(existsSync(join(outFolder, 'maps', name, 'index.mjs.map'))).toBe(true);
  },
);

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
