import type { JsonObject } from '../../lib/sandboxes/moment/state.ts';
import type { EconomicWorld } from './economic-world.ts';

const line = { description: 'Rådgivning', financialAccountNumber: '1010', vatCode: 'U25', vatPercentage: 25 };

/** A line of the invoice: ten hours at a thousand kroner, and what differs. */
export const lineWith = (changes: JsonObject = {}): JsonObject => ({
  ...line,
  quantity: 10,
  unitPrice: 1000,
  ...changes,
});

/** What people make in Moment, in one world. */
export function documentsOf(world: () => EconomicWorld) {
  const create = (entity: 'customers' | 'projects' | 'invoices', fields: JsonObject) =>
    world().moment.create({ company: 'fjord', entity }, fields);
  return {
    makeCustomer: (fields: JsonObject = {}) =>
      create('customers', {
        ...{ customerNumber: '1001', name: 'Eksempel Energi A/S', organizationNumber: '12345674' },
        ...{
          email: 'post@energi.example.com',
          address1: 'Prøvevej 1',
          zipCode: '2100',
          city: 'København',
          country: 'DK',
        },
        ...fields,
      }),
    makeProject: (customerId: number, fields: JsonObject = {}) =>
      create('projects', { projectNumber: '2040', name: 'Solpark', customerId, ...fields }),
    makeInvoice: (fields: JsonObject) =>
      create('invoices', {
        invoiceState: 'finalized',
        description: 'November',
        lines: [lineWith()],
        ...fields,
      }),
    hearCustomer: ({ id }: { id: number }) => world().hear({ event: 'UPDATE', customer: { id } }),
    hearProject: ({ id }: { id: number }) => world().hear({ event: 'UPDATE', project: { id } }),
    hearInvoice: ({ id }: { id: number }) => world().hear({ event: 'UPDATE', invoice: { id } }),
  };
}
