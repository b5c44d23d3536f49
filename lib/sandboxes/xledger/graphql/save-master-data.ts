import { type Company, type Customer, company, customer, type Project, project } from '../state/entity-state.ts';
import { nextDbId } from '../state/sandbox-state.ts';
import { countries, currencies } from '../state/standing-data.ts';
import { companyView, customerView, projectView } from '../views/master-views.ts';
import { findReference, type Referable } from './find-reference.ts';
import { checkDays, flagsIn, objectIn, requiredText, textsIn } from './input-fields.ts';
import type { InputNode, Prepare } from './plural-mutation.ts';
import { invalidValue } from './refusals.ts';
import { remember } from './remember-change.ts';
import type { World } from './world.ts';

/** Adds or changes a company, the legal person behind a customer. */
export const saveCompany =
  (isNew: boolean): Prepare =>
  (world, node) => {
    const known = isNew ? undefined : existing(world.entity.companies, node, 'company');
    const address = objectIn(node, 'address') ?? {};
    const changes: Partial<Company> = {
      ...textsIn(node, ['code', 'companyNumber', 'taxNumber', 'email', 'phone', 'phone2']),
      ...textsIn(address, ['streetAddress', 'zipCode', 'place']),
      ...(address.country === undefined ? {} : { addressCountry: String(address.country) }),
      ...referredId(world, node, { field: 'country', as: 'countryDbId', rows: countries }),
      description: requiredText(node, 'description', known?.description),
    };
    checkOwner(world, node);
    return () => {
      const row = company.parse({ ...stamped(world, known), ...changes });
      return companyView(world, put(world.entity.companies, row));
    };
  };

/** Adds or changes a customer; its company must exist first. */
export const saveCustomer =
  (isNew: boolean): Prepare =>
  (world, node) => {
    const known = isNew ? undefined : existing(world.entity.customers, node, 'customer');
    const owner = findReference(world, objectIn(node, 'company'), { place: 'company', rows: world.entity.companies });
    const companyDbId = owner?.dbId ?? known?.companyDbId;
    if (companyDbId === undefined) throw invalidValue('company is required.');
    const changes: Partial<Customer> = {
      ...textsIn(node, customerTexts),
      ...flagsIn(node, ['paymentNotification']),
      ...referredId(world, node, { field: 'country', as: 'countryDbId', rows: countries }),
      ...referredId(world, node, { field: 'currency', as: 'currencyDbId', rows: currencies }),
      ...referredId(world, node, { field: 'payTerms', as: 'payTermsDbId', rows: world.entity.payTerms }),
      ...{ companyDbId, code: requiredText(node, 'code', known?.code) },
      description: requiredText(node, 'description', known?.description),
    };
    checkDays({ ...known, ...changes });
    checkOwner(world, node);
    return () => {
      const row = put(world.entity.customers, customer.parse({ ...stamped(world, known), ...changes }));
      writeCompanyNumber(world, row, node.companyNumber);
      remember(world, 'Customer', { dbId: row.dbId, mutation: known === undefined ? 'ADDED' : 'UPDATED' });
      return customerView(world, row);
    };
  };

const customerTexts = [
  ...['email', 'phone', 'phoneNumber2', 'streetAddress', 'zipCode', 'place', 'yourReference', 'taxNumber'],
  ...['bankAccount', 'notes', 'contract', 'fromDate', 'toDate'],
];
const projectTexts = [
  ...['text', 'email', 'extIdentifier', 'yourReference', 'contract', 'fromDate', 'toDate', 'invoiceHeader'],
  'invoiceFooter',
];

/** Adds or changes a project. */
export const saveProject =
  (isNew: boolean): Prepare =>
  (world, node) => {
    const { customers, companies, projects } = world.entity;
    const known = isNew ? undefined : existing(projects, node, 'project');
    const changes: Partial<Project> = {
      ...textsIn(node, projectTexts),
      ...flagsIn(node, ['billable', 'external', 'allowPosting', 'timesheetEntry']),
      ...referredId(world, node, { field: 'subledger', as: 'subledgerDbId', rows: customers }),
      ...referredId(world, node, { field: 'company', as: 'companyDbId', rows: companies }),
      ...referredId(world, node, { field: 'currency', as: 'currencyDbId', rows: currencies }),
      code: requiredText(node, 'code', known?.code),
      description: requiredText(node, 'description', known?.description),
    };
    checkDays({ ...known, ...changes });
    return () => {
      const row = put(projects, project.parse({ ...stamped(world, known), ...changes }));
      remember(world, 'Project', { dbId: row.dbId, mutation: known === undefined ? 'ADDED' : 'UPDATED' });
      return projectView(world, row);
    };
  };

function existing<Row extends { readonly dbId: number }>(rows: readonly Row[], node: InputNode, what: string): Row {
  const found = rows.find(({ dbId }) => dbId === node.dbId);
  if (found === undefined) throw invalidValue(`dbId: no ${what} ${String(node.dbId)}.`);
  return found;
}

type Wanted = { readonly field: string; readonly as: string; readonly rows: readonly Referable[] };

function referredId(world: World, node: InputNode, { field, as, rows }: Wanted): Record<string, number | null> {
  const found = findReference(world, objectIn(node, field), { place: field, rows });
  return found === undefined ? {} : { [as]: found?.dbId ?? null };
}

/** A token writes to its own entity; no other one is below it here. */
function checkOwner(world: World, node: InputNode): void {
  const { dbId, ownerCode } = world.entity;
  const rows = [{ dbId, ownerCode, code: String(ownerCode), description: world.entity.name }];
  findReference(world, objectIn(node, 'owner'), { place: 'owner', rows });
}

function stamped<Row extends { readonly dbId: number; readonly createdAt: string }>(world: World, known?: Row) {
  const at = world.now.toISOString();
  return known === undefined
    ? { dbId: nextDbId(world.state), createdAt: at, modifiedAt: at }
    : { ...known, modifiedAt: at };
}

function put<Row extends { readonly dbId: number }>(rows: Row[], row: Row): Row {
  const place = rows.findIndex(({ dbId }) => dbId === row.dbId);
  if (place === -1) rows.push(row);
  else rows[place] = row;
  return row;
}

function writeCompanyNumber({ entity, state }: World, { companyDbId }: Customer, companyNumber: unknown): void {
  const owner = entity.companies.find(({ dbId }) => dbId === companyDbId);
  if (owner === undefined || typeof companyNumber !== 'string') return;
  if (state.switches.customerCompanyNumber === 'company') owner.companyNumber = companyNumber;
}
