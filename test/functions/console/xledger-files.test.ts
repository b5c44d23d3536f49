import { createHash } from 'node:crypto';
import type { ExportTools } from '../../../functions/console/operations/xledger-files.ts';
import { createExportList } from '../../../lib/store/export-list.ts';
import { exampleInvoice } from '../../connectors/xledger/example-invoice.ts';
import { openLocalConsole } from '../../support/local-console.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';

const scope = { tenant: 'fjord', integration: 'fjord.files' };
const wish = {
  kind: 'moment-xledger',
  name: 'Fjord',
  settings: {
    ...{ momentCompanyCode: 'fjord', requestsPerHour: 100, exportInvoices: true },
    invoices: { delivery: 'file', format: 'plain', schedule: 'by-hand', kid: 'none' },
  },
  credentials: { momentApiKey: 'key', token: 'ZXhhbXBsZS10b2tlbi1vZi1mam9yZA' },
};
const path = '/api/integrations/fjord.files/files';
const page = '/integrations/fjord.files/files';

let tools: ExportTools | undefined;
let office: Awaited<ReturnType<typeof openLocalConsole>>;
beforeEach(async () => {
  const files = createMemoryFiles();
  office = await openLocalConsole((table) => {
    tools = { exports: createExportList(table, scope), files };
    return { exportsOf: () => ({ exports: createExportList(table, scope), files }) };
  });
  await office.api('PUT', '/api/integrations/fjord.files', wish);
});
afterEach(() => office.close());

async function deliver(...numbers: string[]): Promise<void> {
  for (const key of numbers) {
    const document = { invoice: { ...exampleInvoice, invoiceNumber: key }, setUp: { format: 'plain' } };
    await tools?.exports.add({ key, document, addedAt: '2026-11-21T10:00:00.000Z' });
  }
}

const bytesOf = async (address: string) => {
  const answer = await office.app.request(office.origin + address, { headers: { host: office.host } });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
};

it('makes a file of what waits, once, and gives the same bytes each time', async () => {
  await deliver('20451', '20452');
  expect((await office.api('GET', path)).json).toEqual({ waiting: 2, files: [] });
  const made = await office.api('POST', path);
  expect(made.json.file).toMatchObject({ number: 1, invoices: 2, name: 'xledger-000001-plain.csv' });
  expect((await office.api('POST', path)).json).toEqual({});
  await deliver('20453');
  await office.api('POST', path);
  const [first, second] = [await bytesOf(`${path}/1`), await bytesOf(`${page}/1`)];
  expect(first.bytes.equals(second.bytes)).toBe(true);
  expect(createHash('sha256').update(first.bytes).digest('hex')).toBe(made.json.file.sha256);
  expect(first.answer.headers.get('content-disposition')).toBe('attachment; filename="xledger-000001-plain.csv"');
  expect(first.bytes.toString()).toContain('20451');
  const { entries } = (await office.api('GET', '/api/audit')).json;
  const told = entries.map(({ act, phase }: { act: string; phase: string }) => `${act} ${phase}`);
  expect(told.filter((line: string) => line === 'xledger-file.make done')).toHaveLength(2);
  expect(told.filter((line: string) => line === 'xledger-file.download done')).toHaveLength(2);
  expect(told).toContain('xledger-file.make refused');
});

it('gives two who press the button at once the same file', async () => {
  await deliver('20451', '20452', '20453');
  const made = await Promise.all([office.post(page, {}), office.post(page, {}), office.api('POST', path)]);
  expect(made.map(({ status }) => status)).toEqual([303, 303, 200]);
  const { files, waiting } = (await office.api('GET', path)).json;
  expect([files.length, waiting]).toEqual([1, 0]);
  expect(files[0].invoices).toBe(3);
});

it('shows the files with their hashes, and the button only while something waits', async () => {
  await deliver('20451');
  expect((await office.api('GET', page)).text).toContain('Export since last');
  const { file } = (await office.api('POST', path)).json;
  const { text } = await office.api('GET', page);
  expect(text).toContain(file.sha256);
  expect(text).toMatch(/<button type="submit" disabled[^>]*>\s*Export since last/);
});

it.each(['2', '0', '-1', '1e3', 'x'])('knows no file %s', async (number) => {
  await deliver('20451');
  await office.api('POST', path);
  expect((await office.api('GET', `${path}/${number}`)).status).toBe(404);
});
