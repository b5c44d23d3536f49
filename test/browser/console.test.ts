import type { Browser } from 'playwright-core';
import { openBrowser } from './support/open-browser.ts';
import { type RunningConsole, startConsole } from './support/start-console.ts';
import { follow, styleOf, textsOf, type Visit, visitTo } from './support/visit.ts';

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

describe('the list of integrations', () => {
  it('shows each with its health and its counts by state', async () => {
    const { page, complaints } = await open('/');
    expect(await textsOf(page, '.card h2')).toEqual(['Bakke Eksempel AS', 'Fjord Eksempel AS']);
    expect(await textsOf(page, '.health')).toEqual(['Paused', '2 need you']);
    const card = page.locator('.card', { hasText: 'fjord.main' });
    expect(await card.locator('.chips a').allTextContents()).toEqual(
      expect.arrayContaining(['Rejected 1', 'Conflict 1', 'Waiting 1', 'Delivered 3', 'Skipped 2']),
    );
    expect(await card.locator('tbody tr').last().locator('td').allInnerTexts()).toEqual(['1', '4', '1', '2']);
    expect(await styleOf(page, '.numbers td', 'textAlign')).toBe('right');
    expect(complaints).toEqual([]);
  });

  it('leads from a count to the receipts that it counts', async () => {
    const { page } = await open('/');
    await follow(page, page.locator('.card', { hasText: 'fjord.main' }).getByRole('link', { name: 'Rejected 1' }));
    expect(await textsOf(page, '.receipts tbody .badge')).toEqual(['Rejected']);
  });

  it('says what will be here while there is nothing', async () => {
    const empty = await startConsole('--empty');
    const { page } = await open('/', { base: empty.url });
    expect(await textsOf(page, '.empty h2')).toEqual(['No integration yet']);
    await page.goto(`${empty.url}/receipts`);
    expect(await textsOf(page, '.empty h2')).toEqual(['No receipts yet']);
    await empty.close();
  });
});

