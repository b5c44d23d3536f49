import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Platform } from '../../lib/local/platform.ts';
import { createMomentControl } from '../../lib/sandboxes/moment/index.ts';
import { createReceiptStore } from '../../lib/store/receipt-store.ts';
import type { Receipt } from '../../lib/sync/receipt.ts';
import { invoiceOf, startEmptyPlatform, until } from '../support/running-company.ts';

let platform: Platform & { end(): Promise<void> };

beforeAll(async () => {
  platform = await startEmptyPlatform();
}, 120_000);
afterAll(() => platform.end());

/** A company that mails its invoices there, with one finalized invoice. */
async function mailedTo(tenant: string, receptionAddress: string): Promise<() => Promise<Receipt | undefined>> {
  const moment = createMomentControl(platform.momentUrl ?? '');
  await moment.putCompany(tenant, { apiKey: `key of ${tenant}`, name: `${tenant} AS`, currencyCode: 'NOK' });
  const { webhookUrl = '' } = await platform.saveIntegration({
    ...{ tenant, kind: 'moment-xledger', name: 'main', enabled: true },
    settings: {
      ...{ momentCompanyCode: tenant, requestsPerHour: 100, exportCustomers: false, exportProjects: false },
      ...{ exportInvoices: true, invoices: { delivery: 'email', receptionAddress } },
    },
    credentials: { momentApiKey: `key of ${tenant}` },
  });
  await moment.putWebhooks(tenant, { invoices: webhookUrl });
  const customer = { name: 'Kunde AS', customerNumber: '1001', country: 'NO' };
  const { id: customerId } = await moment.create({ company: tenant, entity: 'customers' }, customer);
  const order = JSON.parse(JSON.stringify(invoiceOf({ customerId, net: 1000 })));
  const { id } = await moment.create({ company: tenant, entity: 'invoices' }, order);
  const receipts = createReceiptStore({ client: platform.tableClient, name: platform.tableName });
  const ref = { tenant, integration: `${tenant}.main`, direction: 'moment-invoices-to-xledger', key: String(id) };
  return async () => (await receipts.find([ref]))[0];
}

/** Waits until the receipt stands like this. */
function standing(read: () => Promise<Receipt | undefined>, state: Receipt['state']): Promise<Receipt> {
  return until<Receipt>(`the receipt is ${state}`, 60, async () => {
    const receipt = await read();
    return receipt?.state === state ? { answer: receipt } : { not: `${receipt?.state} ${receipt?.problem?.code}` };
  });
}

it('a mail that comes back or is not wanted makes its receipt rejected with the reason, and one that arrives does not', async () => {
  const arriving = await mailedTo('ask', 'mb.23001@xledger.example.com');
  await standing(arriving, 'delivered');
  const [bouncing, complaining] = [
    await mailedTo('strand', 'bounce+strand@simulator.amazonses.com'),
    await mailedTo('vik', 'complaint@simulator.amazonses.com'),
  ];
  expect(await standing(bouncing, 'rejected')).toMatchObject({
    problem: { code: 'mail-bounced', vendorWords: expect.stringContaining('550 5.1.1 user unknown') },
  });
  expect(await standing(complaining, 'rejected')).toMatchObject({
    problem: { code: 'mail-complaint', vendorWords: 'abuse' },
  });
  expect(await arriving()).toMatchObject({ state: 'delivered' });
  const letters = readdirSync(platform.mailFolder).map((name) => readFileSync(join(platform.mailFolder, name)));
  const parsed = await Promise.all(letters.map((letter) => PostalMime.parse(letter)));
  expect(parsed.map(({ to }) => to?.[0]?.address).sort()).toEqual([
    'bounce+strand@simulator.amazonses.com',
    'complaint@simulator.amazonses.com',
    'mb.23001@xledger.example.com',
  ]);
  for (const { attachments } of parsed) expect(attachments).toMatchObject([{ mimeType: 'application/pdf' }]);
}, 180_000);
