import { noteWords } from '../../../functions/console/words/audit-words.ts';
import { exampleWish, openLocalConsole } from '../../support/local-console.ts';
import { receiptOf } from '../../support/receipt-of.ts';

const direction = 'moment-invoices-to-24sevenoffice';
let office: Awaited<ReturnType<typeof openLocalConsole>>;
beforeEach(async () => {
  office = await openLocalConsole();
  await office.api('PUT', '/api/integrations/fjord.main', exampleWish);
});
afterEach(() => office.close());

async function page(): Promise<string> {
  return (await office.app.request(`${office.origin}/audit?lang=en`, { headers: { host: office.host } })).text();
}

it('names the documents of an act on many, the first ones with links', async () => {
  for (const key of ['1', '2', '3', '4', '5']) await office.keep(receiptOf({ key, state: 'rejected', done: 1 }));
  const chosen = Object.fromEntries(['1', '2', '3', '4', '5'].map((key) => [`key:${direction}:${key}`, 'on']));
  expect((await office.post('/receipts/acts', { integration: 'fjord.main', ...chosen })).status).toBe(200);
  const text = await page();
  expect(text).toContain(`href="/receipts/fjord.main/${direction}/3`);
  expect(text).toContain('and 2 more');
});

it('has no line for an act on nothing', async () => {
  const before = (await office.api('GET', '/api/audit')).json.entries.length;
  await office.post('/receipts/acts', { integration: 'fjord.main', which: 'failed' });
  expect((await office.api('GET', '/api/audit')).json.entries).toHaveLength(before);
});

it('tells refused settings by the names on the form', () => {
  const note = 'settings.expenseAccounts, settings.errorEmails.0';
  expect(noteWords('integration.change', note, 'no')).toBe('Konti for utlegg, E-postadresser for feil');
  expect(noteWords('receipt.dismiss', 'settings.expenseAccounts', 'no')).toBe('settings.expenseAccounts');
  expect(noteWords('integration.change', 'a reason, in words!', 'no')).toBe('a reason, in words!');
});
