import type { LookUp } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { CallFailed } from './call-failed.ts';
import { call } from './client.ts';
import { bareNumber, customerNumberOf, isSameCompany, shownCompany } from './decode.ts';
import type { OfficeConnection } from './exchange.ts';
import { isPositiveInt32 } from './field-problems.ts';
import { operations } from './operations.ts';
import type { Company } from './schema.ts';

const returnProperties = { string: ['Id', 'ExternalId', 'OrganizationNumber', 'Name', 'EmailAddresses', 'Type'] };

/** What our own keys in ExternalId begin with: the source that the company was linked to. */
const ownKey = /^(moment|recman):/;

/**
 * Finds a customer by our own key, else by organization number, else by the number the source knows.
 * @throws CallFailed, BudgetSpent
 */
export async function lookUpCustomer(connection: OfficeConnection, evidence: Evidence): Promise<LookUp> {
  const linked = await search(
    connection,
    { ExternalId: evidence.externalId },
    (company) => company.ExternalId === evidence.externalId,
  );
  if (linked.length > 0) return one(linked, evidence);
  const { organizationNumber, number } = evidence;
  if (organizationNumber !== undefined) {
    const wanted = bareNumber(organizationNumber);
    const fits = (company: Company) => bareNumber(company.OrganizationNumber ?? '') === wanted;
    return notOfAnother(await search(connection, { OrganizationNumber: organizationNumber }, fits), evidence);
  }
  if (number === undefined || !isPositiveInt32(number)) return { kind: 'absent' };
  const holders = await search(connection, { CompanyId: Number(number) }, (company) => company.Id === Number(number));
  const holder = holders[0];
  if (holder !== undefined && holder.Name?.trim().toLowerCase() !== evidence.name?.trim().toLowerCase()) {
    return {
      kind: 'conflict',
      problem: { code: 'number-taken', field: 'number', value: number, vendorWords: shownCompany(holder) },
    };
  }
  return notOfAnother(holders, evidence);
}

/** Finds the customer that a person named by its number; one that another record of ours has is not handed over. */
export async function findCustomerNumber(
  connection: OfficeConnection,
  evidence: Evidence,
  number: string,
): Promise<LookUp> {
  if (!isPositiveInt32(number)) return { kind: 'absent' };
  const holders = await search(connection, { CompanyId: Number(number) }, (company) => company.Id === Number(number));
  return notOfAnother(holders, evidence);
}

async function search(
  connection: OfficeConnection,
  searchParams: object,
  fits: (company: Company) => boolean,
): Promise<Company[]> {
  // https://developer.24sevenoffice.com/docs/companyservice.html (GetCompanies)
  const companies = await call(connection, operations.getCompanies, { content: { searchParams, returnProperties } });
  return companies.filter(fits);
}

/** A company that another record of the source was linked to is never taken over. */
function notOfAnother(companies: readonly Company[], evidence: Evidence): LookUp {
  const [first, ...others] = companies;
  if (first === undefined || others.length > 0) return one(companies, evidence);
  const isOfAnother = ownKey.test(first.ExternalId ?? '') && first.ExternalId !== evidence.externalId;
  if (!isOfAnother) return one(companies, evidence);
  const problem = {
    code: 'linked-to-another',
    value: customerNumberOf(first),
    vendorWords: shownCompany(first),
  } as const;
  return { kind: 'conflict', problem };
}

const withoutNumber = 'GetCompanies named a company without its number';

function one(companies: readonly Company[], evidence: Evidence): LookUp {
  const [company, ...others] = companies;
  if (company === undefined) return { kind: 'absent' };
  if (others.length > 0) {
    const value = companies
      .map((found) => found.Id ?? '?')
      .join(', ')
      .slice(0, 200);
    const vendorWords = companies.map(shownCompany).join('; ').slice(0, 500);
    return { kind: 'conflict', problem: { code: 'several-matches', field: 'organizationNumber', value, vendorWords } };
  }
  const number = customerNumberOf(company);
  // It is there: were it called absent, it would be made a second time.
  if (number === undefined) throw new CallFailed({ kind: 'unknown', words: withoutNumber });
  return {
    kind: 'found',
    equal: isSameCompany(company, evidence),
    targetId: number,
    number,
    shown: shownCompany(company),
  };
}
