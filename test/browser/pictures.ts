import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser, type Screen, screens } from './support/open-browser.ts';
import { startConsole } from './support/start-console.ts';

/** A program: `npm run pictures` keeps a picture of each page for the README, or in the folder that is named. */
const [folder = join(import.meta.dirname, '..', 'pictures')] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

type Picture = { readonly name: string; readonly path: string; readonly screen?: Screen; readonly dark?: boolean };

const invoices = '/receipts/fjord.main/moment-invoices-to-24sevenoffice';
const pictures: readonly Picture[] = [
  { name: 'integrations', path: '/?lang=en' },
  { name: 'integration', path: '/integrations/fjord.main?lang=en' },
  { name: 'form', path: '/integrations/fjord.main/change?lang=en' },
  { name: 'receipts', path: '/receipts?integration=fjord.main&lang=en' },
  { name: 'receipt', path: `${invoices}/9001?lang=en` },
  { name: 'budgets', path: '/budgets?lang=en' },
  { name: 'audit', path: '/audit?lang=en' },
  { name: 'api', path: '/api?lang=en' },
  { name: 'receipts-dark', path: '/receipts?integration=fjord.main&lang=en', dark: true },
  { name: 'receipts-phone', path: '/receipts?integration=fjord.main&lang=no', screen: 'narrow' },
  { name: 'receipt-phone', path: `${invoices}/9001?lang=no`, screen: 'narrow' },
];

const { url, close } = await startConsole();
const browser = await openBrowser();
try {
  for (const picture of pictures) await take(browser, picture);
  await takePreview(browser);
} finally {
  await browser.close();
  await close();
}

/** One screen high, so that each is small and shows what people see first. */
async function take(from: Browser, { name, path, screen = 'desktop', dark = false }: Picture): Promise<void> {
  const page = await from.newPage({ ...screens[screen], colorScheme: dark ? 'dark' : 'light' });
  await page.goto(url + path);
  await page.screenshot({ path: fileOf(name) });
  await page.close();
}

async function takePreview(from: Browser): Promise<void> {
  const page = await from.newPage({ ...screens.desktop, colorScheme: 'light' });
  await page.goto(
    `${url}/preview?integration=fjord.main&direction=moment-invoices-to-24sevenoffice&text=10045&lang=en`,
  );
  await page.getByRole('button', { name: 'Show what would be sent' }).click();
  await page.getByRole('heading', { name: 'It would be sent' }).waitFor();
  await page.screenshot({ path: fileOf('preview') });
  await page.close();
}

function fileOf(name: string): string {
  return join(folder, `${name}.png`);
}
