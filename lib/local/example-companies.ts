import type { ClientSeed } from '../sandboxes/twenty-four-seven-office/seed.ts';
import { keptSecret } from './data-folder.ts';
import type { WrittenIntegration } from './integration-file.ts';

/** A company of the demo at Moment. None of them exists. */
export type MomentExample = {
  readonly tenant: string;
  readonly momentCode: string;
  readonly momentApiKey: string;
  readonly name: string;
};

/** The same company at 24SevenOffice, and its account at RecMan. */
export type ExampleCompany = MomentExample & {
  readonly recmanKey: string;
  readonly client: ClientSeed;
};

/** ApplicationId of this product at the 24SevenOffice sandbox. */
const applicationId = '5f1c9d64-2c1e-4b6c-9a55-6e6a0f3d1b01';

const companies = [
  {
    tenant: 'fjord',
    name: 'Fjord Eksempel AS',
    clientId: '880001',
    identityId: '0b9e5a0e-5d1f-4b1c-8f53-2a1f6c0d7a01',
  },
  {
    tenant: 'bakke',
    name: 'Bakke Eksempel AS',
    clientId: '880002',
    identityId: '0b9e5a0e-5d1f-4b1c-8f53-2a1f6c0d7a02',
  },
] as const;

/** The demo's companies, with log-ins that are made once for this folder. */
export function exampleCompanies(dataFolder: string): ExampleCompany[] {
  return companies.map(({ tenant, name, clientId, identityId }) => ({
    tenant,
    momentCode: tenant,
    momentApiKey: keptSecret(dataFolder, `${tenant} moment api key`),
    recmanKey: keptSecret(dataFolder, `${tenant} recman key`),
    name,
    client: {
      username: `api@${tenant}.example.com`,
      password: keptSecret(dataFolder, `${tenant} 24sevenoffice password`),
      ...{ applicationId, identityId, clientId, clientName: name },
    },
  }));
}

/** The integration between a demo company's two systems. Type 1 and account 1500 are those of the sandbox's chart. */
export function exampleIntegration(company: ExampleCompany): WrittenIntegration {
  const { username, password } = company.client;
  return {
    tenant: company.tenant,
    kind: 'moment-24sevenoffice',
    name: 'main',
    title: company.name,
    enabled: true,
    settings: {
      momentCompanyCode: company.momentCode,
      voucherType: 1,
      receivableAccount: 1500,
      posting: 'ledger',
      vatCodes: [],
      exportCustomers: true,
      exportProjects: true,
      exportInvoices: true,
      importExpenses: true,
      expenseAccounts: '4300, 6700',
      expenseActivity: 'Utlegg',
      errorEmails: [`regnskap@${company.tenant}.example.com`],
    },
    credentials: { momentApiKey: company.momentApiKey, username, password, applicationId },
  };
}

/** What this company sells by RecMan goes to the same client at 24SevenOffice. Category 1 is one of the sandbox's. */
export function recmanIntegration({ tenant, name, recmanKey, client }: ExampleCompany): WrittenIntegration {
  const { username, password, identityId } = client;
  const user = { username, password };
  return {
    ...{ tenant, kind: 'recman-24sevenoffice', name: 'recman', title: `${name}, RecMan`, enabled: true },
    settings: {
      ...{ productCategoryId: 1, automaticExport: true, identityId },
      departments: [{ departmentId: '502', identityId }],
      errorEmails: [`regnskap@${tenant}.example.com`],
    },
    credentials: { recmanKey, defaultUser: user, departmentUsers: { '502': user }, applicationId },
  };
}
