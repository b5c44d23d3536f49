import { recmanCompanyToCustomerRecord } from '../../lib/accounting/recman-company-to-customer-record.ts';
import { recmanLineToProduct } from '../../lib/accounting/recman-line-to-product.ts';
import { productsOf } from '../../lib/accounting/recman-parts.ts';
import type { Customer } from '../../lib/documents/customer.ts';
import { customerRecordSchema } from '../../lib/documents/customer.ts';
import { recmanSettings, salesInvoice, salesLine } from './recman-samples.ts';

describe('a product of an invoice line', () => {
  const judge = (number: string, name: string) => {
    const document = { departmentId: '501', number, name };
    return recmanLineToProduct.decide({ document, settings: recmanSettings(), parents: new Map() });
  };

  it('is made with RecMan’s number and name in the category of the settings', () => {
    expect(judge('110', ' Timer ')).toEqual({
      kind: 'send',
      target: { departmentId: '501', number: '110', name: 'Timer', categoryId: 2 },
    });
  });

  it.each([
    ['no name', '110', '', 'field-missing', 'productName'],
    ['a name of 300', '110', 'å'.repeat(300), 'field-invalid', 'productName'],
    ['a number of 101', '1'.repeat(101), 'Timer', 'field-invalid', 'productNumber'],
    ['no number', '', 'Timer', 'field-missing', 'productNumber'],
  ])('is refused with %s', (_what, number, name, code, field) => {
    expect(judge(number, name)).toMatchObject({ kind: 'reject', problems: [{ code, field }] });
  });

  it('is one by its number, whatever the lines call it', () => {
    const lines = [salesLine(), salesLine({ productName: 'Noe annet' }), salesLine({ productNumber: '120' })];
    expect(productsOf(salesInvoice(lines)).map(({ number, name }) => [number, name])).toEqual([
      ['110', 'Timer, montør'],
      ['120', 'Timer, montør'],
    ]);
  });
});

describe('a company of RecMan', () => {
  const judge = (changes: Partial<Customer>) => {
    const document = { id: '7001', departmentId: '501', number: '2001', name: 'Nordvik Bygg AS', ...changes };
    return recmanCompanyToCustomerRecord.decide({ document, settings: recmanSettings(), parents: new Map() });
  };

  it('becomes a customer of its department, tied to RecMan; its number there is no hint', () => {
    const decision = judge({ organizationNumber: 'NO 974 760 673 MVA' });
    expect(decision).toEqual({
      kind: 'send',
      target: {
        externalId: 'recman:7001',
        departmentId: '501',
        name: 'Nordvik Bygg AS',
        organizationNumber: '974760673',
        email: undefined,
      },
    });
    expect(customerRecordSchema.safeParse(decision.kind === 'send' && decision.target).success).toBe(true);
  });

  it.each([
    ['no name', { name: ' ' }, 'field-missing', 'name'],
    ['a name of 300', { name: 'å'.repeat(300) }, 'field-invalid', 'name'],
    ['no department', { departmentId: undefined }, 'field-missing', 'departmentId'],
  ])('is refused with %s', (_what, changes, code, field) => {
    expect(judge(changes)).toMatchObject({ kind: 'reject', problems: [{ code, field }] });
  });
});