describe('the list of receipts', () => {
  it('shows the newest first, with state, document, reason in words, target number and age', async () => {
    const { page, complaints } = await open(fjord);
    const rows = await textsOf(page, '.receipts tbody tr');
    expect(rows).toHaveLength(12);
    expect(rows[0]).toMatch(/^\s*Sending\s+Invoice 10047\s+Havn Konsult AS\s+now$/);
    expect(rows[2]).toMatch(
      /^\s*Rejected\s+Invoice 10045\s+Brygga.*\s+The account does not exist in the target\s+Line 3, account\s+40 sec ago$/,
    );
    expect(rows[5]).toMatch(/^\s*Delivered\s+Invoice 10044\s+Havn Konsult AS\s+10044\s+3 min ago$/);
    expect(new Set(await textsOf(page, '.receipts tbody .badge')).size).toBe(9);
    expect(await page.locator('.receipts tbody .badge svg').count()).toBe(12);
    expect(await styleOf(page, '.cell-target', 'textAlign')).toBe('right');
    expect(complaints).toEqual([]);
  });

  it('is filtered by state and transfer', async () => {
    const { page } = await open(fjord);
    await follow(page, page.getByRole('link', { name: 'Needs you' }));
    expect(await textsOf(page, '.receipts tbody .badge')).toEqual(['Rejected', 'Conflict']);
    await page.getByLabel('Transfer').selectOption({ label: 'Customers' });
    await page.waitForURL(/direction=moment-customers/);
    expect(await textsOf(page, '.receipts tbody .badge')).toEqual(['Conflict']);
    await page.getByLabel('Transfer').selectOption({ label: 'Projects' });
    await page.waitForURL(/direction=moment-projects/);
    expect(await textsOf(page, '.empty h2')).toEqual(['Nothing here']);
  });

  it('is walked through with the keyboard alone', async () => {
    const { page } = await open(fjord);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to content');
    expect((await page.locator(':focus').boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.locator('.row-link').first().focus();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('type')).toBe('checkbox');
    await page.keyboard.press('Tab');
    expect(await page.evaluate("getComputedStyle(document.activeElement, '::after').outlineStyle")).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/receipts\/fjord\.main\//);
    expect(await textsOf(page, 'h1')).toEqual(['Invoice 10042']);
  });

  it('renews its content by itself, and keeps the focus where it was', async () => {
    const page = await visit.openWithClock(fjord);
    const link = page.getByRole('link', { name: 'Invoice 10045' });
    await link.focus();
    await page.evaluate("document.querySelector('.receipts').id = 'old'");
    await page.clock.runFor(11_000);
    await page.waitForSelector('#old', { state: 'detached' });
    expect(await page.locator('.receipts tbody tr').count()).toBe(12);
    expect(await page.locator(':focus').innerText()).toBe('Invoice 10045');
  });

  it('speaks Norwegian to those whose browser does, and to those who choose it', async () => {
    const { page } = await open(fjord, { locale: 'nb-NO' });
    expect(await textsOf(page, 'h1')).toEqual(['Kvitteringer']);
    await follow(page, page.getByRole('link', { name: 'EN', exact: true }));
    expect(await textsOf(page, 'h1')).toEqual(['Receipts']);
    await follow(page, page.getByRole('link', { name: 'Invoice 10041' }));
    expect(await textsOf(page, '.problem-title')).toEqual(['Marked “Do not transfer”']);
  });
});

describe('one receipt', () => {
  it('says what is wrong, where, in whose words, and what to do', async () => {
    const { page, complaints } = await open(invoice('9001'));
    const text = await page.locator('main').innerText();
    expect(await textsOf(page, 'h1')).toEqual(['Invoice 10045']);
    expect(text).toContain('Nothing until it is corrected. A change in the source is tried by itself.');
    expect(text).toContain('Line 3, account');
    expect(text).not.toContain('lines[2]');
    expect(text).toContain('3105');
    expect(await textsOf(page, 'blockquote')).toEqual(['Account 3105 does not exist.']);
    expect(text).toContain('Create the account in the target');
    expect(await textsOf(page, '.further li')).toEqual([expect.stringContaining('The VAT code does not exist')]);
    expect(await textsOf(page, '.attempt-event')).toEqual([
      'Rejected: The account does not exist in the target',
      'Held back: The other system cannot be reached',
      'Told by the source',
    ]);
    expect(complaints).toEqual([]);
  });

  it('says when it is looked at again, and leads to what it waits for', async () => {
    const { page } = await open(invoice('9002'));
    expect(await textsOf(page, '.next')).toEqual([
      expect.stringMatching(/as soon as.*21 Nov 2026, 11:13:20 \(in 13 min\)/s),
    ]);
    await follow(page, page.getByRole('link', { name: 'Customer 1004' }));
    expect(await textsOf(page, 'h1')).toEqual(['Customer 1004']);
    expect(await textsOf(page, '.next')).toEqual([expect.stringMatching(/tried again by itself.*in 50 sec/s)]);
  });

  it('shows number, id, time and link at the target', async () => {
    const { page } = await open(invoice('9003'));
    const target = await page.locator('.card', { hasText: 'In the target' }).innerText();
    expect(target).toMatch(/Number\s+10044\s+Id\s+771204\s+Delivered\s+21 Nov 2026, 10:57:00/);
    expect(await page.getByRole('link', { name: 'Open in the target' }).getAttribute('href')).toMatch(/^https:/);
  });
});

describe('many at once', () => {
  it('chosen rows are tried again, and each is told of by its number', async () => {
    const { page, complaints } = await open(`${fjord}&state=needs-you`);
    await page.getByLabel('Choose all that are shown').check();
    await page.getByRole('button', { name: 'Try the chosen ones again (2)' }).click();
    await page.getByRole('heading', { name: 'What was done' }).waitFor();
    expect(await textsOf(page, '.chips li')).toEqual([expect.stringMatching(/Done\s+2/)]);
    expect(await textsOf(page, '.receipts tbody tr')).toEqual([
      expect.stringMatching(/^\s*Invoice 10045\s+Brygga Arkitekter AS\s+Done\s+Pending/),
      expect.stringMatching(/^\s*Customer 1001\s+Brygga Arkitekter AS\s+Done\s+Pending/),
    ]);
    await page.goto(`${pages.url}${fjord}&state=needs-you`);
    expect(await textsOf(page, '.empty h2')).toEqual(['Nothing here']);
    expect(complaints).toEqual([]);
  });
});
