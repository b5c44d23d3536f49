import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../functions/catalogue.ts';
import { momentCustomersTo24SevenOffice } from '../../functions/moment-customers-to-24sevenoffice/sync.ts';
import { momentInvoicesTo24SevenOffice } from '../../functions/moment-invoices-to-24sevenoffice/sync.ts';
import { momentProjectsTo24SevenOffice } from '../../functions/moment-projects-to-24sevenoffice/sync.ts';
import { delivered } from '../../lib/accounting/parents.ts';
import { parentName } from '../../lib/sync/define-sync.ts';
import { invoiceOf, lineOf, projectOf, settingsWith } from '../accounting/samples.ts';

const functionsFolder = join(import.meta.dirname, '../../functions');

describe('the catalogue', () => {
  it('holds every folder that has a story, under the folder’s name, each with its Lambda entry', () => {
    const folders = readdirSync(functionsFolder).filter((name) => existsSync(join(functionsFolder, name, 'sync.ts')));
    expect(catalogue.map(({ name }) => name).sort()).toEqual(folders.sort());
    for (const { name, movesFiles = false } of catalogue) {
      const entry = readFileSync(join(functionsFolder, name, 'handler.ts'), 'utf8');
      expect(entry).toMatch(
        /^export const handler = handleSync\(\w+, vendorBudgets(, { files: filesOf(, mail: letterMailers)? })?\);$/m,
      );
      expect(entry.includes('filesOf')).toBe(movesFiles);
    }
  });

  it('has one direction per webhook topic of a vendor and target', () => {
    const topics = catalogue.map(({ when, write }) => `${when.vendor} ${when.topic} → ${write.vendor}`);
    expect(new Set(topics).size).toBe(topics.length);
  });

  it('catches up hourly from the same vendor that is read', () => {
    const told = catalogue.flatMap(({ when, read }) => (when.kind === 'webhook' ? [{ when, read }] : []));
    expect(told.map(({ when, read }) => [when.vendor === read.vendor, when.catchUpSeconds])).toEqual(
      told.map(() => [true, 3600]),
    );
  });

  it('releases only directions that there are, and later in the list: parents come first', () => {
    const names = catalogue.map(({ name }) => name);
    for (const { name, releases } of catalogue) {
      for (const released of releases) expect(names.indexOf(released)).toBeGreaterThan(names.indexOf(name));
    }
  });
});

describe('who waits is released by whom it waits for', () => {
  const settings = settingsWith();
  const invoice = invoiceOf([lineOf(1), lineOf(1, { projectNumber: '7' })]);

  it.each([
    [
      'projects',
      momentProjectsTo24SevenOffice.name,
      momentProjectsTo24SevenOffice.decide.parents(projectOf(), settings),
    ],
    ['invoices', momentInvoicesTo24SevenOffice.name, momentInvoicesTo24SevenOffice.decide.parents(invoice, settings)],
  ])('%s', (_what, child, parents) => {
    expect(parents.length).toBeGreaterThan(0);
    for (const { direction } of parents) {
      expect(catalogue.find(({ name }) => name === direction)?.releases).toContain(child);
    }
  });

  it('finds a delivered parent under the name that the engine gives it', () => {
    const mapping = { targetId: '1', number: '1' };
    for (const parent of momentInvoicesTo24SevenOffice.decide.parents(invoice, settings)) {
      expect(delivered(new Map([[parentName(parent), mapping]]), parent)).toBe(mapping);
    }
  });
});

describe('what each direction may do', () => {
  it('writes numbers back for customers only: 24SevenOffice is master of those', () => {
    expect(momentCustomersTo24SevenOffice.confirm?.vendor).toBe('moment');
    expect(momentProjectsTo24SevenOffice.confirm).toBeUndefined();
    expect(momentInvoicesTo24SevenOffice.confirm).toBeUndefined();
  });

  it('updates customers and projects, and never a posted voucher', () => {
    expect(momentCustomersTo24SevenOffice.write.canUpdate).toBe(true);
    expect(momentProjectsTo24SevenOffice.write.canUpdate).toBe(true);
    expect(momentInvoicesTo24SevenOffice.write.canUpdate).toBe(false);
  });
});
