import { parse } from 'csv-parse/sync';
import { exportText } from '../../../lib/connectors/xledger/encode-files.ts';
import { safeText } from '../../../lib/connectors/xledger/encode-text.ts';
import { exampleCreditNote, exampleInvoice } from './example-invoice.ts';

const setUp = { voucherType: 'AR', ownerCode: 23_001, department: '10' };
const read = (text: string): string[][] => parse(text, { delimiter: ';', relax_column_count: false });

describe('plain', () => {
  it('has a row per VAT code, which sum to the invoice', () => {
    const rows = read(exportText([exampleInvoice, exampleCreditNote], { ...setUp, format: 'plain' }));
    expect(rows).toEqual([
      [
        ...['Invoice number', 'Description', 'Customer number', 'Project number', 'Invoice date', 'Due date'],
        ...['Payment id', 'Total including VAT', 'VAT code'],
      ],
      ['20451', 'Rådgivning november', '1001', 'P-17', '20261120', '20261204', '602243', '125.00', '2'],
      ['20451', 'Rådgivning november', '1001', 'P-17', '20261120', '20261204', '602243', '105.00', '20'],
      ['20452', 'Rådgivning november', '1001', 'P-17', '20261120', '20261204', '602243', '-125.00', '2'],
      ['20452', 'Rådgivning november', '1001', 'P-17', '20261120', '20261204', '602243', '-105.00', '20'],
    ]);
  });

  it('pays by the invoice number where there is no KID', () => {
    const [, row] = read(exportText([{ ...exampleInvoice, kid: undefined }], { ...setUp, format: 'plain' }));
    expect(row?.[6]).toBe('20451');
  });
});

describe('gl02b', () => {
  const rows = read(exportText([exampleInvoice], { ...setUp, format: 'gl02b' }));
  const [header = [], ...lines] = rows;
  const cell = (row: number, name: string) => lines[row]?.[header.indexOf(name)];

  it('has 50 columns, a row per line of the voucher, and an end mark', () => {
    expect(rows.map(({ length }) => length)).toEqual([50, 50, 50, 50]);
    expect(lines.map((line) => line.slice(0, 6))).toEqual(
      lines.map(() => ['GL02b', 'Moment', '23001', 'AR', '20451', '2026']),
    );
    expect(lines.map((line) => line.at(-1))).toEqual(['x', 'x', 'x']);
  });

  it('debits the customer and credits the lines, project in the second dimension', () => {
    expect([0, 1, 2].map((row) => cell(row, 'amount'))).toEqual(['230.00', '-125.00', '-105.00']);
    expect(cell(0, 'SubledgerNo')).toBe('1001');
    expect(cell(0, 'Xidentifier/KID')).toBe('602243');
    expect(cell(1, 'Posting 2 (PRJ)')).toBe('P-17');
    expect(cell(1, 'TaxRule')).toBe('2');
    expect(cell(1, 'posting1')).toBe('10');
  });
});

describe('ar10', () => {
  it('has 29 columns without a header, department before project', () => {
    const rows = read(exportText([exampleInvoice], { ...setUp, format: 'ar10' }));
    expect(rows.map(({ length }) => length)).toEqual([29, 29, 29]);
    expect(rows.map((row) => [row[0], row[1], row[6], row[8], row[23], row[24], row[28]])).toEqual([
      ['GBAT10', '20451', '1500', '230.00', '', '', 'x'],
      ['GBAT10', '20451', '3000', '-125.00', '10', 'P-17', 'x'],
      ['GBAT10', '20451', '3010', '-105.00', '10', '', 'x'],
    ]);
    expect(rows[0]?.slice(15, 18)).toEqual(['20451', '602243', '20261204']);
  });
});

describe('texts', () => {
  it.each([
    ['=HYPERLINK("http://x.example")', "'=HYPERLINK( http://x.example )"],
    ['+47 22 00 00 00', "'+47 22 00 00 00"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1+1', "'=1+1"],
    ['Linje 1\r\nLinje 2', 'Linje 1 Linje 2'],
    ['a;b', 'a b'],
    ['Ærlig talt: 5 - 3', 'Ærlig talt: 5 - 3'],
  ])('%j becomes %j', (text, safe) => {
    expect(safeText(text)).toBe(safe);
  });
});
