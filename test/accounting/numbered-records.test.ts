import { customerToNumberedCustomer } from '../../lib/accounting/customer-to-numbered-customer.ts';
import { projectToNumberedProject } from '../../lib/accounting/project-to-numbered-project.ts';
import type { Customer } from '../../lib/documents/customer.ts';
import { numberedCustomerSchema } from '../../lib/documents/numbered-customer.ts';
import type { Project } from '../../lib/documents/project.ts';
import { customerOf, projectOf } from './samples.ts';
import { xledgerSettingsWith } from './xledger-samples.ts';

const settings = xledgerSettingsWith();
const norway = { lines: ['Storgata 1'], zipCode: '0155', city: 'Oslo', country: 'NO' };
const customer = (changes: Partial<Customer> = {}) =>
  customerToNumberedCustomer.decide({
    document: customerOf({ number: '10021', address: norway, ...changes }),
    settings,
    parents: new Map(),
  });
const project = (changes: Partial<Project> = {}) =>
  projectToNumberedProject.decide({ document: projectOf(changes), settings, parents: new Map() });

const longest = 'K'.repeat(50);
const wrongNumbers = [' 10', '10 ', '1\n2', '1\u200b2', `${longest}K`];

describe('a customer for a ledger that takes texts as numbers', () => {
  it('keeps every field, in the forms that the ledger compares by', () => {
    const decision = customer({
      ...{ name: ' Nordfjord Rederi AS ', organizationNumber: 'NO 974 760 673 MVA', email: ' post@fjord.example' },
      address: { lines: ['Storgata 1', ' ', '2. etg.'], zipCode: '0155', city: 'Oslo', country: 'no' },
    });
    if (decision.kind !== 'send') throw new Error(JSON.stringify(decision));
    expect(numberedCustomerSchema.parse(decision.target)).toEqual({
      ...{ number: '10021', name: 'Nordfjord Rederi AS', organizationNumber: '974760673', email: 'post@fjord.example' },
      ...{ streetAddress: 'Storgata 1, 2. etg.', zipCode: '0155', place: 'Oslo', country: 'NO' },
    });
  });

  it.each<[string, Partial<Customer>, object]>([
    ['no organization number', { organizationNumber: undefined }, { organizationNumber: undefined }],
    ['a blank organization number', { organizationNumber: '  ' }, { organizationNumber: undefined }],
    ['a foreign organization number', { organizationNumber: 'DE 812-A' }, { organizationNumber: 'DE 812-A' }],
    ['a wrong check digit', { organizationNumber: '974 760 674' }, { organizationNumber: '974 760 674' }],
    ['no e-mail address', { email: undefined }, { email: undefined }],
    ['letters in its number', { number: 'K-7' }, { number: 'K-7' }],
    ['leading zeros', { number: '007' }, { number: '007' }],
    ['the longest number', { number: longest }, { number: longest }],
  ])('is sent with %s', (_what, changes, target) => {
    expect(customer(changes)).toMatchObject({ kind: 'send', target });
  });

  it.each<[string, Partial<Customer>, string, string]>([
    ...wrongNumbers.map((number): [string, Partial<Customer>, string, string] => [
      `the number ${JSON.stringify(number)}`,
      { number },
      'field-invalid',
      'number',
    ]),
    ['no number', { number: undefined }, 'field-missing', 'number'],
    ['a blank number', { number: ' ' }, 'field-missing', 'number'],
    ['no name', { name: ' ' }, 'field-missing', 'name'],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, 'field-invalid', 'name'],
    ['no address', { address: undefined }, 'field-missing', 'address.country'],
    ['no country', { address: { lines: ['Storgata 1'] } }, 'field-missing', 'address.country'],
    ['a blank country', { address: { lines: [], country: ' ' } }, 'field-missing', 'address.country'],
    ['a country by name', { address: { lines: [], country: 'Norge' } }, 'field-invalid', 'address.country'],
    ['an odd e-mail address', { email: 'nobody' }, 'field-invalid', 'email'],
    ['two e-mail addresses', { email: 'a@b.example, c@d.example' }, 'field-invalid', 'email'],
    ['a line break in its e-mail address', { email: 'a@b.example\nBcc: c@d.example' }, 'field-invalid', 'email'],
  ])('is refused with %s', (_what, changes, code, field) => {
    expect(customer(changes)).toMatchObject({ kind: 'reject', problems: [{ code, field }] });
  });

  it('shows an e-mail address with control characters on one line', () => {
    expect(customer({ email: 'a@b.example\r\nBcc: c@d.example' })).toMatchObject({
      problems: [{ value: 'a@b.example??Bcc: c@d.example' }],
    });
  });
});

describe('a project for a ledger that takes texts as numbers', () => {
  it.each(['2040', 'P-17', '007', longest])('keeps the number %s and its name, and waits for nobody', (number) => {
    expect(project({ number, name: ' Fjordkart ', customerId: 'unknown' })).toEqual({
      ...{ kind: 'send', target: { number, name: 'Fjordkart' }, clue: number },
    });
  });

  it.each([...wrongNumbers, '', undefined])('is refused with the number %j', (number) => {
    expect(project({ number })).toMatchObject({ kind: 'reject', problems: [{ field: 'number' }] });
  });

  it('is refused without a name', () => {
    expect(project({ name: ' ' })).toMatchObject({
      kind: 'reject',
      problems: [{ code: 'field-missing', field: 'name' }],
    });
  });
});
