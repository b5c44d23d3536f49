import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { tableClientOf } from '../../lib/local/tables.ts';
import { createMomentControl } from '../../lib/sandboxes/moment/index.ts';
import { createTwentyFourSevenOfficeControl } from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { createReceiptStore } from '../../lib/store/receipt-store.ts';
import { type Receipt, shownState } from '../../lib/sync/receipt.ts';
import { type LocalProcess, startLocalProcess } from './local-process.ts';

const invoices = 200;
const [tenant, integration, direction] = ['fjord', 'fjord.main', 'moment-invoices-to-24sevenoffice'];
/** Client of the example company at the 24SevenOffice sandbox. */
const clientId = '880001';
const ended = ['delivered', 'skipped', 'rejected', 'conflict'];

/** Type 1: the demo's accountant books suppliers' invoices as well. */
const vouchersAt = async ({ addresses }: LocalProcess) => {
  const control = createTwentyFourSevenOfficeControl(String(addresses.twentyFourSevenOfficeUrl));
  return (await control.client(clientId)).vouchers.filter(({ typeNo }) => typeNo === 1);
};

const companyAt = async ({ addresses }: LocalProcess) => {
  const company = await createMomentControl(String(addresses.momentUrl)).company(tenant);
  if (company === undefined) throw new Error('The example company is gone');
  return company;
};

const isOurs = ({ description }: { readonly [field: string]: unknown }) =>
  /^Sent while killed/.test(String(description));

/** Finalize those of the invoices that Moment does not have yet, ten at a time, until the process is gone. */
async function finalizeInvoices(running: LocalProcess): Promise<void> {
  const control = createMomentControl(String(running.addresses.momentUrl));
  const company = await companyAt(running);
  const [project] = company.projects;
  const present = new Set(company.invoices.filter(isOurs).map(({ description }) => description));
  const missing = Array.from({ length: invoices }, (_none, index) => `Sent while killed, ${index}`).filter(
    (description) => !present.has(description),
  );
  const line = { description: 'Arbeid', financialAccountNumber: '3000', vatCode: '3', vatPercentage: 25 };
  while (missing.length > 0) {
    const some = missing.splice(0, 10).map((description) => ({
      ...{ description, invoiceState: 'finalized', invoiceDate: '2026-11-20' },
      ...{ projectId: Number(project?.id), customerId: Number(project?.customerId) },
      lines: [{ ...line, quantity: 1, unitPrice: 100 }],
    }));
    await Promise.all(some.map((fields) => control.create({ company: tenant, entity: 'invoices' }, fields)));
  }
}

/** The receipts of our invoices, once all of them have come to an end. */
async function endedReceipts(running: LocalProcess): Promise<Receipt[]> {
  const { tablesUrl, tableName } = running.addresses;
  const client = tableClientOf(tablesUrl);
  const store = createReceiptStore({ client, name: tableName });
  const refs = (await companyAt(running)).invoices
    .filter(isOurs)
    .map(({ id }) => ({ tenant, integration, direction, key: String(id) }));
  for (;;) {
    const receipts = (await store.find(refs)).filter((receipt) => receipt !== undefined);
    if (receipts.length === invoices && receipts.every(({ state }) => ended.includes(state))) {
      client.destroy();
      return receipts;
    }
    await pause(1000);
  }
}

describe('a platform that is killed while it sends two hundred invoices', () => {
  let running: LocalProcess | undefined;
  afterEach(() => running?.kill());

  it('has each of them as one voucher after it was started again', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'killed-'));
    const options = ['--activity', 'off', '--settle', '3'];
    running = await startLocalProcess(dataFolder, ...options);
    // The kill cuts this off where it stands.
    const cutOff = finalizeInvoices(running).catch(() => undefined);
    const before = (await vouchersAt(running)).length;
    while ((await vouchersAt(running)).length < before + 60) await pause(5);
    await running.kill();
    await cutOff;

    running = await startLocalProcess(dataFolder, ...options);
    const afterKill = await vouchersAt(running);
    expect(afterKill.length).toBeLessThan(before + invoices);
    await finalizeInvoices(running);
    const receipts = await endedReceipts(running);
    // A webhook that came twice finds it unchanged: in place all the same.
    expect(receipts.filter((receipt) => shownState(receipt) !== 'delivered')).toEqual([]);

    const numbers = (await companyAt(running)).invoices
      .filter(isOurs)
      .map(({ invoiceNumber }) => Number(invoiceNumber));
    const vouchers = (await vouchersAt(running)).map(({ transactionNo }) => transactionNo);
    const times = numbers.map((number) => vouchers.filter((transactionNo) => transactionNo === number).length);
    expect(times).toEqual(Array.from({ length: invoices }, () => 1));
    expect(await running.interrupt()).toBe(0);
  }, 600_000);
});
