import { exampleEconomicApp } from '../../../lib/local/example-economic.ts';
import { createEconomicControl, seedAgreement } from '../../../lib/sandboxes/economic/index.ts';
import { fill, openForm, saved, seen, tested } from '../support/set-up.ts';
import { follow } from '../support/visit.ts';
import { customer, momentCompany, receiptsOf, type StoryParts, tellOfAll, tryAgain } from './story-parts.ts';

/** Access that is withdrawn is given again at e-conomic’s own page, and both webhook addresses are told. */
export async function momentEconomicStory({ platform, page }: StoryParts): Promise<void> {
  const { secretToken, publicToken } = exampleEconomicApp(platform.dataFolder);
  const url = platform.economicUrl ?? '';
  const economic = createEconomicControl(url);
  const app = { appSecretToken: secretToken, appPublicToken: publicToken };
  await seedAgreement(url, { number: 700_001, companyName: 'Elv ApS', ...app, grantToken: 'elv-grant-token' });
  const { moment, typed } = await momentCompany(platform, 'elv', 'DKK');
  await openForm(page, 'Moment ↔ Visma e-conomic');
  await fill(page, {
    ...typed,
    'Agreement token': 'not-the-token',
    'Payment terms': '1',
  });
  expect(await tested(page)).toMatch(/does not work yet.*e-conomic: Access was withdrawn: 401/s);
  await fill(page, { 'Agreement token': 'elv-grant-token' });
  expect(await tested(page)).toMatch(/The connection works.*e-conomic: Elv ApS.*agreement 700001.*Journal 1/s);
  const [forMoment = '', forEconomic = ''] = await saved(page, platform);
  expect([forMoment, forEconomic]).toEqual([
    expect.stringContaining('/moment/'),
    expect.stringContaining('/economic/'),
  ]);
  await moment.putWebhooks('elv', tellOfAll(forMoment));
  await economic.putWebhooks(700_001, { journalBooked: forEconomic });

  await page.goto(receiptsOf(platform, 'elv.main'));
  const { id } = await moment.create({ company: 'elv', entity: 'customers' }, { ...customer, country: 'DK' });
  await seen(page, 'Delivered', 'Customer 1001');
  await economic.revoke(700_001);
  await moment.edit({ company: 'elv', entity: 'customers', id }, { city: 'Aarhus' });
  expect(await seen(page, 'Pending', 'Customer 1001')).toContain('Access was withdrawn');

  await page.goto(`${platform.consoleUrl}/integrations/elv.main?lang=en`);
  await follow(page, page.getByRole('link', { name: 'Give access at e-conomic' }));
  await page.getByRole('combobox').selectOption('700001');
  await page.getByRole('button', { name: 'Tilføj app' }).click();
  await page
    .getByRole('heading', { name: /The access is stored|Tilgangen er lagret/ })
    .first()
    .waitFor();
  await page.goto(receiptsOf(platform, 'elv.main'));
  await tryAgain(page, 'Customer 1001');
  expect(JSON.stringify(await economic.agreement(700_001))).toContain('Aarhus');
}
