import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../../functions/catalogue.ts';
import { readIntegrationFile } from '../../lib/local/integration-file.ts';
import { optionTable, readCommand } from '../../lib/local/options.ts';
import { problemTexts } from '../../lib/sync/problem-texts.ts';
import { receiptStates } from '../../lib/sync/receipt.ts';
import { codeWords, readDocument, sectionOf, tableRows } from './documents.ts';

const readme = readDocument('README.md');
const firstColumn = (rows: readonly string[][]) => rows.flatMap(([first = '']) => codeWords(first));

describe('the README', () => {
  it('shows what to type within the first 20 lines', () => {
    const top = readme.split('\n').slice(0, 20);
    expect(top.filter((line) => line.startsWith('npm ci && npm '))).toHaveLength(2);
  });

  it('has a row for every direction of the catalogue, and for no other', () => {
    expect(firstColumn(tableRows(readme, 'Direction'))).toEqual(catalogue.map(({ name }) => name));
  });

  it('tells what each direction starts on', () => {
    const rhythms = tableRows(readme, 'Direction').map(([, , startsOn]) => startsOn);
    expect(rhythms).toEqual(catalogue.map(startOf));
  });

  it('explains every option of npm start', () => {
    const explained = firstColumn(tableRows(readme, 'Option')).map((word) => /^--([\w-]+)/.exec(word)?.[1]);
    expect(explained.sort()).toEqual(Object.keys(optionTable).sort());
  });

  it('explains every state of a receipt', () => {
    expect(firstColumn(tableRows(readme, 'State'))).toEqual([...receiptStates]);
  });

  it('says what to do about every problem code', () => {
    const answered = tableRows(readme, 'Family').flatMap(([, cell = '']) => codeWords(cell));
    expect(answered.sort()).toEqual(Object.keys(problemTexts).sort());
  });

  it('gives an integration file that is right', () => {
    const [, text = ''] = /^```json\n(.+?)^```$/ms.exec(sectionOf(readme, 'Other servers')) ?? [];
    const folder = mkdtempSync(join(tmpdir(), 'ledgerbridge-'));
    const file = join(folder, 'fjord.json');
    try {
      writeFileSync(file, text);
      expect(readIntegrationFile(file)).toMatchObject({ tenant: 'fjord', kind: 'moment-24sevenoffice' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('gives a command for other servers that starts', () => {
    const section = sectionOf(readme, 'Other servers');
    const [, endpoints] = /VENDOR_ENDPOINTS='(.+)'/.exec(section) ?? [];
    const [, args = ''] = /^npm start -- (.+)$/m.exec(section) ?? [];
    const command = readCommand(args.split(' '), { VENDOR_ENDPOINTS: endpoints });
    expect(command).toMatchObject({ kind: 'start', options: { sandboxes: false, integrationFiles: ['fjord.json'] } });
  });
});

const vendorTitles: Readonly<Record<string, string>> = {
  ...{
    moment: 'Moment',
    '24sevenoffice': '24SevenOffice',
    economic: 'e-conomic',
    recman: 'RecMan',
    xledger: 'Xledger',
  },
};

function startOf({ when }: (typeof catalogue)[number]): string {
  const vendor = vendorTitles[when.vendor] ?? when.vendor;
  if (when.kind === 'schedule') return `${vendor} schedule, every ${when.pollSeconds / 60} minutes`;
  const rhythm = when.catchUpSeconds === 3600 ? 'hourly' : `every ${when.catchUpSeconds} s`;
  return `${vendor} ${when.kind}, ${rhythm} catch-up`;
}
