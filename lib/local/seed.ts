import { createMomentControl, seedCompany } from '../sandboxes/moment/index.ts';
import { seedRecmanAccount } from '../sandboxes/recman/seed.ts';
import { createTwentyFourSevenOfficeControl } from '../sandboxes/twenty-four-seven-office/control.ts';
import { seedClient } from '../sandboxes/twenty-four-seven-office/seed.ts';
import { startDemoActivity } from './demo-activity.ts';
import {
  type ExampleCompany,
  exampleCompanies,
  exampleIntegration,
  type MomentExample,
  recmanIntegration,
} from './example-companies.ts';
import {
  economicIntegration,
  exampleEconomicCompany,
  seedEconomicExample,
  seedEconomicExpenses,
  tellOfBookings,
} from './example-economic.ts';
import {
  exampleXledgerCompany,
  seedXledgerExample,
  seedXledgerExpenses,
  xledgerIntegration,
} from './example-xledger.ts';
import type { LocalIntegrations } from './local-integrations.ts';
import type { CompleteSettings } from './platform-settings.ts';
import type { Sandboxes } from './sandboxes.ts';
import { startExpenseSeed } from './seed-expenses.ts';

/** Numbers that 24SevenOffice gives begin above those that the demo's Moment company gave by itself earlier. */
const firstCustomerNumber = 50_001;

/**
 * Make the demo's companies at both vendors, still without records, and the integrations between them. What is there
 * already stays; only the webhook addresses are set anew, because ports may have changed.
 */
export async function connectExampleCompanies(
  sandboxes: Sandboxes,
  companies: readonly ExampleCompany[],
  integrations: LocalIntegrations,
): Promise<void> {
  const moment = createMomentControl(sandboxes.momentUrl);
  const office = createTwentyFourSevenOfficeControl(sandboxes.twentyFourSevenOfficeUrl);
  for (const company of companies) {
    const { momentCode, momentApiKey: apiKey, name, client } = company;
    const known = await moment.company(momentCode);
    await moment.putCompany(momentCode, { apiKey, name: known?.name ?? name, currencyCode: 'NOK' });
    await seedClient(sandboxes.twentyFourSevenOfficeUrl, client);
    if (known === undefined) await office.putClient(client.clientId, { nextCompanyId: firstCustomerNumber });
    const { webhookUrl } = await integrations.saveOnce(exampleIntegration(company));
    await moment.putWebhooks(momentCode, { customers: webhookUrl, projects: webhookUrl, invoices: webhookUrl });
  }
}

/**
 * Make the demo's company at Xledger and the one at e-conomic, and RecMan's integration of the first of the others. What is
 * there already stays.
 */
export async function connectOtherExamples(
  { momentUrl, xledgerUrl, economicUrl }: Sandboxes,
  dataFolder: string,
  integrations: LocalIntegrations,
): Promise<void> {
  const moment = createMomentControl(momentUrl);
  await seedXledgerExample(xledgerUrl, dataFolder);
  await seedEconomicExample(economicUrl, dataFolder);
  for (const { momentCode, momentApiKey: apiKey, name } of otherCompanies(dataFolder)) {
    await moment.putCompany(momentCode, { apiKey, name, currencyCode: 'NOK' });
  }
  for (const written of [xledgerIntegration(dataFolder), economicIntegration(dataFolder)]) {
    const { webhookUrl = '' } = await integrations.saveOnce(written);
    await moment.putWebhooks(written.tenant, { customers: webhookUrl, projects: webhookUrl, invoices: webhookUrl });
    if (written.kind === 'moment-economic') await tellOfBookings(economicUrl, webhookUrl);
  }
  const [first] = exampleCompanies(dataFolder);
  if (first !== undefined) await integrations.saveOnce(recmanIntegration(first));
}

function otherCompanies(dataFolder: string): MomentExample[] {
  return [exampleXledgerCompany(dataFolder), exampleEconomicCompany(dataFolder)];
}

/** Fill the demo's companies with records, and let people go on working there; the given function sends them home. */
export async function startExampleCompanies(
  { activityPerMinute, dataFolder, print }: CompleteSettings,
  { momentUrl, twentyFourSevenOfficeUrl, recmanUrl, xledgerUrl, economicUrl }: Sandboxes,
  companies: readonly ExampleCompany[],
): Promise<() => Promise<void>> {
  const all: readonly MomentExample[] = companies.length === 0 ? [] : [...companies, ...otherCompanies(dataFolder)];
  for (const { tenant, recmanKey } of companies) {
    await seedRecmanAccount(recmanUrl, { name: tenant, key: recmanKey, now: new Date() });
  }
  if (all.length > 0) {
    await seedXledgerExpenses(xledgerUrl, dataFolder, new Date());
    await seedEconomicExpenses(economicUrl, new Date());
  }
  const numbering = all.slice(companies.length).map(({ momentCode }) => momentCode);
  const seeds = all.map(({ momentCode: code, momentApiKey: apiKey }) =>
    seedCompany(momentUrl, { code, apiKey, numbersCustomers: numbering.includes(code) }),
  );
  await Promise.all(seeds);
  const stopBooking = startExpenseSeed({
    ...{ officeUrl: twentyFourSevenOfficeUrl, clientIds: companies.map(({ client }) => client.clientId) },
    clock: () => new Date(),
    onError: (error) => print(`Demo expenses: ${String(error)}`),
  });
  const activity = startDemoActivity({
    ...{ momentUrl, companies: all.map(({ momentCode }) => momentCode), numbering, perMinute: activityPerMinute },
    random: Math.random,
    clock: () => new Date(),
    onError: (error) => print(`Demo activity: ${String(error)}`),
  });
  return async () => {
    await Promise.all([stopBooking(), activity.close()]);
  };
}
