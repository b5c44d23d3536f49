import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as playwright } from 'playwright-core';

/** The two screens that people look at. */
export const screens = {
  desktop: { viewport: { width: 1280, height: 800 } },
  /** The narrowest that is promised. */
  narrow: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;
export type Screen = keyof typeof screens;

/** A real browser: the one that CHROME_PATH names, the Chromium that an npm package carries (x64 Linux), or the installed Chrome. */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROME_PATH;
  if (own !== undefined && own !== '' && existsSync(own)) {
    return playwright.launch({ executablePath: own, args: ['--no-sandbox'] });
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return playwright.launch({ channel: 'chrome' });
  }
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // A browser of a single process ends with its first context.
    args: [...chromium.args.filter((argument) => argument !== '--single-process'), '--no-sandbox'],
    headless: true,
  });
}
