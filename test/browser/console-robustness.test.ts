import type { Browser } from 'playwright-core';
import { hostileNames } from './support/example-receipts.ts';
import { openBrowser } from './support/open-browser.ts';
import { type RunningConsole, startConsole } from './support/start-console.ts';
import { follow, tooWide, type Visit, visitTo } from './support/visit.ts';

let browser: Browser;
let pages: RunningConsole;
let visit: Visit;

beforeAll(async () => {
  [browser, pages] = await Promise.all([openBrowser(), startConsole()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await pages.close();
});
beforeEach(() => {
  visit = visitTo(browser, pages.url);
});
afterEach(() => visit.end());

const open: Visit['open'] = (path, looks) => visit.open(path, looks);

const invoice = (key: string) => `/receipts/fjord.main/moment-invoices-to-24sevenoffice/${key}`;
const fjord = '/receipts?integration=fjord.main';

describe('on every screen', () => {
  const everyPage = [
    '/',
    '/?lang=no',
    fjord,
    invoice('9001'),
    invoice('9002'),
    '/receipts?integration=bakke.main',
    '/nothing',
  ];
  const looks = (['desktop', 'phone'] as const).flatMap((screen) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ screen, colorScheme })),
  );

  it.each(looks)('$screen, $colorScheme: nothing reaches over the edge, and text stands out', async (look) => {
    const { page } = await open('/', look);
    for (const path of everyPage) {
      await page.goto(pages.url + path);
      expect([path, await tooWide(page)]).toEqual([path, []]);
    }
    await page.goto(pages.url + fjord);
    const ratios = await page.evaluate(contrasts);
    expect(Math.min(...(Array.isArray(ratios) ? ratios.map(Number) : [0]))).toBeGreaterThanOrEqual(4.5);
  });
});

/** The contrast of badges, labels and links to the ground behind them, as WCAG reckons it. Runs in the page. */
const contrasts = `(() => {
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const groundOf = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return /rgba\\(.*, 0\\)|transparent/.test(colour) ? groundOf(element.parentElement) : colour;
  };
  return [...document.querySelectorAll('.badge, .label, .row-link, .cell-reason, .cell-age, .tabs a, footer')].map((element) => {
    const [bright, dim] = [light(getComputedStyle(element).color), light(groundOf(element))].sort((a, b) => b - a);
    return (bright + 0.05) / (dim + 0.05);
  });
})()`;

describe('hostile names', () => {
  it.each(['desktop', 'phone'] as const)('are text and nothing else (%s)', async (screen) => {
    const { page, complaints } = await open('/receipts?integration=bakke.main', { screen });
    expect(await page.locator('.receipts tbody tr').count()).toBe(3);
    await follow(page, page.getByRole('link', { name: '<img' }));
    expect(await page.locator('main').innerText()).toContain(hostileNames.markup);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.title()).not.toBe('harmed');
    expect(await tooWide(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('cannot turn the text around them', async () => {
    const { page } = await open('/receipts?integration=bakke.main');
    const row = await page.locator('.receipts tbody tr').nth(1).innerText();
    expect(row).toMatch(/^\s*Pending\s+Invoice \uFFFD54001\s+\uFFFDgnorw si gnihtyreve\uFFFD AS/);
  });

  it('of endless length are cut, and a link that is no web address is none', async () => {
    const { page } = await open('/receipts/bakke.main/moment-invoices-to-24sevenoffice/long');
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect((await page.locator('h1').boundingBox())?.height).toBeLessThan(150);
    expect(await tooWide(page)).toEqual([]);
  });
});

describe('every answer', () => {
  it('allows nothing but the console’s own files', async () => {
    for (const path of ['/', '/receipts', '/nothing', '/assets/console.css']) {
      const { headers } = await fetch(pages.url + path);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it.each([
    '/nothing',
    '/receipts?state=lost',
    '/receipts?integration=other.main',
    '/receipts?direction=nowhere',
    '/receipts/fjord.main/moment-invoices-to-24sevenoffice/none',
    '/receipts/no-tenant/moment-invoices-to-24sevenoffice/9001',
  ])('says that there is nothing at %s', async (path) => {
    const answer = await fetch(pages.url + path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is nothing at this address');
  });

  it('tells a monitor that the console lives', async () => {
    const answer = await fetch(`${pages.url}/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  });
});
