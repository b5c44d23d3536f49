import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { makeExport } from '../../../lib/connectors/xledger/make-export.ts';
import type { ExportSetUp, LedgerInvoice } from '../../../lib/documents/xledger-invoice.ts';
import { createExportList } from '../../../lib/store/export-list.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';
import { openTestTable } from '../../support/table.ts';
import { exampleCreditNote, exampleInvoice } from './example-invoice.ts';

const layouts = join(import.meta.dirname, '../../../../shared/vendors/xledger');
const whenAtHand = existsSync(layouts) ? it : it.skip;

/** A layout's columns as the data file describes them. */
type Column = {
  readonly field: string;
  readonly maxLength: string;
  readonly format: string;
  readonly required?: string;
};
const layoutOf = (name: string): Column[] =>
  parse(readFileSync(join(layouts, name)), { delimiter: ';', columns: true, relax_quotes: true });

const nasty = '=cmd|\' /C calc\'!A0; "Ærlig"\r\nblåbær 🫐 - 100 %';
const shown = "'=cmd|' /C calc'!A0 Ærlig blåbær 🫐 - 100 %";
const onProject = (invoice: LedgerInvoice): LedgerInvoice => ({
  ...invoice,
  ...{ description: nasty, projectNumber: '2040', receivable: { ...invoice.receivable, text: nasty } },
  revenue: invoice.revenue.map((posting) => ({ ...posting, projectNumber: '2040', text: `-1+1 ${nasty}` })),
});
const invoices = [onProject(exampleInvoice), onProject(exampleCreditNote)];

/** The file's bytes, as a person downloads them. */
async function fileOf(format: ExportSetUp['format']): Promise<Buffer> {
  const table = await openTestTable();
  try {
    const exports = createExportList(table, { tenant: 'fjord', integration: 'fjord.main' });
    const setUp = { format, voucherType: '1', ownerCode: 23_001, department: '10' };
    for (const invoice of invoices) {
      await exports.add({
        key: invoice.invoiceNumber,
        document: { invoice, setUp },
        addedAt: '2026-11-21T10:00:00.000Z',
      });
    }
    const files = createMemoryFiles();
    const batch = await makeExport({ exports, files, clock: () => new Date('2026-11-21T11:00:00Z') }, 'somebody');
    const chunks: Uint8Array[] = [];
    for await (const chunk of files.open(batch?.file.name ?? '')) chunks.push(chunk);
    return Buffer.concat(chunks);
  } finally {
    await table.close();
  }
}

/** As a program would that knows nothing of ours: semicolons, quotes as usual, every row as long as the first. */
const read = (bytes: Buffer): string[][] => parse(bytes, { delimiter: ';', bom: false, relax_column_count: false });

const amount = /^-?\d+\.\d{2}$/;

describe.each(['plain', 'gl02b', 'ar10'] as const)('a file in %s, read back', (format) => {
  it('is UTF-8 without a mark in front, each row ending in CR and LF', async () => {
    const bytes = await fileOf(format);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    expect(text).toMatch(/^(?:GBAT10|ImpSystem|Invoice number);/);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
    expect(text).toContain('blåbær 🫐');
  });

  it('has no cell that a spreadsheet takes for a formula, and no amount that is not a number', async () => {
    const cells = read(await fileOf(format)).flat();
    expect(cells.filter((cell) => /^[=+@-]/.test(cell) && !amount.test(cell))).toEqual([]);
    const amounts = cells.filter((cell) => amount.test(cell)).map(Number);
    expect(amounts.filter((value) => value < 0).length).toBeGreaterThan(0);
    expect(amounts.every(Number.isFinite)).toBe(true);
  });
});

it('plain: one row a VAT code, with the amounts of an invoice and of its credit note', async () => {
  const [header = [], ...rows] = read(await fileOf('plain'));
  const totals = rows.map((row) => [
    row[0],
    row[header.indexOf('Description')],
    row[header.indexOf('Total including VAT')],
  ]);
  expect(totals).toEqual([
    ['20451', shown, '125.00'],
    ['20451', shown, '105.00'],
    ['20452', shown, '-125.00'],
    ['20452', shown, '-105.00'],
  ]);
});

whenAtHand('gl02b: the columns of its layout, and vouchers that sum to zero', async () => {
  const [header = [], ...rows] = read(await fileOf('gl02b'));
  expect(header).toEqual(layoutOf('import-gl02b-columns.csv').map(({ field }) => field));
  for (const voucher of ['20451', '20452']) {
    const own = rows.filter((row) => row[header.indexOf('VoucherNo')] === voucher);
    expect(own).toHaveLength(3);
    expect(own.reduce((sum, row) => sum + Math.round(Number(row[header.indexOf('amount')]) * 100), 0)).toBe(0);
  }
});

whenAtHand('ar10: each cell fits its column, what is required is there, and vouchers sum to zero', async () => {
  const columns = layoutOf('import-ar10-columns.csv');
  const rows = read(await fileOf('ar10'));
  expect(rows.map(({ length }) => length)).toEqual(Array.from({ length: 6 }, () => columns.length));
  // Period and year are left to the receiver, as one public exporter does.
  const isOurs = ({ field }: Column): boolean => !['Period', 'Fiscal year'].includes(field);
  const problems = rows.flatMap((row) => columns.flatMap((column, index) => problemOf(column, row[index] ?? '')));
  expect(problems).toEqual([]);
  for (const [index, column] of columns.entries()) {
    if (column.required === 'yes' && isOurs(column)) expect(rows.map((row) => row[index])).not.toContain('');
  }
  const at = columns.findIndex(({ field }) => field.startsWith('Amount'));
  for (const voucher of ['20451', '20452']) {
    const own = rows.filter((row) => row[1] === voucher);
    expect(own.reduce((sum, row) => sum + Math.round(Number(row[at]) * 100), 0)).toBe(0);
  }
});

function problemOf({ field, maxLength, format }: Column, cell: string): string[] {
  if (cell === '') return [];
  const form = format === 'YYYYMMDD' ? /^\d{8}$/ : format.startsWith('numeric') ? /^-?\d+(?:\.\d+)?$/ : /./;
  const isLong = maxLength !== '' && [...cell].length > Number(maxLength);
  return isLong || !form.test(cell) ? [`${field}: ${cell}`] : [];
}
