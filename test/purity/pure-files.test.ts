import { onlyFile, type Rule, type Seed, testRules } from '../support/rule.ts';
import { readProject } from '../support/source-files.ts';
import { pureFilesArePure, pureFilesImportWhatComputes } from './pure-file-rules.ts';

/** rule, code in a pure file, what must be told (nothing: in order) */
const rows: readonly (readonly [rule: Rule, text: string, ...told: string[]])[] = [
  [pureFilesArePure, 'async function f() {}', 'async work'],
  [pureFilesArePure, 'const f = async () => 1;', 'async work'],
  [pureFilesArePure, 'function f(): Promise<string> { return g(); }', 'async work'],
  [pureFilesArePure, 'const x = process.env.TABLE_NAME;', 'process'],
  [pureFilesArePure, 'const now = Date.now();', 'Date.now'],
  [pureFilesArePure, 'const now = new Date();', 'new Date()'],
  [pureFilesArePure, 'const now = Date();', 'Date()'],
  [pureFilesArePure, 'const day = new Date(text); const { fetch: f } = a.fetch;'],
  [pureFilesArePure, 'const x = Math.random();', 'Math.random'],
  [pureFilesArePure, "const x = fetch('https://a.no');", 'fetch'],
  [pureFilesArePure, "const x = globalThis.fetch('https://a.no');", 'fetch'],
  [pureFilesArePure, 'setTimeout(f, 10);', 'setTimeout'],
  [pureFilesArePure, 'const id = crypto.randomUUID();', 'crypto'],
  [pureFilesArePure, 'type Login = { process: string }; const y = login.process;'],
  [pureFilesImportWhatComputes, "import { readFileSync } from 'node:fs';", 'imports node:fs'],
  [pureFilesImportWhatComputes, "import http from 'node:http';", 'imports node:http'],
  [pureFilesImportWhatComputes, "import { createHash } from 'node:crypto';"],
  [pureFilesImportWhatComputes, "import { createHash, randomUUID } from 'node:crypto';", 'imports node:crypto'],
  [pureFilesImportWhatComputes, "import { request } from 'undici';", 'imports undici'],
  [pureFilesImportWhatComputes, "import type { IncomingMessage } from 'node:http';"],
];

const seeds: readonly Seed[] = rows.map(([rule, text, ...told]) => ({
  name: `${text} ${told.length > 0 ? 'is refused' : 'is in order'}`,
  rule,
  files: onlyFile('lib/accounting/a.ts', text),
  told,
}));

const pure = [
  'lib/documents/money.ts',
  'lib/accounting/vat.ts',
  'lib/connectors/acme/decode.ts',
  'lib/connectors/acme/decode-invoice.ts',
  'lib/connectors/acme/encode.ts',
  'lib/connectors/acme/errors.ts',
  'lib/sync/receipt.ts',
  'lib/sync/receipt-graph.ts',
  'lib/sync/errors.ts',
];
const free = ['lib/sync/run-sync.ts', 'lib/connectors/acme/client.ts', 'lib/store/receipts.ts'];

testRules(
  { 'pure files are pure': pureFilesArePure, 'pure files import what computes': pureFilesImportWhatComputes },
  [
    ...seeds,
    ...pure.map((path) => ({
      name: `${path} is a pure file`,
      rule: pureFilesArePure,
      files: onlyFile(path, 'await 1;'),
      told: ['async work'],
    })),
    ...free.map((path) => ({
      name: `${path} may wait`,
      rule: pureFilesArePure,
      files: onlyFile(path, 'await 1;'),
      told: [],
    })),
  ],
  readProject,
);
