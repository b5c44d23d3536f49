import type { LookUp } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import type { XledgerCompany, XledgerCustomer, XledgerCustomerWithCompany, XledgerProject } from './schema.ts';

type Row = { readonly dbId: string; readonly code?: string | undefined; readonly description?: string | undefined };

/** A row as a person sees it: `1001 Fjord Eksempel AS`. */
function shownRow({ code, description, dbId }: Row): string {
  return `${code ?? ''} ${description ?? ''} (dbId ${dbId})`.trim();
}

/** Codes are not unique: more than one row is for a person to solve. */
function severalRows(rows: readonly Row[], field: string, value: string): LookUp {
  const vendorWords = rows.map(shownRow).join('; ').slice(0, 500);
  return { kind: 'conflict', problem: { code: 'several-matches', field, value, vendorWords } };
}

function foundRow(row: Row, number: string | undefined, equal: boolean): LookUp {
  return { kind: 'found', equal, targetId: row.dbId, number, shown: shownRow(row) };
}

function oneByCode<Found extends Row>(
  rows: readonly Found[],
  evidence: Evidence,
  isEqual: (row: Found) => boolean,
): LookUp {
  const { code = '' } = evidence;
  const [row, ...others] = rows.filter((found) => found.code === code);
  if (row === undefined) return { kind: 'absent' };
  if (others.length > 0) return severalRows([row, ...others], 'number', code);
  return foundRow(row, code, isEqual(row));
}

/** The customer with this code, among those found. */
export function customerAmong(customers: readonly XledgerCustomer[], evidence: Evidence): LookUp {
  return oneByCode(customers, evidence, (customer) => isSameCustomer(customer, evidence));
}

/** The project with this code, among those found. */
export function projectAmong(projects: readonly XledgerProject[], evidence: Evidence): LookUp {
  return oneByCode(projects, evidence, ({ description }) => description === evidence.name);
}

function isSameCustomer({ description, email, address }: XledgerCustomer, evidence: Evidence): boolean {
  return (
    description === evidence.name &&
    email === evidence.email &&
    address?.streetAddress === evidence.streetAddress &&
    address?.zipCode === evidence.zipCode &&
    address?.place === evidence.place &&
    address?.country === evidence.country
  );
}

/**
 * The company behind a customer: that of the customer who has the code already, else the one with the organization number
 * (one company may be shared), else the one that we made under the customer's code.
 */
export function companyAmong(
  { customers, companies }: { customers: readonly XledgerCustomerWithCompany[]; companies: readonly XledgerCompany[] },
  evidence: Evidence,
): LookUp {
  const { code = '', organizationNumber } = evidence;
  const holders = customers.filter((customer) => customer.code === code);
  const [holder, ...otherHolders] = holders;
  if (otherHolders.length > 0) return severalRows(holders, 'number', code);
  if (holder !== undefined) return companyOf(holder, evidence);
  const ours = companies.filter((company) => company.code === code && isSameCompany(company, evidence));
  const shared = companies.filter(({ companyNumber }) => companyNumber === organizationNumber);
  const candidates = organizationNumber === undefined || ours.length === 1 ? ours : shared;
  const [company, ...others] = candidates;
  if (company === undefined) return { kind: 'absent' };
  if (others.length > 0) {
    return severalRows(candidates, 'organizationNumber', organizationNumber ?? code);
  }
  // A company that others use too keeps the name that it has.
  return foundRow(company, company.code, true);
}

function companyOf({ company, companyDbId, dbId, code }: XledgerCustomerWithCompany, evidence: Evidence): LookUp {
  if (company) return foundRow(company, company.code, isSameCompany(company, evidence));
  // A token that may not read companies still tells which one it is.
  if (companyDbId !== undefined) return foundRow({ dbId: companyDbId }, undefined, true);
  const vendorWords = shownRow({ dbId, code, description: 'has no company at Xledger' });
  return { kind: 'conflict', problem: { code: 'target-differs', field: 'number', value: code, vendorWords } };
}

/** A company under another code than the customer's was there before, or is another customer's: its name is its own. */
function isSameCompany({ code, description, companyNumber, country }: XledgerCompany, evidence: Evidence): boolean {
  const isSameName = code !== evidence.code || description === evidence.name;
  const isSameCountry = country?.toUpperCase() === evidence.country;
  return isSameName && companyNumber === evidence.organizationNumber && isSameCountry;
}
