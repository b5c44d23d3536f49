import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Platform, startPlatform } from '../../lib/local/platform.ts';
import { createMomentControl } from '../../lib/sandboxes/moment/index.ts';
import { createTwentyFourSevenOfficeControl } from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { seedClient } from '../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import { createReceiptStore } from '../../lib/store/receipt-store.ts';
import type { Receipt } from '../../lib/sync/receipt.ts';

/** The whole product on this machine, without seed or demo activity, in a folder of its own. */
export async function startEmptyPlatform(): Promise<Platform & { end(): Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ledgerbridge-story-'));
  const platform = await startPlatform({ dataFolder, seed: false, settleSeconds: 1 });
  return {
    ...platform,
    async end() {
      await platform.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

type Records = 'customers' | 'projects' | 'invoices';
type Settings = Readonly<Record<string, unknown>>;

/** A company at both vendors with its integration, and what a test does with it. */
export async function startCompany(platform: Platform, code: string, settings: Settings = {}) {
  const { momentUrl, twentyFourSevenOfficeUrl } = platform;
  if (momentUrl === undefined || twentyFourSevenOfficeUrl === undefined) throw new Error('no sandboxes');
  const moment = createMomentControl(momentUrl);
  const office = createTwentyFourSevenOfficeControl(twentyFourSevenOfficeUrl);
  const clientId = String(700_000 + ([...code].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 0) % 90_000));
  const login = { username: `api@${code}.example.com`, password: `password of ${code}`, applicationId: randomUUID() };
  await moment.putCompany(code, { apiKey: `key of ${code}`, name: `${code} AS`, currencyCode: 'NOK' });
  await seedClient(twentyFourSevenOfficeUrl, {
    ...login,
    identityId: randomUUID(),
    clientId,
    clientName: `${code} AS`,
  });
  const save = (changed: Settings) =>
    platform.saveIntegration({
      tenant: code,
      kind: 'moment-24sevenoffice',
      name: 'main',
      settings: { momentCompanyCode: code, voucherType: 1, receivableAccount: 1500, ...changed },
      credentials: { momentApiKey: `key of ${code}`, ...login },
    });
  const { webhookUrl } = await save(settings);
  await moment.putWebhooks(code, { customers: webhookUrl, projects: webhookUrl, invoices: webhookUrl });
  const receipts = createReceiptStore({ client: platform.tableClient, name: platform.tableName });
  const direction = (entity: Records): string => `moment-${entity}-to-24sevenoffice`;

  const receipt = async (entity: Records, id: number): Promise<Receipt | undefined> => {
    const ref = { tenant: code, integration: `${code}.main`, direction: direction(entity), key: String(id) };
    return (await receipts.find([ref]))[0];
  };
  return {
    code,
    moment,
    office,
    clientId,
    webhookUrl,
    changeSettings: save,
    receipt,
    create: async (entity: Records, fields: Record<string, unknown>): Promise<number> =>
      (await moment.create({ company: code, entity }, JSON.parse(JSON.stringify(fields)))).id,
    edit: (entity: Records, id: number, fields: Record<string, string>) =>
      moment.edit({ company: code, entity, id }, fields),
    /** Changes what the product itself would not let anybody change. */
    correct: (entity: Records, id: number, fields: object) =>
      moment.forceEdit({ company: code, entity, id }, JSON.parse(JSON.stringify(fields))),
    /** Waits until the target holds the document: delivered, or found unchanged by a later webhook. */
    held: (entity: Records, id: number, seconds = 40): Promise<Receipt> =>
      until<Receipt>(`${entity} ${id} is held`, seconds, async () => {
        const found = await receipt(entity, id);
        const isHeld = found?.state === 'delivered' || found?.problem?.code === 'unchanged';
        if (found !== undefined && isHeld && found.wanted === found.done) return { answer: found };
        return { not: found === undefined ? 'no receipt' : `${found.state} ${JSON.stringify(found.problem ?? '')}` };
      }),
    /** Waits until the receipt stands like this, and gives it. */
    settled: (entity: Records, id: number, state: Receipt['state'], seconds = 40): Promise<Receipt> =>
      until<Receipt>(`${entity} ${id} is ${state}`, seconds, async () => {
        const found = await receipt(entity, id);
        if (found !== undefined && found.state === state && found.wanted === found.done) return { answer: found };
        return { not: found === undefined ? 'no receipt' : `${found.state} ${JSON.stringify(found.problem ?? '')}` };
      }),
    /** What the target holds. */
    ledger: () => office.client(clientId),
  };
}
export type Company = Awaited<ReturnType<typeof startCompany>>;

/** Asks again and again until the answer is there. */
export async function until<Answer>(
  what: string,
  seconds: number,
  ask: () => Promise<{ readonly answer: Answer } | { readonly not: string }>,
): Promise<Answer> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await ask();
    if ('answer' in found) return found.answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s, but ${found.not}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A finalized invoice of one line, as a person makes it: amounts in whole kroner. */
export function invoiceOf(facts: { customerId: number; projectId?: number; net: number; [field: string]: unknown }) {
  const { net, ...rest } = facts;
  const vat = net / 4;
  const line = {
    lineNumber: 1,
    description: 'Rådgivning',
    financialAccountNumber: '3000',
    vatCode: '3',
    vatPercentage: 25,
    quantity: 1,
    unitPrice: net,
    amountExcludingVat: net,
    vatAmount: vat,
    amountIncludingVat: net + vat,
  };
  return {
    invoiceState: 'finalized',
    invoiceType: 'invoice',
    transferState: 'toTransfer',
    description: 'Rådgivning november',
    invoiceDate: '2026-11-20',
    dueDate: '2026-12-04',
    currencyCode: 'NOK',
    lines: [line],
    ...rest,
  };
}
