import fc from 'fast-check';
import { nextAct } from '../../lib/local/demo-act.ts';

const clock = () => new Date('2026-11-21T12:00:00Z');
const chance = (...numbers: number[]) => ({ clock, random: () => numbers.shift() ?? 0.5 });
const customer = { id: 1, name: 'Eksempel AS' };
const project = { id: 2, projectNumber: '2040', name: 'Kontroll', customerId: 1 };
const draft = { id: 3, invoiceState: 'draft' };

describe('what the demo company does next', () => {
  it('begins with a customer, then a project for it', () => {
    expect(nextAct({ customers: [], projects: [], invoices: [] }, chance())).toMatchObject({
      kind: 'create',
      entity: 'customers',
    });
    expect(nextAct({ customers: [customer], projects: [], invoices: [] }, chance())).toMatchObject({
      kind: 'create',
      entity: 'projects',
      fields: { projectNumber: '2001', customerId: 1 },
    });
  });

  it.each([
    ['finalizes the draft', [0, 0.1], { kind: 'finalize', id: 3 }],
    ['writes an invoice', [0, 0.5], { kind: 'create', entity: 'invoices', fields: { projectId: 2, customerId: 1 } }],
    ['wins a customer', [0, 0.75], { kind: 'create', entity: 'customers' }],
    ['changes a customer', [0, 0.85], { kind: 'edit', entity: 'customers', id: 1 }],
    ['renames a project', [0, 0.95], { kind: 'edit', entity: 'projects', id: 2 }],
  ])('%s', (_name, numbers, expected) => {
    expect(
      nextAct({ customers: [customer], projects: [project], invoices: [draft] }, chance(...numbers)),
    ).toMatchObject(expected);
  });

  it('gives every new customer a valid synthetic organization number', () => {
    const random = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 40, maxLength: 40 });
    const property = fc.property(random, (numbers) => {
      const act = nextAct({ customers: [], projects: [], invoices: [] }, chance(...numbers));
      if (act.kind !== 'create') throw new Error(act.kind);
      const digits = [...String(act.fields.organizationNumber)].map(Number);
      const weights = [3, 2, 7, 6, 5, 4, 3, 2, 1];
      const sum = weights.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
      expect([digits.length, digits[0], sum % 11]).toEqual([9, 3, 0]);
    });
    expect(() => fc.assert(property)).not.toThrow();
  });
});
