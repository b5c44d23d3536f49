import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onlyFile, testRules } from '../support/rule.ts';
import { projectRoot, readProject } from '../support/source-files.ts';
import { effectsOfImporting, importableFiles } from './import-effects/effects-of-importing.ts';
import { nothingIsOpenedOnLoad } from './load-rules.ts';

/** What a module does on load, and what must be told of it (undefined: nothing). */
const modules: readonly (readonly [text: string, told: string | undefined])[] = [
  ['export const table = process.env.TABLE_NAME;', 'process.env.TABLE_NAME'],
  ["import { env } from 'node:process'; export const table = env.TABLE_NAME;", 'process.env.TABLE_NAME'],
  ["export const isLocal = 'LOCAL' in process.env;", 'process.env.LOCAL'],
  ['export const all = { ...process.env };', 'process.env'],
  ['export const started = Date.now();', 'now'],
  ['export const started = new Date().toISOString();', 'new Date()'],
  ['export const seed = Math.random();', 'random'],
  ['setInterval(() => {}, 1000).unref();', 'setInterval'],
  ["import { setTimeout } from 'node:timers'; setTimeout(() => {}, 1).unref();", 'setTimeout'],
  ["export const answer = fetch('http://127.0.0.1:9').catch(() => undefined);", 'fetch'],
  ["import { connect } from 'node:net'; connect(9, '127.0.0.1').on('error', () => {}).unref();", 'connect'],
  ["import { createServer } from 'node:http'; createServer().listen(0).unref();", 'listen'],
  ["import { mkdirSync } from 'node:fs'; mkdirSync('dist', { recursive: true });", 'mkdirSync'],
  ["import { mkdir } from 'node:fs/promises'; await mkdir('dist', { recursive: true });", 'mkdir'],
  ["throw new Error('not ready');", 'could not be imported: not ready'],
  ['export const read = () => [process.env.TABLE_NAME, Date.now(), new Date()];', undefined],
  ["export const day = new Date('2026-11-21');", undefined],
];

describe('importing a module', () => {
  it('has no effect, whichever module of the project it is', async () => {
    expect(await effectsOfImporting(projectRoot, importableFiles(readProject()))).toEqual([]);
  }, 120_000);

  it('is told when it has one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'importing-'));
    const names = modules.map(([text], index) => {
      writeFileSync(join(folder, `m${index}.mts`), text);
      return `m${index}.mts`;
    });
    const effects = await effectsOfImporting(folder, names);
    rmSync(folder, { recursive: true });
    const toldOf = (name: string) =>
      effects.filter((effect) => effect.startsWith(name)).map((effect) => effect.slice(effect.indexOf(' ') + 1));
    expect(modules.map(([text], index) => [text, toldOf(`m${index}.mts`)[0]])).toEqual(modules);
  }, 60_000);
});

const imports = "import { DynamoDBClient } from '@aws-sdk/client-dynamodb';\nimport Big from 'big.js';\n";

testRules(
  { 'nothing is opened on load': nothingIsOpenedOnLoad },
  [
    {
      name: 'a client made on load is refused',
      rule: nothingIsOpenedOnLoad,
      files: onlyFile('lib/store/a.ts', `${imports}const client = new DynamoDBClient({});`),
      told: ['lib/store/a.ts:3 makes new DynamoDBClient({}) on load'],
    },
    {
      name: 'a client made on first use is in order',
      rule: nothingIsOpenedOnLoad,
      files: onlyFile('lib/store/a.ts', `${imports}const open = () => new DynamoDBClient({});`),
      told: [],
    },
    {
      name: 'a number made on load is in order',
      rule: nothingIsOpenedOnLoad,
      files: onlyFile('lib/store/a.ts', `${imports}const hundred = new Big(100);`),
      told: [],
    },
  ],
  readProject,
);
