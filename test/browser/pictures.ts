import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, type Screen, screens } from './support/open-browser.ts';
import { startConsole } from './support/start-console.ts';

/** A program: `node test/browser/pictures.ts FOLDER` saves pictures of the console's pages, for people to look at. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  throw new Error('Say where the pictures go: node test/browser/pictures.ts FOLDER');
}
mkdirSync(folder, { recursive: true });

const invoices = '/receipts/fjord.main/moment-invoices-to-24sevenoffice';
const pages: readonly (readonly [name: string, path: string])[] = [
  ['integrations', '/?lang=en'],
  ['integration', '/integrations/fjord.main?lang=en'],
  ['form', '/integrations/fjord.main/change?lang=en'],
  ['kinds', '/integrations/new?lang=en'],
  ['budgets', '/budgets?lang=en'],
  ['audit', '/audit?lang=no'],
  ['api', '/api?lang=en'],
  ['receipts', '/receipts?integration=fjord.main&lang=en'],
  ['receipt-rejected', `${invoices}/9001?lang=en`],
  ['receipt-waiting', `${invoices}/9002?lang=no`],
  ['receipt-delivered', `${invoices}/9003?lang=en`],
  ['nothing-here', '/receipts?integration=bakke.main&state=conflict&lang=no'],
  ['hostile-list', '/receipts?integration=bakke.main&lang=en'],
  ['hostile-receipt', '/receipts/bakke.main/moment-invoices-to-24sevenoffice/long?lang=en'],
];

const { url, close } = await startConsole();
try {
  await takePictures(folder);
} finally {
  await close();
}

async function takePictures(into: string): Promise<void> {
  const browser = await openBrowser();
  const names: readonly Screen[] = ['desktop', 'phone'];
  for (const screen of names) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ ...screens[screen], colorScheme });
      for (const [name, path] of pages) {
        await page.goto(url + path);
        await page.screenshot({ path: join(into, `${name}-${screen}-${colorScheme}.png`), fullPage: true });
      }
      await page.close();
    }
  }
  await browser.close();
}
