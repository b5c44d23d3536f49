import { createEconomicControl } from '../sandboxes/economic/control.ts';
import { seedAgreement, seedExpenses } from '../sandboxes/economic/seed.ts';
import { keptSecret } from './data-folder.ts';
import type { MomentExample } from './example-companies.ts';
import type { EconomicApp } from './function-environment.ts';
import type { WrittenIntegration } from './integration-file.ts';

const agreementNumber = 990_001;

/** This product as the e-conomic sandbox knows it, with tokens that are made once for this folder. */
export function exampleEconomicApp(dataFolder: string): EconomicApp {
  return {
    secretToken: keptSecret(dataFolder, 'economic app secret token'),
    publicToken: keptSecret(dataFolder, 'economic app public token'),
  };
}

/** The demo's company with its agreement at e-conomic. */
export function exampleEconomicCompany(dataFolder: string): MomentExample & { readonly grantToken: string } {
  return {
    ...{ tenant: 'dal', momentCode: 'dal', name: 'Dal Eksempel ApS' },
    momentApiKey: keptSecret(dataFolder, 'dal moment api key'),
    grantToken: keptSecret(dataFolder, 'dal economic grant token'),
  };
}

/** Accounts that the demo's Moment company sells on, beside those of the sandbox's own chart. */
const salesAccounts = [
  { number: 3000, name: 'Salg af rådgivning', type: 1, isBarred: false, isBlockedForDirectEntries: false },
  { number: 3100, name: 'Salg uden moms', type: 1, isBarred: false, isBlockedForDirectEntries: false },
] as const;

/** Makes the agreement, which has let this product in. What is there stays. */
export async function seedEconomicExample(url: string, dataFolder: string): Promise<void> {
  const { name: companyName, grantToken } = exampleEconomicCompany(dataFolder);
  const { secretToken: appSecretToken, publicToken: appPublicToken } = exampleEconomicApp(dataFolder);
  await seedAgreement(url, { number: agreementNumber, companyName, appSecretToken, appPublicToken, grantToken });
  const control = createEconomicControl(url);
  const agreement = await control.agreement(agreementNumber);
  if (agreement === undefined || agreement.accounts.some(({ number }) => number === salesAccounts[0].number)) return;
  await control.putAgreement(agreementNumber, {
    baseCurrency: 'NOK',
    currencies: [
      { code: 'NOK', rate: 100 },
      { code: 'DKK', rate: 155.4 },
      { code: 'EUR', rate: 1159.5 },
    ],
    accounts: [...agreement.accounts, ...salesAccounts],
  });
}

/** Posts expenses on projects that the demo's Moment company has, and tells the product when a journal is booked. */
export async function seedEconomicExpenses(url: string, now: Date): Promise<void> {
  await seedExpenses(url, { number: agreementNumber, projects: [2040, 2041], day: now.toISOString().slice(0, 10) });
}

/** Where e-conomic tells that a journal was booked. */
export async function tellOfBookings(url: string, webhookUrl: string): Promise<void> {
  const journalBooked = webhookUrl.replace('/webhooks/moment/', '/webhooks/economic/');
  await createEconomicControl(url).putWebhooks(agreementNumber, { journalBooked });
}

/** The integration between the demo company's two systems. */
export function economicIntegration(dataFolder: string): WrittenIntegration {
  const { tenant, name, momentCode, momentApiKey, grantToken } = exampleEconomicCompany(dataFolder);
  return {
    ...{ tenant, kind: 'moment-economic', name: 'main', title: name, enabled: true },
    settings: {
      momentCompanyCode: momentCode,
      paymentTerms: 1,
      includePdf: true,
      vatCodes: [
        { moment: '3', economic: 'U25' },
        { moment: '5', economic: 'UEUY' },
        { moment: '52', economic: 'UEUV' },
      ],
      importExpenses: true,
      expenseAccounts: '1320',
      expenseActivity: 'Utlegg',
      errorEmails: [`regnskap@${tenant}.example.com`],
    },
    credentials: { momentApiKey, agreementGrantToken: grantToken },
  };
}
