import { randomUUID } from 'node:crypto';
import { createRecmanControl } from '../../../lib/sandboxes/recman/control.ts';
import { seedClient } from '../../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import { recmanCompany, recmanInvoice } from '../../support/recman-rows.ts';
import { until } from '../../support/running-company.ts';
import { fill, openForm, saved, tested } from '../support/set-up.ts';
import { follow, textsOf } from '../support/visit.ts';
import type { StoryParts } from './story-parts.ts';

const office = { username: 'api@holt.example.com', password: 'password of holt', applicationId: randomUUID() };

/** A department without a user stops at its log-in, gets one in the form, and goes on. */
export async function recman24SevenOfficeStory(parts: StoryParts): Promise<void> {
  await makeAccounts(parts);
  await setUp(parts);
  await exportBoth(parts);
  await giveTheUser(parts);
}

/** Two invoices at RecMan, each of its own department, and one client at 24SevenOffice. */
async function makeAccounts({ platform }: StoryParts): Promise<void> {
  const recman = createRecmanControl(platform.recmanUrl ?? '');
  await seedClient(platform.twentyFourSevenOfficeUrl ?? '', {
    ...{ ...office, identityId: randomUUID(), clientId: '710001', clientName: 'Holt AS' },
  });
  await recman.putAccount('holt', { key: 'recman-key-of-holt' });
  await recman.putRows('holt', {
    departments: [501, 502].map((id) => ({ departmentId: id, number: `${id}`, name: `Avd ${id}`, corporationId: 5 })),
    companies: [recmanCompany(7001)],
    invoices: [recmanInvoice(400_101, ['110']), recmanInvoice(400_102, ['110'], { departmentId: 502 })],
  });
}

async function setUp({ platform, page }: StoryParts): Promise<void> {
  await openForm(page, 'RecMan → 24SevenOffice');
  const { applicationId, username, password } = office;
  await fill(page, {
    Customer: 'holt',
    Name: 'Holt AS',
    'RecMan API key': 'wrong',
    'Product category': '1',
    From: '2026-11-01',
  });
  await fill(page, {
    'Default user': username,
    'Password of the default user': password,
    'Application id': applicationId,
  });
  await fill(page, { 'Department id': '502' });
  expect(await tested(page)).toMatch(
    /Department 502: The department has no login.*RecMan: The log-in is refused: 1 Invalid API key/s,
  );
  await fill(page, { 'RecMan API key': 'recman-key-of-holt' });
  expect(await tested(page)).toMatch(/24SevenOffice, Holt AS.*RecMan: the key opens an account.*Avd 501/s);
  expect(await saved(page, platform)).toEqual([]);
}

/** One arrives, the other one stands at its log-in. */
async function exportBoth({ platform, page }: StoryParts): Promise<void> {
  await follow(page, page.getByRole('link', { name: 'RecMan export' }).first());
  await until<boolean>('the poll has listed both invoices', 60, async () => {
    await platform.run('poll');
    await page.reload();
    const rows = await page.locator('.export-list tbody tr').count();
    return rows === 2 ? { answer: true } : { not: `${rows} rows` };
  });
  for (const box of await page.locator('.export-list tbody input').all()) await box.check();
  await page.getByRole('button', { name: 'Export to 24SevenOffice' }).click();
  await page.waitForURL(/\/recman-export\/receipts/);
  await page.locator('.export-complete').waitFor({ timeout: 90_000 });
  await page.locator('.export-login').waitFor({ timeout: 90_000 });
  expect(await textsOf(page, '.export-list tbody tr')).toEqual([
    expect.stringMatching(/Complete\s+Invoice 10101\s+501/),
    expect.stringMatching(/Log-in needed\s+Invoice 10102\s+502/),
  ]);
}

async function giveTheUser({ platform, page }: StoryParts): Promise<void> {
  const receipts = page.url();
  await page.goto(`${platform.consoleUrl}/integrations/holt.main/change?lang=en`);
  await page.locator('.department').first().getByLabel('User name').fill(office.username);
  await page.locator('.department').first().getByLabel('Password').fill(office.password);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'What you can do' }).waitFor();
  await page.goto(receipts);
  await page.getByRole('button', { name: 'Try all failed ones again' }).click();
  await page.locator('.export-login').waitFor({ state: 'detached', timeout: 90_000 });
  await page.locator('.export-complete').nth(1).waitFor({ timeout: 90_000 });
}
