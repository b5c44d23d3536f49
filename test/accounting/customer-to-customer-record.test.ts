import { customerToCustomerRecord } from '../../lib/accounting/customer-to-customer-record.ts';
import type { Customer } from '../../lib/documents/customer.ts';
import { customerRecordSchema } from '../../lib/documents/customer.ts';
import { customerOf, settingsWith } from './samples.ts';

function judge(changes: Partial<Customer>) {
  return customerToCustomerRecord.decide({
    document: customerOf(changes),
    settings: settingsWith(),
    parents: new Map(),
  });
}

describe('a customer', () => {
  it('is sent with name, organization number, e-mail and a key that ties it to Moment', () => {
    const decision = judge({ number: '10021' });
    expect(decision).toEqual({
      kind: 'send',
      clue: '10021',
      target: {
        externalId: 'moment:fjord:9911',
        name: 'Nordfjord Rederi AS',
        organizationNumber: '974760673',
        email: 'faktura@nordfjord.example',
      },
    });
    expect(customerRecordSchema.safeParse(decision.kind === 'send' && decision.target).success).toBe(true);
  });

  it('is the same document before and after its number is written back', () => {
    const [before, after] = [judge({}), judge({ number: '10021' })];
    expect(before.kind === 'send' && before.target).toEqual(after.kind === 'send' && after.target);
  });

  it.each([
    ['974760673', '974760673'],
    ['NO 974 760 673 MVA', '974760673'],
    ['no974760673mva', '974760673'],
    ['974760674', '974760674'],
    ['974 760 674', '974 760 674'],
    ['SE556036079301', 'SE556036079301'],
    ['', undefined],
    [undefined, undefined],
  ])('keeps organization number %p as %p', (given, kept) => {
    expect(judge({ organizationNumber: given })).toMatchObject({ kind: 'send', target: { organizationNumber: kept } });
  });

  it.each<[string, Partial<Customer>, string, string]>([
    ['no name', { name: '' }, 'field-missing', 'name'],
    ['a name of blanks', { name: '  ' }, 'field-missing', 'name'],
    ['a name of 201 characters', { name: 'å'.repeat(201) }, 'field-invalid', 'name'],
    ['a long organization number', { organizationNumber: '1'.repeat(21) }, 'field-invalid', 'organizationNumber'],
    ['an e-mail without @', { email: 'faktura.nordfjord' }, 'field-invalid', 'email'],
  ])('is refused with %s', (_what, changes, code, field) => {
    expect(judge(changes)).toMatchObject({ kind: 'reject', problems: [{ code, field }] });
  });

  it('waits for nobody, and is off by its setting', () => {
    expect(customerToCustomerRecord.parents(customerOf(), settingsWith())).toEqual([]);
    expect(customerToCustomerRecord.isOn(settingsWith({ exportCustomers: false }))).toBe(false);
  });
});
