import type { Page } from 'playwright-core';
import type { Platform } from '../../../lib/local/platform.ts';
import { createMomentControl } from '../../../lib/sandboxes/moment/index.ts';
import { follow } from '../support/visit.ts';

/** What a story works with: the whole product on this machine, and a page that stands on its list of integrations. */
export type StoryParts = { readonly platform: Platform; readonly page: Page };

/** What every form with Moment asks for, once the company is there. */
export async function momentCompany(platform: Platform, code: string, currencyCode = 'NOK') {
  const moment = createMomentControl(platform.momentUrl ?? '');
  const apiKey = `key of ${code}`;
  await moment.putCompany(code, { apiKey, name: `${code} AS`, currencyCode, nextInvoiceNumber: 20_451 });
  const typed = { Customer: code, Name: `${code} AS`, 'Moment company code': code, 'Moment API key': apiKey };
  return { moment, typed };
}

/** A customer as people make one in Moment. */
export const customer = {
  ...{ customerNumber: '1001', name: 'Eksempel Energi AS', email: 'post@energi.example.com' },
  ...{ address1: 'Storgata 1', zipCode: '0155', city: 'Oslo', country: 'NO' },
};

/** One address for all that Moment tells of. */
export function tellOfAll(address: string) {
  return { customers: address, projects: address, invoices: address };
}

/** The receipts of an integration. */
export function receiptsOf(platform: Platform, integration: string): string {
  return `${platform.consoleUrl}/receipts?integration=${integration}&lang=en`;
}

/** From the list to the receipt of a row, which is tried again with one click, until it stands as delivered without anybody loading the page. */
export async function tryAgain(page: Page, row: string): Promise<void> {
  await follow(page, page.getByRole('link', { name: row }));
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.receipt-heading .badge.good').waitFor({ timeout: 120_000 });
}
