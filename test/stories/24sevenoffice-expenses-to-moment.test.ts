import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createMomentControl } from '../../lib/sandboxes/moment/index.ts';
import { createTwentyFourSevenOfficeControl } from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { until } from '../support/running-company.ts';
import { type LocalProcess, startLocalProcess } from './local-process.ts';

/** The example company at both vendors, and what its accountant books besides the demo's own vouchers. */
const [company, clientId, day] = ['fjord', '880001', '2026-11-20'];
const booked = 40;

const dataFolder = mkdtempSync(join(tmpdir(), 'expenses-'));
let running: LocalProcess | undefined;
afterAll(async () => {
  await running?.kill();
  rmSync(dataFolder, { recursive: true, force: true });
});

const start = () => startLocalProcess(dataFolder, '--activity', 'off', '--settle', '2', '--poll', '1');
const officeOf = ({ addresses }: LocalProcess) =>
  createTwentyFourSevenOfficeControl(String(addresses.twentyFourSevenOfficeUrl));

async function momentOf({ addresses }: LocalProcess) {
  const found = await createMomentControl(String(addresses.momentUrl)).company(company);
  if (found === undefined) throw new Error('The example company is gone');
  return found;
}

type Expenses = Awaited<ReturnType<typeof momentOf>>['projectExpenses'];

/** Waits until the demo's own six expenses, and so many more, are in Moment with so many files. */
const arrived = (process: LocalProcess, expected: { readonly expenses: number; readonly files: number }) =>
  until<Expenses>(`${expected.expenses} expenses and ${expected.files} files`, 240, async () => {
    const { projectExpenses: expenses, attachments: files } = await momentOf(process);
    const are = `${expenses.length} and ${files.length}`;
    return are === `${expected.expenses} and ${expected.files}` ? { answer: expenses } : { not: are };
  });

/** What the console says to a person: the rows of the expenses' receipts, as plain text. */
async function receiptRows({ addresses }: LocalProcess, language: 'en' | 'nb'): Promise<string> {
  const query = new URLSearchParams({ integration: `${company}.main`, direction: '24sevenoffice-expenses-to-moment' });
  const page = await fetch(`${addresses.consoleUrl}/receipts?${query}`, { headers: { 'accept-language': language } });
  return (await page.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

it('the demo brings its suppliers’ invoices into Moment, with the files byte for byte, and says what could not come', async () => {
  running = await start();
  const expenses = await arrived(running, { expenses: 6, files: 8 });
  expect(
    expenses
      .map(({ supplierInvoiceNumber: number, amountIncludingVat, currencyCode }) => [
        number,
        amountIncludingVat,
        currencyCode,
      ])
      .sort(),
  ).toEqual([
    ['2026-118', 640, 'EUR'],
    ['EB-70412', 1250, 'NOK'],
    ['EB-70412', 433.33, 'NOK'],
    ['EB-70430', -250, 'NOK'],
    ['TL-331', 7812.5, 'NOK'],
    ['TL-341', 312.5, 'NOK'],
  ]);
  const sent = new Set((await officeOf(running).client(clientId)).files.map(({ sha256 }) => sha256));
  expect((await momentOf(running)).attachments.filter(({ sha256 }) => !sent.has(String(sha256)))).toEqual([]);
  const here = running;
  const expected = [
    /EB-70431 The project does not exist in the target/,
    /TL-340 All amounts are zero/,
    /Rejected Attachment \d+ \S+\.pdf The file is empty/,
  ];
  await until('the console says what could not come', 60, async () => {
    const rows = await receiptRows(here, 'en');
    return expected.every((words) => words.test(rows)) ? { answer: rows } : { not: rows };
  });
}, 300_000);

it('a platform that is killed in the middle of a poll, and again while it delivers, brings each expense and each file once', async () => {
  const before = running ?? (await start());
  const vouchers = Array.from({ length: booked }, (_none, index) => ({
    ...{ date: day, supplierId: 20_001, invoiceNo: `K-${index}` },
    lines: [{ accountNo: 4300, amount: '125.00', vatCode: '1', projectId: 2040, comment: `Drept ${index}` }],
    files: index % 4 === 0 ? [{ type: 'Pdf' as const, size: 1000 + index }] : [],
  }));
  const office = officeOf(before);
  await office.clearCalls();
  await office.ledger(clientId).book(...vouchers);
  // Once while the poll asks or records, once while expenses are on their way.
  while ((await office.calls({ clientId, operation: 'GetTransactions' })).length === 0) await pause(5);
  await before.kill();

  const between = await start();
  while ((await momentOf(between)).projectExpenses.length < 6 + booked / 4) await pause(50);
  await between.kill();

  running = await start();
  expect((await momentOf(running)).projectExpenses.length).toBeLessThan(6 + booked);
  const expenses = await arrived(running, { expenses: 6 + booked, files: 8 + booked / 4 });
  const numbers = expenses.map(({ supplierInvoiceNumber }) => String(supplierInvoiceNumber));
  expect(numbers.filter((number) => number.startsWith('K-')).sort()).toEqual(
    vouchers.map(({ invoiceNo }) => invoiceNo).sort(),
  );
  expect(await running.interrupt()).toBe(0);
}, 400_000);
