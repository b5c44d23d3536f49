import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Platform, startPlatform } from '../../lib/local/platform.ts';
import type { PlatformSettings } from '../../lib/local/platform-settings.ts';
import { createMomentControl, type MomentControl } from '../../lib/sandboxes/moment/index.ts';
import type { JsonObject } from '../../lib/sandboxes/moment/state.ts';
import {
  createTwentyFourSevenOfficeControl,
  type TwentyFourSevenOfficeControl,
} from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { seedClient } from '../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import { createReceiptStore } from '../../lib/store/receipt-store.ts';
import type { ReceiptStore } from '../../lib/sync/ports.ts';
import type { Receipt } from '../../lib/sync/receipt.ts';

/** The whole product on this machine, without seed or demo activity, in a folder of its own. */
export async function startEmptyPlatform(
  settings: Pick<PlatformSettings, 'quietSeconds'> = {},
): Promise<Platform & { end(): Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ledgerbridge-story-'));
  const platform = await startPlatform({ dataFolder, seed: false, settleSeconds: 1, ...settings });
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
type Fields = Readonly<Record<string, unknown>>;

/** A company at both vendors with its integration, and what a test does with it. */
export class Company {
  readonly code: string;
  readonly clientId: string;
  readonly moment: MomentControl;
  readonly office: TwentyFourSevenOfficeControl;
  webhookUrl = '';
  readonly #platform: Platform;
  readonly #receipts: ReceiptStore;
  readonly #login;

  constructor(platform: Platform, code: string) {
    const { momentUrl, twentyFourSevenOfficeUrl } = platform;
    if (momentUrl === undefined || twentyFourSevenOfficeUrl === undefined) throw new Error('no sandboxes');
    this.code = code;
    this.clientId = String(700_000 + ([...code].reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 0) % 90_000));
    this.moment = createMomentControl(momentUrl);
    this.office = createTwentyFourSevenOfficeControl(twentyFourSevenOfficeUrl);
    this.#platform = platform;
    this.#receipts = createReceiptStore({ client: platform.tableClient, name: platform.tableName });
    this.#login = { username: `api@${code}.example.com`, password: `password of ${code}`, applicationId: randomUUID() };
  }

  /** What a person types into the form of the integration. */
  get logIn() {
    return { momentApiKey: `key of ${this.code}`, ...this.#login };
  }

  /** The company at both vendors, without an integration. */
  async prepare(): Promise<void> {
    const { code, clientId } = this;
    await this.moment.putCompany(code, { apiKey: `key of ${code}`, name: `${code} AS`, currencyCode: 'NOK' });
    const client = { ...this.#login, identityId: randomUUID(), clientId, clientName: `${code} AS` };
    await seedClient(this.#platform.twentyFourSevenOfficeUrl ?? '', client);
  }

  async start(settings: Settings): Promise<void> {
    await this.prepare();
    const { webhookUrl = '' } = await this.changeSettings(settings);
    await this.listen(webhookUrl);
  }

  /** Moment tells of changes at this address. */
  async listen(webhookUrl: string): Promise<void> {
    this.webhookUrl = webhookUrl;
    await this.moment.putWebhooks(this.code, { customers: webhookUrl, projects: webhookUrl, invoices: webhookUrl });
  }

  /** A new key of Moment takes effect there as well: the one before is revoked. */
  async changeKey(settings: Settings, momentApiKey: string) {
    await this.moment.putCompany(this.code, { apiKey: momentApiKey, name: `${this.code} AS`, currencyCode: 'NOK' });
    return this.changeSettings(settings, momentApiKey);
  }

  changeSettings(changed: Settings, momentApiKey = `key of ${this.code}`) {
    return this.#platform.saveIntegration({
      enabled: true,
      tenant: this.code,
      kind: 'moment-24sevenoffice',
      name: 'main',
      settings: { momentCompanyCode: this.code, voucherType: 1, receivableAccount: 1500, ...changed },
      credentials: { momentApiKey, ...this.#login },
    });
  }

  async receipt(entity: Records, id: number): Promise<Receipt | undefined> {
    const direction = `moment-${entity}-to-24sevenoffice`;
    const ref = { tenant: this.code, integration: `${this.code}.main`, direction, key: String(id) };
    return (await this.#receipts.find([ref]))[0];
  }

  async create(entity: Records, fields: Fields): Promise<number> {
    return (await this.moment.create({ company: this.code, entity }, asJson(fields))).id;
  }

  async edit(entity: Records, id: number, fields: Fields): Promise<void> {
    await this.moment.edit({ company: this.code, entity, id }, asJson(fields));
  }

  /** Changes what the product itself would not let anybody change. */
  async correct(entity: Records, id: number, fields: Fields): Promise<void> {
    await this.moment.forceEdit({ company: this.code, entity, id }, asJson(fields));
  }

  /** Waits until the target holds the document: delivered, or found unchanged by a later webhook. */
  held(entity: Records, id: number): Promise<Receipt> {
    const isHeld = ({ state, problem }: Receipt): boolean => state === 'delivered' || problem?.code === 'unchanged';
    return this.#ended({ entity, id }, 'held', isHeld);
  }

  /** Waits until the receipt stands like this, and gives it. */
  settled(entity: Records, id: number, state: Receipt['state']): Promise<Receipt> {
    return this.#ended({ entity, id }, state, (receipt) => receipt.state === state);
  }

  /** What the target holds. */
  ledger() {
    return this.office.client(this.clientId);
  }

  #ended(which: { entity: Records; id: number }, what: string, fits: (receipt: Receipt) => boolean): Promise<Receipt> {
    return until<Receipt>(`${which.entity} ${which.id} is ${what}`, 60, async () => {
      const found = await this.receipt(which.entity, which.id);
      if (found !== undefined && fits(found) && found.wanted === found.done) return { answer: found };
      return { not: found === undefined ? 'no receipt' : `${found.state} ${JSON.stringify(found.problem ?? '')}` };
    });
  }
}

/** Makes the company at both vendors, the integration between them, and the webhooks. */
export async function startCompany(platform: Platform, code: string, settings: Settings = {}): Promise<Company> {
  const company = new Company(platform, code);
  await company.start(settings);
  return company;
}

function asJson(fields: Fields): JsonObject {
  return JSON.parse(JSON.stringify(fields));
}

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
