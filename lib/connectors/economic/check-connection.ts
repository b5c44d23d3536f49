import * as z from 'zod';
import { expenseAccountsOf } from '../../documents/integrations/expense-settings.ts';
import { insisting } from '../../sync/access.ts';
import { existenceLine, foundLine } from '../../sync/check-lines.ts';
import type { CheckConnection, ConnectionCheck } from '../../sync/connection-check.ts';
import { addresses, type Place } from './addresses.ts';
import { reading } from './call-failed.ts';
import { getOne } from './calls.ts';
import type { EconomicConnection } from './client.ts';
import { accountOf, vatAccountOf } from './known-records.ts';
import { type Agreement, testConnection } from './test-connection.ts';

/** The settings that name something at e-conomic. */
const namedSchema = z.object({
  journal: z.int().default(1),
  customerGroup: z.int().optional(),
  vatZone: z.int().optional(),
  paymentTerms: z.int().optional(),
  vatCodes: z.array(z.object({ economic: z.string() })).default([]),
  exportProjects: z.boolean().default(false),
  importExpenses: z.boolean().default(false),
  expenseAccounts: z.string().default(''),
});
type Named = z.infer<typeof namedSchema>;

/** Names the agreement, and looks for all that the settings name: journal, groups, VAT codes, accounts, the project module. */
export const checkConnection: CheckConnection<'economic'> = async (given, settings) => {
  const connection = insisting(given);
  const named = namedSchema.catch(namedSchema.parse({})).parse(settings);
  const agreement = await testConnection(connection, { journal: named.journal });
  return [
    companyCheck(agreement),
    existenceLine(
      'journal',
      { en: `Journal ${named.journal}`, no: `Kassekladd ${named.journal}` },
      agreement.journal !== undefined,
    ),
    ...projectModuleCheck(agreement, named),
    ...(await reading(() => listChecks(connection, named))),
    ...(await reading(() => vatCodeChecks(connection, named))),
    ...(await reading(() => accountChecks(connection, named))),
  ];
};

function companyCheck({ name, number, organizationNumber, currency }: Agreement): ConnectionCheck {
  const shown = [name, organizationNumber, currency].filter(Boolean).join(', ');
  const words = { en: `e-conomic: ${shown}, agreement ${number}.`, no: `e-conomic: ${shown}, avtale ${number}.` };
  return { check: 'company', ok: true, words };
}

function projectModuleCheck({ hasProjects }: Agreement, { exportProjects }: Named): ConnectionCheck[] {
  if (!exportProjects) return [];
  const words = hasProjects
    ? { en: 'The project module is there.', no: 'Prosjektmodulen er på plass.' }
    : {
        en: 'The agreement has no project module: projects wait until it has.',
        no: 'Avtalen har ikke prosjektmodulen: prosjekter venter til den har det.',
      };
  return [{ check: 'project-module', ok: hasProjects, words }];
}

async function listChecks(connection: EconomicConnection, named: Named): Promise<ConnectionCheck[]> {
  const { customerGroup, vatZone, paymentTerms } = named;
  const wanted: readonly [string, number | undefined, (number: number) => Place, [en: string, no: string]][] = [
    // https://restdocs.e-conomic.com/#get-customer-groups-customergroupnumber
    ['customer-group', customerGroup, addresses.customerGroup, ['Customer group', 'Kundegruppe']],
    // https://restdocs.e-conomic.com/#get-vat-zones-vatzonenumber
    ['vat-zone', vatZone, addresses.vatZone, ['VAT zone', 'Mva.-sone']],
    // https://restdocs.e-conomic.com/#get-payment-terms-paymenttermsnumber
    ['payment-terms', paymentTerms, addresses.paymentTerms, ['Payment terms', 'Betalingsbetingelser']],
  ];
  const checks: ConnectionCheck[] = [];
  for (const [check, number, place, [en, no]] of wanted) {
    if (number === undefined) continue;
    const found = await getOne(connection, place(number), z.object({}));
    checks.push(existenceLine(check, { en: `${en} ${number}`, no: `${no} ${number}` }, found !== undefined));
  }
  return checks;
}

async function vatCodeChecks(connection: EconomicConnection, { vatCodes }: Named): Promise<ConnectionCheck[]> {
  const checks: ConnectionCheck[] = [];
  for (const code of new Set(vatCodes.map(({ economic }) => economic))) {
    const vat = await vatAccountOf(connection, code);
    const thing = { en: `VAT code ${code}`, no: `Mva.-kode ${code}` };
    const rate = `${vat?.ratePercentage ?? '?'} %`;
    checks.push(foundLine('vat-code', thing, vat && { en: rate, no: rate }));
  }
  return checks;
}

async function accountChecks(connection: EconomicConnection, named: Named): Promise<ConnectionCheck[]> {
  const checks: ConnectionCheck[] = [];
  for (const number of named.importExpenses ? expenseAccountsOf(named.expenseAccounts) : []) {
    const account = await accountOf(connection, number);
    checks.push(existenceLine('account', { en: `Account ${number}`, no: `Konto ${number}` }, account !== undefined));
  }
  return checks;
}
