import { createXledgerControl } from '../sandboxes/xledger/control.ts';
import { type EntitySeed, seedExpenses, seedXledgerEntity } from '../sandboxes/xledger/seed.ts';
import { keptSecret } from './data-folder.ts';
import type { MomentExample } from './example-companies.ts';
import type { WrittenIntegration } from './integration-file.ts';

/** The demo's company with an entity at Xledger. */
export function exampleXledgerCompany(dataFolder: string): MomentExample {
  const momentApiKey = keptSecret(dataFolder, 'skog moment api key');
  return { tenant: 'skog', momentCode: 'skog', name: 'Skog Eksempel AS', momentApiKey };
}

/** The demo's entity at the Xledger sandbox, with log-ins that are made once for this folder. */
export function exampleXledgerEntity(dataFolder: string): EntitySeed {
  return {
    ownerCode: 23_001,
    name: exampleXledgerCompany(dataFolder).name,
    token: keptSecret(dataFolder, 'skog xledger token'),
    creditsPerHour: 1000,
    soapUser: {
      userName: 'xledger@skog.example.com',
      password: keptSecret(dataFolder, 'skog xledger password'),
    },
  };
}

/** Whoever watches the demo sees an invoice posted soon; at Xledger the job runs each half hour. */
const importEverySeconds = 30;

/** Makes the entity with its ways in. A second time changes nothing. */
export async function seedXledgerExample(url: string, dataFolder: string): Promise<void> {
  await createXledgerControl(url).setSwitches({ importEverySeconds });
  await seedXledgerEntity(url, exampleXledgerEntity(dataFolder));
}

/** Posts expenses on projects that the demo's Moment company has. A second time changes nothing. */
export async function seedXledgerExpenses(url: string, dataFolder: string, now: Date): Promise<void> {
  const { ownerCode } = exampleXledgerEntity(dataFolder);
  await seedExpenses(url, { ownerCode, projectCodes: ['2040', '2041'], day: now.toISOString().slice(0, 10) });
}

/** The integration between the demo company's two systems. Codes are those of the sandbox's chart. */
export function xledgerIntegration(dataFolder: string): WrittenIntegration {
  const { tenant, name, momentCode, momentApiKey } = exampleXledgerCompany(dataFolder);
  const { ownerCode, token, creditsPerHour, soapUser } = exampleXledgerEntity(dataFolder);
  return {
    ...{ tenant, kind: 'moment-xledger', name: 'main', title: name, enabled: true },
    settings: {
      momentCompanyCode: momentCode,
      ...{ requestsPerHour: creditsPerHour, ownerCode, exportInvoices: true },
      invoices: {
        ...{ delivery: 'api', transactionSource: 'AR', receivableAccount: '1500', includePdf: true },
        ...{ projectDimension: 'project', kid: 'none' },
        vatCodes: [
          { moment: '3', xledger: '2' },
          { moment: '5', xledger: '20' },
          { moment: '52', xledger: '27' },
        ],
      },
      importExpenses: true,
      expenseAccounts: '4500, 6700',
      expenseActivity: 'Utlegg',
      errorEmails: [`regnskap@${tenant}.example.com`],
    },
    credentials: { momentApiKey, token, soapUsername: soapUser?.userName, soapPassword: soapUser?.password },
  };
}
