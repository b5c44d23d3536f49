import { createMomentControl, type MomentControl } from './control.ts';
import type { ControlledEntity } from './control-records.ts';
import type { ShownRecord } from './control-schema.ts';
import {
  firstCustomerNumber,
  firstInvoiceNumber,
  type SeedInvoice,
  seedCompanyName,
  seedCustomers,
  seedInvoices,
  seedProjects,
} from './seed-data.ts';
import type { JsonObject } from './state.ts';

/** A company to seed. `numbersCustomers`: its people give customers their numbers in Moment, and not in another system. */
export type CompanySeed = { readonly code: string; readonly apiKey: string; readonly numbersCustomers?: boolean };

/** Give a sandbox a small company with customers, projects and invoices; what is there already is left as it is. */
export async function seedCompany(
  baseUrl: string,
  { code, apiKey, numbersCustomers = false }: CompanySeed,
): Promise<void> {
  const control = createMomentControl(baseUrl);
  const known = await control.company(code);
  const company = await control.putCompany(code, {
    apiKey,
    name: known?.name ?? seedCompanyName,
    currencyCode: known?.currencyCode ?? 'NOK',
    nextInvoiceNumber: firstInvoiceNumber,
  });
  const shelf = { control, code };
  const customers = openSeedTable(shelf, { entity: 'customers', key: 'organizationNumber' }, company.customers);
  const projects = openSeedTable(shelf, { entity: 'projects', key: 'projectNumber' }, company.projects);
  const invoices = openSeedTable(shelf, { entity: 'invoices', key: 'description' }, company.invoices);
  for (const [index, customer] of seedCustomers.entries()) {
    const customerNumber = String(firstCustomerNumber + index);
    await customers.ensure(numbersCustomers ? { customerNumber, ...customer } : customer);
  }
  for (const { customer, fields } of seedProjects) {
    await projects.ensure({ ...fields, customerId: customers.find(customer).id });
  }
  for (const invoice of seedInvoices) {
    await invoices.ensure({ ...invoice.fields, ...parentsOf(invoice, projects), ...creditedBy(invoice, invoices) });
  }
}

type SeedTable = { find(key: string): ShownRecord; ensure(fields: JsonObject): Promise<void> };

/** The records of one entity, each known again by one field that nobody edits. */
function openSeedTable(
  { control, code }: { readonly control: MomentControl; readonly code: string },
  { entity, key }: { readonly entity: ControlledEntity; readonly key: string },
  known: readonly ShownRecord[],
): SeedTable {
  const records = new Map(known.map((record) => [String(record[key]), record]));
  return {
    find(name) {
      const record = records.get(name);
      if (record === undefined) {
        throw new Error(`The seed has no ${entity} with ${key} ${name}`);
      }
      return record;
    },
    async ensure(fields) {
      const name = String(fields[key]);
      if (!records.has(name)) {
        records.set(name, await control.create({ company: code, entity }, fields));
      }
    },
  };
}

function parentsOf({ project }: SeedInvoice, projects: SeedTable): JsonObject {
  const { id, customerId } = projects.find(project);
  return { projectId: id, customerId: Number(customerId) };
}

function creditedBy({ credits }: SeedInvoice, invoices: SeedTable): JsonObject {
  return credits === undefined ? {} : { creditedInvoiceNumber: Number(invoices.find(credits).invoiceNumber) };
}
