import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endedWellName } from '../../lib/local/ended-well.ts';
import { openStores, type Stores } from '../../lib/local/stores.ts';
import { readAssembly } from '../../lib/local/template.ts';
import { viewTemplate } from '../../lib/local/template-view.ts';
import { writeAssembly } from './small-assembly.ts';

const assembly = writeAssembly({
  Kept: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'kept',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    },
  },
});

/** Opens and furnishes the stores of a folder, and says whether it read the whole table. */
async function start(folder: string): Promise<{ stores: Stores; hasRead: boolean }> {
  const stores = await openStores(folder);
  const asked: (string | undefined)[] = [];
  const noted = { step: 'initialize', name: 'noted' } as const;
  stores.tables.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        asked.push(commandName);
        return next(args);
      },
    noted,
  );
  await stores.furnish(viewTemplate(readAssembly(assembly), { queues: stores.queuesUrl, apiUrl: () => '' }));
  return { stores, hasRead: asked.includes('ScanCommand') };
}

it('the whole table is read at a start only when the last run may have been cut off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stores-'));
  const first = await start(folder);
  expect(existsSync(join(folder, endedWellName))).toBe(false);
  await first.stores.close();
  const second = await start(folder);
  expect(second.hasRead).toBe(false);
  // A run that is killed tells nothing.
  expect(existsSync(join(folder, endedWellName))).toBe(false);
  await second.stores.close();
  const third = await openStores(folder);
  await third.close();
  const fourth = await start(folder);
  expect(fourth.hasRead).toBe(true);
  await fourth.stores.close();
});
