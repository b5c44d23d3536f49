import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { Company, invoiceOf, startEmptyPlatform, until } from '../support/running-company.ts';
import { openBrowser } from './support/open-browser.ts';
import { follow, type Visit, visitTo } from './support/visit.ts';

let browser: Browser;
let platform: Awaited<ReturnType<typeof startEmptyPlatform>>;
let company: Company;
let visit: Visit;

beforeAll(async () => {
  [browser, platform] = await Promise.all([openBrowser(), startEmptyPlatform({ quietSeconds: 1 })]);
  company = new Company(platform, 'vika');
  await company.prepare();
  visit = visitTo(browser, platform.consoleUrl);
}, 120_000);
afterAll(async () => {
  await visit?.end();
  await browser?.close();
  await platform?.end();
});

async function fillIn(page: Page): Promise<void> {
  const { momentApiKey, username, password, applicationId } = company.logIn;
  await page.getByLabel('Customer', { exact: false }).first().fill('vika');
  await page.getByLabel(/^Short name/).fill('main');
  await page.getByLabel(/^Name/).fill('Vika AS');
  await page.getByLabel(/^Moment company code/).fill('vika');
  await page.getByLabel(/^Moment API key/).fill(momentApiKey);
  await page.getByLabel(/^User name/).fill(username);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByLabel(/^Application id/).fill(applicationId);
  await page.getByLabel(/^Voucher type/).fill('1');
  await page.getByLabel(/^Receivable account/).fill('1500');
  await page.getByLabel(/^Error e-mail/).fill('regnskap@vika.example.com');
}

/** The first web address of an e-mail that leads to a receipt. */
async function linkInMail(): Promise<string> {
  return until<string>('an e-mail with a link', 60, async () => {
    await platform.run('notify');
    const [file] = readdirSync(platform.mailFolder).sort();
    if (file === undefined) return { not: 'no mail' };
    const { html = '' } = await PostalMime.parse(readFileSync(join(platform.mailFolder, file)));
    const [, address] = /href="([^"]*\/receipts\/[^"]*)"/.exec(html) ?? [];
    return address === undefined ? { not: 'no link' } : { answer: address.replaceAll('&amp;', '&') };
  });
}

it('sets up from empty, watches a transfer, sees it break live, and repairs it from the e-mail with one click', async () => {
  const { page, complaints } = await visit.open('/?lang=en');
  await follow(page, page.getByRole('link', { name: 'New integration' }));
  await follow(page, page.getByRole('link', { name: 'Moment ↔ 24SevenOffice' }));
  await fillIn(page);
  await page.getByRole('button', { name: 'Test connection' }).click();
  const verdict = page.locator('main > [role=status]');
  await verdict.waitFor();
  expect(await verdict.innerText()).toContain('The connection works');
  expect(await verdict.innerText()).toContain('vika AS');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Webhook addresses' }).waitFor();
  // On free ports the console does not know the entrance's address beforehand, and shows the path alone.
  const shown = await page.locator('[role=status] .code').innerText();
  await company.listen(`${platform.webhooksUrl}${/\/webhooks\/\S+/.exec(shown)?.[0]}`);

  await page.goto(`${platform.consoleUrl}/receipts?integration=vika.main&lang=en`);
  const customerId = await company.create('customers', { name: 'Kai Eksempel AS' });
  await page.locator('.badge.good', { hasText: 'Delivered' }).waitFor({ timeout: 60_000 });

  const invoice = invoiceOf({ customerId, net: 1000 });
  const lines = invoice.lines.map((line) => ({ ...line, vatCode: '99' }));
  const id = await company.create('invoices', { ...invoice, lines });
  await page.locator('.badge.bad', { hasText: 'Rejected' }).waitFor({ timeout: 60_000 });
  expect(await page.locator('tr', { hasText: 'Rejected' }).innerText()).toContain('VAT code');

  const address = await linkInMail();
  await company.moment.setSwitches({ webhooks: 'lost' });
  await company.correct('invoices', id, { lines: invoice.lines });
  const mail = await visit.open('/about:blank', { locale: 'en-GB' });
  await mail.page.goto(address);
  await mail.page.getByRole('button', { name: /Try again|Prøv igjen/ }).click();
  await mail.page.locator('.receipt-heading .badge.good').waitFor({ timeout: 90_000 });
  await page.locator('.badge.bad').waitFor({ state: 'detached', timeout: 60_000 });
  expect(complaints).toEqual([]);
}, 300_000);
