import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type Screen, screens } from './open-browser.ts';

/** How a person looks at a page: on which screen, in which light, in which language. */
export type Looks = {
  readonly screen?: Screen;
  readonly colorScheme?: 'light' | 'dark';
  readonly locale?: string;
  readonly base?: string;
};

/** Pages of one test; all are closed at its end. */
export type Visit = {
  /** A page as a person sees it, and what the browser complained of. */
  open(path: string, looks?: Looks): Promise<{ page: Page; complaints: readonly string[] }>;
  /** A page whose clock stands under the test's hand. */
  openWithClock(path: string): Promise<Page>;
  end(): Promise<void>;
};

/** A visit to the console at an address. */
export function visitTo(browser: Browser, url: string): Visit {
  const contexts: BrowserContext[] = [];
  return {
    async open(path, { screen = 'desktop', base = url, ...looks } = {}) {
      const context = await browser.newContext({ ...screens[screen], colorScheme: 'light', locale: 'en-GB', ...looks });
      contexts.push(context);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
      page.on('dialog', (dialog) => complaints.push(dialog.message()));
      await page.goto(base + path);
      return { page, complaints };
    },
    async openWithClock(path) {
      const context = await browser.newContext(screens.desktop);
      contexts.push(context);
      const page = await context.newPage();
      await page.clock.install();
      await page.goto(url + path);
      return page;
    },
    async end() {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
    },
  };
}

/** Follows a link and waits for the page that it leads to. */
export async function follow(page: Page, link: Locator): Promise<void> {
  const before = page.url();
  await link.click();
  await page.waitForURL((address) => address.href !== before);
}

/** The texts of all elements that a selector finds, as they are seen. */
export function textsOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allInnerTexts();
}

/** One computed style of the first element that a selector finds. */
export function styleOf(page: Page, selector: string, name: string): Promise<unknown> {
  return page.evaluate(
    `getComputedStyle(document.querySelector(${JSON.stringify(selector)}))[${JSON.stringify(name)}]`,
  );
}

/** What is wider than the place it has: the page itself, a card, or a table. */
export function tooWide(page: Page): Promise<unknown> {
  return page.evaluate(`[document.documentElement, ...document.querySelectorAll('.card, .receipts, .filters')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .map((element) => element.className || element.tagName)`);
}
