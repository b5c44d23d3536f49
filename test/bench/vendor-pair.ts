import { createMomentControl, startMomentSandbox } from '../../lib/sandboxes/moment/index.ts';
import { createTwentyFourSevenOfficeControl } from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { startTwentyFourSevenOfficeSandbox } from '../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { seedClient } from '../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import { invoiceOf } from '../support/running-company.ts';
import type { Counts } from './counting-proxy.ts';

const company = 'fjord';
const login = {
  username: 'api@fjord.example.com',
  password: 'bench-password',
  applicationId: 'cccccccc-0000-4000-8000-000000000001',
};
const identityId = 'aaaaaaaa-0000-4000-8000-000000000001';
const clientId = '700100';
const momentApiKey = 'bench-key';

/** Both sandboxes in memory, with one company at each end. */
export async function openVendorPair() {
  const [momentSandbox, officeSandbox] = await Promise.all([startMomentSandbox(), startTwentyFourSevenOfficeSandbox()]);
  const moment = createMomentControl(momentSandbox.url);
  const office = createTwentyFourSevenOfficeControl(officeSandbox.url);
  await moment.putCompany(company, {
    ...{ apiKey: momentApiKey, name: 'Fjord AS', currencyCode: 'NOK', nextInvoiceNumber: 20_451 },
  });
  await seedClient(officeSandbox.url, { ...login, identityId, clientId, clientName: 'Fjord AS' });
  const make = async (entity: 'customers' | 'projects' | 'invoices', fields: object): Promise<number> =>
    (await moment.create({ company, entity }, JSON.parse(JSON.stringify(fields)))).id;
  return {
    endpoints: {
      moment: momentSandbox.url,
      '24sevenoffice': officeSandbox.url,
      '24sevenoffice-webservices': officeSandbox.webservicesUrl,
    },
    integration: { settings: { momentCompanyCode: company, voucherType: 1, receivableAccount: 1500 } },
    credentials: { momentApiKey, ...login },
    /** A customer with a project of its own. */
    async makeParents(place: number): Promise<{ customerId: number; projectId: number }> {
      const customerId = await make('customers', { name: `Kunde ${place} AS` });
      const projectId = await make('projects', { projectNumber: String(2000 + place), name: 'Drift', customerId });
      return { customerId, projectId };
    },
    makeInvoice: (parents: { customerId: number; projectId: number }) =>
      make('invoices', invoiceOf({ ...parents, net: 1000 })),
    vouchers: async (): Promise<number> => (await office.client(clientId)).vouchers.length,
    /** Calls since the last time this was asked, by operation. */
    async callsTaken(): Promise<{ moment: Counts; office: Counts }> {
      const [momentCalls, officeCalls] = [await moment.calls(company), await office.calls()];
      await Promise.all([moment.forgetCalls(), office.clearCalls()]);
      return { moment: countsOf(momentCalls), office: countsOf(officeCalls) };
    },
    async close(): Promise<void> {
      await Promise.all([momentSandbox.close(), officeSandbox.close()]);
    },
  };
}

function countsOf(calls: readonly { readonly operation: string }[]): Counts {
  const groups = Map.groupBy(calls, ({ operation }) => operation);
  return new Map([...groups].map(([operation, all]) => [operation, all.length]));
}
