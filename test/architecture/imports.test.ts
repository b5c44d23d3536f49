import { onlyFile, type Seed, testRules } from '../support/rule.ts';
import { readProject } from '../support/source-files.ts';
import { importsStayInZone, nothingImportsTests } from './import-rules.ts';

/** file, what it imports, what must be said (nothing: allowed) */
const imports: readonly (readonly [path: string, statement: string, told?: string])[] = [
  ['lib/documents/a.ts', `import { x } from './b.ts'`],
  ['lib/documents/a.ts', `import { x } from '../sync/receipt.ts'`, 'documents may not import lib/sync/receipt.ts'],
  ['lib/accounting/a.ts', `import { x } from '../documents/invoice.ts'`],
  ['lib/accounting/a.ts', `import type { X } from '../sync/outcome.ts'`],
  ['lib/accounting/a.ts', `import { type X, type Y } from '../sync/outcome.ts'`],
  ['lib/accounting/a.ts', `import { x, type X } from '../sync/outcome.ts'`, 'accounting may not import lib/sync'],
  ['lib/sync/a.ts', `import { x } from '../connectors/moment/index.ts'`, 'sync may not import lib/connectors/moment'],
  ['lib/sync/a.ts', `import type { X } from '../store/keys.ts'`, 'sync may not import lib/store/keys.ts'],
  ['lib/transport/http.ts', `import { x } from '../sync/errors.ts'`],
  ['lib/transport/http.ts', `import { x } from '../sync/run-sync.ts'`, 'transport may not import lib/sync/run-sync.ts'],
  ['lib/connectors/moment/index.ts', `import { x } from '../../transport/http.ts'`],
  [
    'lib/connectors/moment/index.ts',
    `import { x } from '../twenty-four-seven-office/errors.ts'`,
    'connector may not import lib/connectors/twenty-four-seven-office/errors.ts',
  ],
  [
    'lib/connectors/moment/index.ts',
    `import { x } from '../../sandboxes/moment/world.ts'`,
    'connector may not import lib/sandboxes/moment/world.ts',
  ],
  ['lib/sandboxes/moment/world.ts', `import { x } from '../sandbox.ts'`],
  ['lib/sandboxes/moment/world.ts', `import { x } from '../parts/listener.ts'`],
  [
    'lib/sandboxes/parts/listener.ts',
    `import { x } from '../moment/world.ts'`,
    'sandbox may not import lib/sandboxes/moment/world.ts',
  ],
  [
    'lib/sandboxes/moment/world.ts',
    `import type { X } from '../../connectors/moment/schema.ts'`,
    'sandbox may not import lib/connectors/moment/schema.ts',
  ],
  [
    'lib/sandboxes/moment/world.ts',
    `export * from '../twenty-four-seven-office/state.ts'`,
    'sandbox may not import lib/sandboxes/twenty-four-seven-office/state.ts',
  ],
  ['lib/store/a.ts', `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'`],
  ['lib/store/a.ts', `import { x } from '../runtime/vault.ts'`, 'store may not import lib/runtime/vault.ts'],
  ['lib/runtime/a.ts', `import { x } from '../connectors/moment/index.ts'`, 'runtime may not import lib/connectors'],
  ['functions/console/handler.tsx', `import { x } from '../../lib/store/receipt-lists.ts'`],
  [
    'functions/console/handler.tsx',
    `import { x } from '../../lib/local/main.ts'`,
    'functions may not import lib/local',
  ],
  ['functions/a/sync.ts', `await import('../../lib/sandboxes/moment/world.ts')`, 'functions may not import lib/sandb'],
  ['lib/local/main.ts', `import { x } from '../sandboxes/moment/index.ts'`],
  ['infra/app.ts', `import { catalogue } from '../functions/catalogue.ts'`],
  ['infra/app.ts', `import { x } from '../lib/accounting/vat.ts'`, 'infra may not import lib/accounting/vat.ts'],
  ['infra/app.ts', `import { x } from '../functions/console/app.ts'`, 'infra may not import functions/console/app.ts'],
  ['lib/accounting/a.ts', `import { x } from '@aws-sdk/client-sqs'`, 'accounting may not import the package @aws-sdk'],
  ['lib/sandboxes/moment/a.ts', `const soap = require('soap')`, 'sandbox may not import the package soap'],
  ['lib/connectors/moment/a.ts', `import { request } from 'undici'`, 'connector may not import the package undici'],
  ['functions/a/handler.ts', `import { App } from 'aws-cdk-lib'`, 'functions may not import the package aws-cdk-lib'],
  ['lib/elsewhere/a.ts', 'export {}', 'is in no zone'],
];

const seeds: readonly Seed[] = [
  ...imports.map(([path, statement, told]) => ({
    name: `${path}: ${statement} ${told === undefined ? 'is in order' : 'is refused'}`,
    rule: importsStayInZone,
    files: onlyFile(path, statement),
    told: told === undefined ? [] : [told],
  })),
  {
    name: 'deployed code that knows a test',
    rule: nothingImportsTests,
    files: onlyFile('lib/local/main.ts', `import { x } from '../../test/support/rule.ts'`),
    told: ['imports the test file'],
  },
];

testRules(
  { 'every import stays within its zone': importsStayInZone, 'nothing deployed imports tests': nothingImportsTests },
  seeds,
  readProject,
);
