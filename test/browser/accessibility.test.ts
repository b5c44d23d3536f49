import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { openBrowser } from './support/open-browser.ts';
import { type RunningConsole, startConsole } from './support/start-console.ts';
import { tooWide, type Visit, visitTo } from './support/visit.ts';

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

const invoices = '/receipts/fjord.main/moment-invoices-to-24sevenoffice';
const everyPage = [
  ...['/', '/integrations/new', '/integrations/new/moment-24sevenoffice', '/integrations/fjord.main'],
  ...[
    '/integrations/new/moment-economic',
    '/integrations/new/moment-xledger',
    '/integrations/new/recman-24sevenoffice',
  ],
  ...['/integrations/fjord.main/change', '/receipts', '/receipts?integration=fjord.main', `${invoices}/9001`],
  ...[`${invoices}/9002`, `${invoices}/9003`, '/receipts/fjord.main/moment-customers-to-24sevenoffice/501'],
  ...['/receipts?integration=bakke.main', '/receipts?integration=bakke.main&state=conflict', '/preview', '/budgets'],
  ...['/audit', '/api', '/nothing'],
];

const looks = (['desktop', 'narrow'] as const).flatMap((screen) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ screen, colorScheme })),
);

describe.each(looks)('$screen, $colorScheme', (look) => {
  it('no page violates WCAG A or AA, and none is wider than its screen', async () => {
    const { page } = await visit.open('/', look);
    for (const path of everyPage) {
      await page.goto(pages.url + path);
      await page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true");
      await page.evaluate(axe.source);
      expect([path, await page.evaluate(violations)]).toEqual([path, []]);
      expect([path, await tooWide(page)]).toEqual([path, []]);
    }
  }, 240_000);
});

const pagesOfOtherKinds = [
  ...['/', '/integrations/skog.main', '/integrations/holt.main', '/integrations/skog.main/change', '/receipts'],
  ...['/integrations/holt.main/change', '/xledger-files', '/recman-export', '/recman-export/receipts'],
];

it.each([looks[0], looks[3]] as const)(
  'the pages of other kinds are as accessible: %j',
  async (look) => {
    const others = await startConsole('--others');
    try {
      const { page } = await visit.open('/', { ...look, base: others.url });
      for (const path of pagesOfOtherKinds) {
        await page.goto(`${others.url}${path}`);
        await page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true");
        await page.evaluate(axe.source);
        expect([path, await page.evaluate(violations)]).toEqual([path, []]);
        expect([path, await tooWide(page)]).toEqual([path, []]);
      }
      await page.goto(`${others.url}/xledger-files`);
      await page.locator('main button').click();
      await page.locator('.receipts tbody tr').waitFor();
      await page.evaluate(axe.source);
      expect([await page.evaluate(violations), await tooWide(page)]).toEqual([[], []]);
    } finally {
      await others.close();
    }
  },
  120_000,
);

/** Runs in the page. What is not sure counts as well, other than colours that axe cannot see. */
const violations = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`;

it('what is posted is as accessible: a preview, a form with mistakes, the results of many', async () => {
  const { page } = await visit.open('/preview');
  const check = async () => {
    await page.evaluate(axe.source);
    expect(await page.evaluate(violations)).toEqual([]);
  };
  await page.getByLabel('Transfer').selectOption('fjord.main moment-invoices-to-24sevenoffice');
  await page.getByLabel('Number or id').fill('10045');
  await page.getByRole('button', { name: 'Show what would be sent' }).click();
  await page.getByRole('heading', { name: 'It would be sent' }).waitFor();
  await check();
  await page.goto(`${pages.url}/integrations/new/moment-24sevenoffice`);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').waitFor();
  await check();
  await page.goto(`${pages.url}/receipts?integration=fjord.main&state=conflict`);
  await page.getByRole('checkbox').last().check();
  await page.getByRole('button', { name: 'Try the chosen ones again (1)' }).click();
  await page.getByRole('heading', { name: 'What was done' }).waitFor();
  await check();
});

it('moves nothing for those who ask for less motion', async () => {
  const { page } = await visit.open('/receipts?integration=fjord.main');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(`[...document.querySelectorAll('*')].filter((element) => {
    const { transitionDuration, animationName } = getComputedStyle(element);
    return transitionDuration !== '0s' || animationName !== 'none';
  }).length`);
  expect(moving).toBe(0);
});

it('light and dark are chosen, kept in a cookie, and given back to the system', async () => {
  const { page } = await visit.open('/audit?lang=en');
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  const light = await ground();
  const change = async (name: RegExp) => {
    await page.getByRole('link', { name }).click();
    await page.waitForURL(/\/audit\?lang=en/);
  };
  await change(/Switch to: dark/);
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.goto(`${pages.url}/receipts`);
  expect(await ground()).toBe(dark);
  await page.goto(`${pages.url}/audit?lang=en`);
  await change(/Switch to: light/);
  expect(await ground()).toBe(light);
  await change(/Switch to: as the system/);
  expect(await page.locator('html').getAttribute('data-appearance')).toBeNull();
});

it('the switch leads nowhere but to pages of ours', async () => {
  for (const to of ['//evil.example.com', 'https://evil.example.com', '/\\evil.example.com']) {
    const query = new URLSearchParams({ choice: 'dark', to });
    const answer = await fetch(`${pages.url}/appearance?${query}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  }
});
