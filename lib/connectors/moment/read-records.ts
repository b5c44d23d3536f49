import type { Customer } from '../../documents/customer.ts';
import type { Invoice } from '../../documents/invoice.ts';
import type { Project } from '../../documents/project.ts';
import type { Reader } from '../../sync/define-sync.ts';
import type { Reading } from '../../sync/outcome.ts';
import { assertCompanyKnown, callMoment, type MomentConnection } from './client.ts';
import { decodeCustomer, decodeCustomerNumber, decodeProject } from './decode.ts';
import { decodeInvoice } from './decode-invoice.ts';
import { findByNumber } from './find-by-number.ts';
import { withLineProjects } from './line-projects.ts';

/** Customers by id. `GET /customers/{id}`, https://docs.moment.team */
export const customerReader: Reader<Customer, 'moment'> = {
  vendor: 'moment',
  find: (connection, number) => findByNumber(connection, 'customers', number),
  read: (connection, key) => readRecord(connection, { entity: 'customers', key, decode: decodeCustomer }),
};

/** Projects by id, with the number of their customer. `GET /projects/{id}`, https://docs.moment.team */
export const projectReader: Reader<Project, 'moment'> = {
  vendor: 'moment',
  find: (connection, number) => findByNumber(connection, 'projects', number),
  read: async (connection, key) => {
    const project = await readRecord(connection, { entity: 'projects', key, decode: decodeProject });
    return project.kind === 'found' ? withCustomerNumber(connection, project) : project;
  },
};

/** Invoices and credit notes by id. `GET /invoices/{id}`, https://docs.moment.team */
export const invoiceReader: Reader<Invoice, 'moment'> = {
  vendor: 'moment',
  find: (connection, number) => findByNumber(connection, 'invoices', number),
  read: async (connection, key) => {
    const invoice = await readRecord(connection, { entity: 'invoices', key, decode: decodeInvoice });
    return invoice.kind === 'found' ? withLineProjects(connection, invoice) : invoice;
  },
};

type Wanted<Source> = {
  readonly entity: 'customers' | 'projects' | 'invoices';
  readonly key: string;
  readonly decode: (body: unknown) => Reading<Source>;
};

async function readRecord<Source extends { readonly id: string }>(
  connection: MomentConnection,
  { entity, key, decode }: Wanted<Source>,
): Promise<Reading<Source>> {
  const reply = await callMoment(connection, { method: 'GET', path: [entity, key] });
  if (reply.kind === 'not-found') {
    await assertCompanyKnown(connection);
    return { kind: 'absent' };
  }
  const reading = decode(reply.body);
  if (reading.kind !== 'found' || reading.document.id === key) return reading;
  return { kind: 'unreadable', problem: { code: 'contract-changed', field: 'id', value: reading.document.id } };
}

/** A project carries its customer's id alone; the number is needed where customers are not exported. */
async function withCustomerNumber(
  connection: MomentConnection,
  project: Extract<Reading<Project>, { kind: 'found' }>,
): Promise<Reading<Project>> {
  const { customerId } = project.document;
  if (customerId === undefined) return project;
  const reply = await callMoment(connection, { method: 'GET', path: ['customers', customerId] });
  if (reply.kind === 'not-found') return project;
  const customer = decodeCustomerNumber(reply.body);
  if (customer.kind === 'unreadable') {
    return { kind: 'unreadable', problem: { ...customer.problem, field: `customer.${customer.problem.field}` } };
  }
  return { ...project, document: { ...project.document, customerNumber: customer.number } };
}
