import { createXledgerControl } from '../../../lib/sandboxes/xledger/control.ts';
import { seedXledgerEntity } from '../../../lib/sandboxes/xledger/seed.ts';
import { invoiceOf } from '../../support/running-company.ts';
import { fill, openForm, saved, seen, tested } from '../support/set-up.ts';
import { follow } from '../support/visit.ts';
import { customer, momentCompany, receiptsOf, type StoryParts, tellOfAll, tryAgain } from './story-parts.ts';

/** A token that is taken back stops it, a new one in the form lets it go on, and invoices go into a file. */
export async function momentXledgerStory({ platform, page }: StoryParts): Promise<void> {
  const [token, next] = [`a${'1'.repeat(40)}`, `b${'2'.repeat(40)}`];
  const xledger = createXledgerControl(platform.xledgerUrl ?? '');
  await seedXledgerEntity(platform.xledgerUrl ?? '', {
    ownerCode: 21_001,
    name: 'Lia AS',
    token,
    creditsPerHour: 1000,
  });
  const { moment, typed } = await momentCompany(platform, 'lia');
  await openForm(page, 'Moment ↔ Xledger');
  await fill(page, { ...typed, 'API token': 'w'.repeat(40), 'Requests an hour': '1000' });
  await page.getByLabel('Invoices', { exact: true }).check();
  await fill(page, { 'Invoices go to Xledger': 'file', 'Layout of the file': 'plain', 'A file is made': 'by-hand' });
  await fill(page, { 'Check digit': 'none' });
  expect(await tested(page)).toMatch(
    /does not work yet.*Moment: the key opens the company lia.*Xledger: The log-in is refused: The API token/s,
  );
  await fill(page, { 'API token': token });
  expect(await tested(page)).toMatch(
    /The connection works.*Moment: the key opens the company lia.*Xledger: Lia AS, 21001, NOK/s,
  );
  const [address = ''] = await saved(page, platform);
  await moment.putWebhooks('lia', tellOfAll(address));

  await page.goto(receiptsOf(platform, 'lia.main'));
  const { id } = await moment.create({ company: 'lia', entity: 'customers' }, customer);
  await seen(page, 'Delivered', 'Customer 1001');
  await xledger.addFault({ operation: '*', fault: 'token-refused', token });
  await moment.edit({ company: 'lia', entity: 'customers', id }, { city: 'Bergen' });
  expect(await seen(page, 'Pending', 'Customer 1001')).toContain('log-in is refused');
  await page.goto(`${platform.consoleUrl}/integrations/lia.main?lang=en`);
  expect(await page.locator('.heading .health').innerText()).toContain('log-in is refused');

  await xledger.putToken(next, { ownerCode: 21_001, creditsPerHour: 1000 });
  await follow(page, page.getByRole('link', { name: 'Change', exact: true }));
  await fill(page, { 'API token': next });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'What you can do' }).waitFor();
  await page.goto(receiptsOf(platform, 'lia.main'));
  await tryAgain(page, 'Customer 1001');

  const project = await moment.create(
    { company: 'lia', entity: 'projects' },
    { name: 'Bru', projectNumber: 'P-17', customerId: id },
  );
  const invoice = invoiceOf({ customerId: id, projectId: project.id, net: 1000 });
  const lines = invoice.lines.map((line) => ({ ...line, vatCode: '2' }));
  await moment.create({ company: 'lia', entity: 'invoices' }, JSON.parse(JSON.stringify({ ...invoice, lines })));
  await page.goto(receiptsOf(platform, 'lia.main'));
  await seen(page, 'Delivered', 'Invoice 20451');
  await follow(page, page.getByRole('link', { name: 'Xledger files' }));
  expect(await page.locator('main').innerText()).toContain('Invoices that wait for the next file: 1');
  await page.getByRole('button', { name: 'Export since last' }).click();
  await page.getByRole('link', { name: /^xledger-.*\.csv$/ }).waitFor();
}
