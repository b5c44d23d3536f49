import { customerToLedgerCustomer } from '../../lib/accounting/customer-to-ledger-customer.ts';
import { projectToLedgerProject } from '../../lib/accounting/project-to-ledger-project.ts';
import type { Customer } from '../../lib/documents/customer.ts';
import type { MomentEconomicSettings } from '../../lib/documents/integrations/moment-economic.ts';
import type { Project } from '../../lib/documents/project.ts';
import { economicCustomer, economicSettingsWith } from './economic-samples.ts';
import { customerOf, deliveredAs, projectOf } from './samples.ts';

const customer = (changes: Partial<Customer> = {}, settings: Partial<MomentEconomicSettings> = {}) =>
  customerToLedgerCustomer.decide({
    document: customerOf({ number: '10021', ...changes }),
    settings: economicSettingsWith(settings),
    parents: new Map(),
  });

const project = (
  changes: Partial<Project> = {},
  settings: Partial<MomentEconomicSettings> = {},
  parents = deliveredAs([economicCustomer, '10021']),
) => projectToLedgerProject.decide({ document: projectOf(changes), settings: economicSettingsWith(settings), parents });

const tooLong = '1234567890';
const wrongNumbers = ['0', '007', tooLong, 'A1', '1.5', '-3', '1 2', '１２'];

describe('a customer for a ledger with the source’s numbers', () => {
  it('keeps number and name, and gets the group, zone, terms and currency of the settings', () => {
    const settings = { customerGroup: 2, vatZone: 3, paymentTerms: 5, currency: 'EUR' };
    expect(customer({}, settings)).toMatchObject({
      kind: 'send',
      target: { number: '10021', group: 2, vatZone: 3, paymentTerms: 5, currency: 'EUR' },
    });
    expect(customer()).toMatchObject({
      target: { group: 1, vatZone: 1, paymentTerms: undefined, currency: undefined },
    });
  });

  it.each([
    ['DK', 'Danmark'],
    ['no', 'Norge'],
    ['DE', 'Tyskland'],
  ])('in %s has its address with the country’s name', (country, name) => {
    const address = { lines: ['Havnegade 1', ' ', '2. sal'], zipCode: '1000', city: 'København', country };
    expect(customer({ address })).toMatchObject({
      target: { address: 'Havnegade 1\n2. sal', zipCode: '1000', city: 'København', country: name },
    });
  });

  it.each<[string, Partial<Customer>, string, string]>([
    ...wrongNumbers.map((number): [string, Partial<Customer>, string, string] => [
      `the number ${number}`,
      { number },
      'field-invalid',
      'number',
    ]),
    ['no number', { number: undefined }, 'field-missing', 'number'],
    ['no name', { name: ' ' }, 'field-missing', 'name'],
    ['a name of 256 characters', { name: 'x'.repeat(256) }, 'field-invalid', 'name'],
    ['an odd e-mail address', { email: 'nobody' }, 'field-invalid', 'email'],
    ['an unknown country', { address: { lines: [], country: 'XX' } }, 'field-invalid', 'country'],
  ])('is refused with %s', (_what, changes, code, field) => {
    expect(customer(changes)).toMatchObject({ kind: 'reject', problems: [{ code, field }] });
  });
});

describe('a project for a ledger with the source’s numbers', () => {
  it('keeps its number, and has the customer’s', () => {
    expect(project()).toMatchObject({ kind: 'send', target: { number: '2040', customerNumber: '10021', group: 1 } });
    expect(project({ customerId: undefined })).toMatchObject({ kind: 'send', target: { customerNumber: undefined } });
  });

  it('waits for its customer, unless customers are not exported', () => {
    expect(project({}, {}, new Map())).toEqual({ kind: 'wait', parent: economicCustomer });
    expect(project({}, { exportCustomers: false }, new Map())).toMatchObject({
      kind: 'send',
      unmapped: [{ what: 'customer', number: '10021', field: 'customerNumber' }],
    });
  });

  it.each([...wrongNumbers, undefined])('is refused with the number %p', (number) => {
    expect(project({ number })).toMatchObject({ kind: 'reject', problems: [{ field: 'number' }] });
  });

  it('is refused with a name of 101 characters', () => {
    expect(project({ name: 'x'.repeat(101) })).toMatchObject({ kind: 'reject', problems: [{ field: 'name' }] });
  });
});
