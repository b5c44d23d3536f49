import { makeExport } from '../../../lib/connectors/xledger/make-export.ts';
import { createExportList } from '../../../lib/store/export-list.ts';
import type { ExportList } from '../../../lib/sync/export-list.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';
import { openTestTable } from '../../support/table.ts';
import { exampleInvoice } from './example-invoice.ts';

const scope = { tenant: 'fjord', integration: 'fjord.main' };
const at = '2026-11-21T10:00:00.000Z';
const clock = () => new Date(at);
let table: Awaited<ReturnType<typeof openTestTable>>;

beforeEach(async () => {
  table = await openTestTable();
});
afterEach(() => table.close());

async function fill(exports: ExportList, numbers: readonly string[], format: 'plain' | 'ar10' = 'plain') {
  for (const key of numbers) {
    const document = { invoice: { ...exampleInvoice, invoiceNumber: key }, setUp: { format } };
    await exports.add({ key, document, addedAt: at });
  }
}

const textOf = async (files: ReturnType<typeof createMemoryFiles>, name: string) => {
  let text = '';
  for await (const chunk of files.open(name)) text += new TextDecoder().decode(chunk);
  return text;
};

it('puts each invoice into exactly one file, whoever exports at once', async () => {
  const exports = createExportList(table, scope);
  const files = createMemoryFiles();
  await fill(exports, ['1', '2', '3']);
  expect(await exports.add({ key: '2', document: {}, addedAt: at })).toBe(false);
  const made = await Promise.all([1, 2, 3, 4].map((who) => makeExport({ exports, files, clock }, `user ${who}`)));
  expect(new Set(made.map((batch) => batch?.number))).toEqual(new Set([1]));
  expect(await makeExport({ exports, files, clock }, 'user 5')).toBeUndefined();
  await fill(exports, ['4']);
  expect(await makeExport({ exports, files, clock }, 'user 5')).toMatchObject({ number: 2, count: 1 });
  expect((await exports.find(['1', '2', '3', '4'])).map((entry) => entry?.batch)).toEqual([1, 1, 1, 2]);
  const batches = await exports.batches(10);
  expect(batches.map(({ number, count }) => [number, count])).toEqual([
    [2, 1],
    [1, 3],
  ]);
  expect((await textOf(files, batches[1]?.file.name ?? '')).split('\r\n')).toHaveLength(8);
});

it('makes a file of its own for another layout', async () => {
  const exports = createExportList(table, scope);
  const files = createMemoryFiles();
  await fill(exports, ['1']);
  await fill(exports, ['2'], 'ar10');
  const names = [];
  for (let batch = await makeExport({ exports, files, clock }, 'x'); batch !== undefined; ) {
    names.push(batch.file.name);
    batch = await makeExport({ exports, files, clock }, 'x');
  }
  expect(names).toEqual(['kept/exports/000001-plain.csv', 'kept/exports/000002-ar10.csv']);
});

it.each(['begin', 'mark', 'put', 'finish'] as const)('is finished by the next one when it dies at %s', async (step) => {
  const exports = createExportList(table, scope);
  const files = createMemoryFiles();
  await fill(exports, ['1', '2']);
  const dies = async (): Promise<never> => {
    throw new Error('killed');
  };
  const broken = {
    exports: step === 'put' ? exports : { ...exports, [step]: dies },
    files: step === 'put' ? { ...files, put: dies } : files,
    clock,
  };
  await expect(makeExport(broken, 'first')).rejects.toThrow('killed');
  await fill(exports, ['3']);
  const made = [await makeExport({ exports, files, clock }, 'second')];
  made.push(await makeExport({ exports, files, clock }, 'second'));
  const counts = made.flatMap((batch) => (batch === undefined ? [] : [batch.count]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect((await exports.find(['1', '2', '3'])).every((entry) => entry?.batch !== undefined)).toBe(true);
  expect((await exports.state()).plan).toBeUndefined();
});
