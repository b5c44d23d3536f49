import { createMomentControl, seedCompany } from '../sandboxes/moment/index.ts';
import { seedRecmanAccount } from '../sandboxes/recman/seed.ts';
import { createTwentyFourSevenOfficeControl } from '../sandboxes/twenty-four-seven-office/control.ts';
import { seedClient } from '../sandboxes/twenty-four-seven-office/seed.ts';
import { startDemoActivity } from './demo-activity.ts';
import { type ExampleCompany, exampleIntegration } from './example-companies.ts';
import { seedXledgerExample } from './example-xledger.ts';
import type { LocalIntegrations } from './local-integrations.ts';
import type { CompleteSettings } from './platform-settings.ts';
import type { Sandboxes } from './sandboxes.ts';

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

/** Fill the demo's companies with records, and let people go on working there; the given function sends them home. */
export async function startExampleCompanies(
  { activityPerMinute, dataFolder, print }: CompleteSettings,
  { momentUrl, recmanUrl, xledgerUrl }: Sandboxes,
  companies: readonly ExampleCompany[],
): Promise<() => Promise<void>> {
  for (const { tenant, momentCode, momentApiKey, recmanKey } of companies) {
    await seedCompany(momentUrl, { code: momentCode, apiKey: momentApiKey });
    await seedRecmanAccount(recmanUrl, { name: tenant, key: recmanKey, now: new Date() });
  }
  if (companies.length > 0) await seedXledgerExample(xledgerUrl, dataFolder, new Date());
  const activity = startDemoActivity({
    ...{ momentUrl, companies: companies.map(({ momentCode }) => momentCode), perMinute: activityPerMinute },
    random: Math.random,
    clock: () => new Date(),
    onError: (error) => print(`Demo activity: ${String(error)}`),
  });
  return activity.close;
}
