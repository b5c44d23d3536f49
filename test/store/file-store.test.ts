import { fileKey } from '../../lib/store/file-keys.ts';
import { createFileStore } from '../../lib/store/file-store.ts';
import { createMemoryFiles } from '../support/memory-files.ts';
import { openObjectServer } from '../support/object-server.ts';
import { bytes, describeFileStore } from './file-store-suite.ts';

let server: Awaited<ReturnType<typeof openObjectServer>>;
let bucket = 0;
beforeAll(async () => {
  server = await openObjectServer();
});
afterAll(() => server.close());

async function place(tenant: string, name = `files-${++bucket}`) {
  await server.makeBucket(name);
  return { client: server.client, bucket: name, tenant, integration: `${tenant}.main` };
}

describeFileStore('the bucket', async (tenant) => createFileStore(await place(tenant)));
describeFileStore('memory', async () => createMemoryFiles());

it('shows no file of another tenant, whatever a name holds', async () => {
  const name = `files-${++bucket}`;
  const [ours, theirs] = [createFileStore(await place('fjord', name)), createFileStore(await place('fjell', name))];
  const facts = { contentType: 'application/pdf', maximumBytes: 100 };
  await theirs.put('passing/1.pdf', bytes(3), facts);
  for (const wanted of ['passing/1.pdf', 'passing/../fjell/fjell.main/1.pdf', '../../fjell/fjell.main/1.pdf']) {
    expect(await ours.find(wanted)).toBeUndefined();
  }
});

it.each([
  ['passing/88/1.pdf', 'passing/fjord/fjord.main/88/1.pdf'],
  ['exports/7.csv', 'kept/fjord/fjord.main/exports/7.csv'],
  ['passing/../x', 'passing/fjord/fjord.main/%2E%2E/x'],
  ['a b/ø', 'kept/fjord/fjord.main/a%20b/%C3%B8'],
])('keeps %s under %s', (name, key) => {
  expect(fileKey({ tenant: 'fjord', integration: 'fjord.main' }, name)).toBe(key);
});
