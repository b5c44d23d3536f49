import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import type { Platform } from '../../lib/local/platform.ts';
import { type Company, invoiceOf, startCompany, startEmptyPlatform, until } from '../support/running-company.ts';

let platform: Platform & { end(): Promise<void> };
let company: Company;

beforeAll(async () => {
  platform = await startEmptyPlatform({ quietSeconds: 1 });
  company = await startCompany(platform, 'strand', { errorEmails: ['regnskap@strand.example.com'] });
}, 120_000);
afterAll(() => platform.end());

function mails(): Promise<Email[]> {
  const files = readdirSync(platform.mailFolder).sort();
  return Promise.all(files.map((file) => PostalMime.parse(readFileSync(join(platform.mailFolder, file)))));
}

/** Lets `notify` run again and again, as its schedule would, until so many mails are there. */
function mailed(count: number): Promise<readonly Email[]> {
  return until<readonly Email[]>(`${count} mails`, 60, async () => {
    await platform.run('notify');
    const found = await mails();
    return found.length >= count ? { answer: found } : { not: `${found.length} mails` };
  });
}

it('a refused invoice leads to one mail with a link to its receipt, and correcting it to one that says all is well', async () => {
  const customerId = await company.create('customers', { name: 'Avvist Kunde AS' });
  const invoice = invoiceOf({ customerId, net: 1000 });
  const lines = invoice.lines.map((line) => ({ ...line, financialAccountNumber: '3999' }));
  const id = await company.create('invoices', { ...invoice, lines });
  await company.settled('invoices', id, 'rejected');

  const [trouble, ...more] = await mailed(1);
  expect(more).toEqual([]);
  expect(trouble).toMatchObject({
    subject: '1 dokument trenger deg: strand main',
    to: [{ address: 'regnskap@strand.example.com' }],
  });
  const [, address = ''] = /href="([^"]*\/receipts\/[^"]*)"/.exec(trouble?.html ?? '') ?? [];
  expect(address.startsWith(platform.consoleUrl)).toBe(true);
  const page = await fetch(address.replaceAll('&amp;', '&'));
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Kontoen finnes ikke')]);
  for (let run = 0; run < 3; run += 1) await platform.run('notify');
  expect(await mails()).toHaveLength(1);

  await company.correct('invoices', id, { lines: invoice.lines });
  await company.held('invoices', id);
  const [, well] = await mailed(2);
  expect(well?.subject).toBe('Alt er i orden igjen: strand main');
  for (let run = 0; run < 3; run += 1) await platform.run('notify');
  expect(await mails()).toHaveLength(2);
}, 180_000);

it('a revoked key stops the expenses before there is any receipt, is told once, and a new key brings them by themselves', async () => {
  const before = (await mails()).length;
  const settings = {
    ...{ errorEmails: ['regnskap@vik.example.com'], importExpenses: true },
    ...{ expenseAccounts: '4300', expenseActivity: 'Utlegg' },
  };
  const vik = await startCompany(platform, 'vik', settings);
  const project = await vik.create('projects', { projectNumber: '5017', name: 'Brygge' });
  await vik.held('projects', project);
  await vik.office.addCompany(vik.clientId, { id: 20007, name: 'Eksempel Byggevare AS' });
  await vik.moment.putCompany('vik', { apiKey: 'another key', name: 'vik AS', currencyCode: 'NOK' });
  const line = { accountNo: 4300, amount: '125.00', vatCode: '1', projectId: 5017, comment: 'Bolter' };
  await vik.office
    .ledger(vik.clientId)
    .book({ date: '2026-11-20', supplierId: 20007, invoiceNo: 'S-1', lines: [line] });

  await platform.run('poll');
  const told = (await mailed(before + 1)).at(-1);
  expect(told).toMatchObject({
    subject: 'En overføring står stille: vik main',
    to: [{ address: 'regnskap@vik.example.com' }],
    text: expect.stringContaining('Utlegg, 24SevenOffice → Moment'),
  });
  expect(told?.text).toContain('Innloggingen avvises');
  expect(told?.text).not.toContain('key of vik');
  for (let run = 0; run < 3; run += 1) {
    await platform.run('poll');
    await platform.run('notify');
  }
  expect(await mails()).toHaveLength(before + 1);

  await vik.changeKey(settings, 'a new key');
  // A worker knows an integration for half a minute.
  await until('the expense is in Moment', 120, async () => {
    await platform.run('poll');
    await pause(2000);
    const expenses = (await vik.moment.company('vik'))?.projectExpenses ?? [];
    return expenses.length === 1 ? { answer: expenses } : { not: `${expenses.length} expenses` };
  });
  const well = (await mailed(before + 2)).at(-1);
  expect(well?.subject).toBe('Alt er i orden igjen: vik main');
}, 300_000);
