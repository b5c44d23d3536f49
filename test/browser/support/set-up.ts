import type { Page } from 'playwright-core';
import type { Platform } from '../../../lib/local/platform.ts';
import { follow } from './visit.ts';

/** What a person types: texts by what a label begins with. */
export type Typed = Readonly<Record<string, string>>;

/** From the list of integrations to the empty form of a kind, as a person goes. */
export async function openForm(page: Page, kind: string): Promise<void> {
  await follow(page, page.getByRole('link', { name: 'New integration' }).first());
  await follow(page, page.getByRole('link', { name: kind }));
}

/** Fills in fields of the form; a choice is chosen by its value. */
export async function fill(page: Page, typed: Typed): Promise<void> {
  for (const [label, text] of Object.entries(typed)) {
    const field = page.getByLabel(new RegExp(`^${label.replaceAll(/[()]/g, '\\$&')}`)).first();
    const isChoice = (await field.locator('option').count()) > 0;
    await (isChoice ? field.selectOption(text) : field.fill(text));
  }
}

/** Presses "Test connection", and reads what it found. */
export async function tested(page: Page): Promise<string> {
  await page.evaluate("document.querySelector('main > [role=status]')?.remove()");
  await page.getByRole('button', { name: 'Test connection' }).click();
  const verdict = page.locator('main > [role=status]');
  await verdict.waitFor({ timeout: 60_000 });
  return verdict.innerText();
}

/** Saves a new integration, and reads the webhook addresses that are shown once. On free ports the console knows their paths alone. */
export async function saved(page: Page, platform: Platform): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'What you can do' }).waitFor();
  const shown = await page.locator('[role=status] .code').allInnerTexts();
  return shown.map((text) => `${platform.webhooksUrl}${/\/webhooks\/\S+/.exec(text)?.[0]}`);
}

/** Waits until the live list of receipts shows a row like this, without anybody loading the page anew. */
export async function seen(page: Page, state: string, words = ''): Promise<string> {
  const row = page.locator('.receipts tbody tr', { hasText: state }).filter({ hasText: words }).first();
  await row.waitFor({ timeout: 90_000 });
  return row.innerText();
}
