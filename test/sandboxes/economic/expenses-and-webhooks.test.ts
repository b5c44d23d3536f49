import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listenOnLoopback } from '../../../lib/sandboxes/sandbox.ts';
import {
  agreement,
  anInvoice,
  aPdf,
  aSmallAgreement,
  codesOf,
  documentForm,
  openEconomic,
  paths,
} from './sandbox-fixture.ts';

const supplierInvoice = {
  ...{ entryTypeNumber: 3, date: '2026-03-05', supplierNumber: 1, amount: -1250, text: 'Kabler' },
  ...{ contraAccountNumber: 1320, contraVatCode: 'I25', projectNumber: 2040, supplierInvoiceNumber: 'F-88' },
};

describe('a supplier invoice that somebody books', () => {
  it('gives ledger lines with growing numbers, the VAT apart, and its document', async () => {
    const economic = await openEconomic();
    await aSmallAgreement(economic);
    const document = { content: aPdf.toString('base64') };
    const booked = await economic.control.bookVoucher(agreement.number, { entries: [supplierInvoice], document });
    expect(booked).toEqual({ voucherNumber: 1001, from: 50_001, to: 50_003 });
    const filter = encodeURIComponent('entryNumber$gt:50000$and:accountNumber$in:[1310,1320]');
    const { items } = (await economic.services(`${paths.booked}?filter=${filter}`)).body;
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      ...{ entryNumber: 50_002, accountNumber: 1320, amount: 1000, vatAccountNumber: 'I25', projectNumber: 2040 },
      ...{ type: 3, voucherNumber: 1001, supplierInvoiceNumber: 'F-88', text: 'Kabler' },
    });
    const of = encodeURIComponent('voucherNumber$eq:1001');
    expect((await economic.services(`${paths.documents}?filter=${of}`)).body.items).toHaveLength(1);
    await economic.sandbox.close();
  });
});

/** Somebody who is told, and refuses as often as wanted. */
async function openListener(refusals: number) {
  const heard: string[] = [];
  const server = createServer((message, response) => {
    heard.push(`${message.method} ${message.url}`);
    response.writeHead(heard.length <= refusals ? 500 : 204).end();
    server.emit('heard');
  });
  const url = await listenOnLoopback(server);
  const wait = async (count: number) => {
    while (heard.length < count) {
      await once(server, 'heard');
    }
    return heard;
  };
  return { url, wait, close: () => server.close() };
}

describe('the webhook of a booked journal', () => {
  it.each([
    [
      'normal' as const,
      1,
      ['POST /nudge/s?journal=1&from=50001&to=50003', 'POST /nudge/s?journal=1&from=50001&to=50003'],
    ],
    [
      'doubled' as const,
      0,
      ['POST /nudge/s?journal=1&from=50001&to=50003', 'POST /nudge/s?journal=1&from=50001&to=50003'],
    ],
    [
      'reordered' as const,
      0,
      ['POST /nudge/s?journal=1&from=50004&to=50006', 'POST /nudge/s?journal=1&from=50001&to=50003'],
    ],
  ])('sent %s, with %i refusals, is heard as %j', async (webhooks, refusals, heard) => {
    const listener = await openListener(refusals);
    const economic = await openEconomic({ webhookRetryWaits: [1, 1] });
    await economic.control.setSwitches({ webhooks });
    const journalBooked = `${listener.url}/nudge/s?journal=[DAYBOOKNO]&from=[FROMSERIALNO]&to=[TOSERIALNO]`;
    await economic.control.putWebhooks(agreement.number, { journalBooked });
    for (let count = 0; count < (webhooks === 'reordered' ? 2 : 1); count += 1) {
      await economic.control.bookVoucher(agreement.number, { entries: [supplierInvoice] });
    }
    expect(await listener.wait(2)).toEqual(heard);
    await economic.sandbox.close();
    listener.close();
  });

  it('can be set up over the API, one for each event', async () => {
    const listener = await openListener(0);
    const economic = await openEconomic();
    const webhook = { eventType: 'JOURNAL_BOOKED', name: 'nudge', url: `${listener.url}/api` };
    const create = (changes: object) => economic.services(paths.webhooks, { json: { ...webhook, ...changes } });
    expect(codesOf(await create({ url: 'http://nudge.example.com' }))).toBe('WebhookInvalidUrlScheme');
    expect(codesOf(await create({ eventType: 'NOTHING' }))).toBe('WebhookInvalidType');
    expect((await create({})).status).toBe(201);
    expect(codesOf(await create({}))).toBe('WebhookAlreadyExistsForEventType');
    await economic.control.bookVoucher(agreement.number, { entries: [supplierInvoice] });
    expect(await listener.wait(1)).toEqual(['POST /api']);
    expect((await economic.services(`${paths.webhooks}/JOURNAL_BOOKED`, { method: 'DELETE' })).status).toBe(204);
    await economic.sandbox.close();
    listener.close();
  });
});

describe('a sandbox with a state file', () => {
  it('comes back with everything, documents too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'economic-'));
    const stateFile = join(folder, 'economic.json');
    const first = await openEconomic({ stateFile });
    await aSmallAgreement(first);
    await first.services(paths.entries, { json: anInvoice });
    await first.services(paths.documents, { form: documentForm(1001) });
    const before = await first.control.agreement(agreement.number);
    await first.sandbox.close();
    const second = await openEconomic({ stateFile });
    expect(await second.control.agreement(agreement.number)).toEqual(before);
    expect((await second.services(`${paths.documents}/1/pdf`)).text).toBe(aPdf.toString());
    await second.control.reset();
    expect(await second.control.agreement(agreement.number)).toBeUndefined();
    await second.sandbox.close();
    await rm(folder, { recursive: true });
  });
});
