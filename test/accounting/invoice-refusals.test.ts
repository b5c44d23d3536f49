import { invoiceToVoucher } from '../../lib/accounting/invoice-to-voucher.ts';
import type { Moment24SevenOfficeSettings } from '../../lib/documents/integrations/moment-24sevenoffice.ts';
import type { Invoice } from '../../lib/documents/invoice.ts';
import { bothDelivered, invoiceOf, kroner, lineOf, settingsWith, textLine } from './samples.ts';

function judge(document: Invoice, settings: Partial<Moment24SevenOfficeSettings> = {}) {
  return invoiceToVoucher.decide({ document, settings: settingsWith(settings), parents: bothDelivered });
}

describe('an invoice is refused with the field named', () => {
  const foreign = (changes: Partial<Invoice>): Invoice =>
    JSON.parse(JSON.stringify(invoiceOf([lineOf(100)], changes)).replaceAll('NOK', 'USD'));

  it.each<[string, Invoice, string, string]>([
    ['no lines', invoiceOf([]), 'invoice-without-lines', 'lines'],
    ['only texts', invoiceOf([textLine('Takk for handelen')]), 'nothing-to-post', 'lines'],
    ['no number', invoiceOf([lineOf(1)], { number: undefined }), 'field-missing', 'number'],
    ['a number with letters', invoiceOf([lineOf(1)], { number: 'A12' }), 'field-invalid', 'number'],
    ['a number above 32 bits', invoiceOf([lineOf(1)], { number: '2147483648' }), 'field-invalid', 'number'],
    ['no invoice date', invoiceOf([lineOf(1)], { invoiceDate: undefined }), 'field-missing', 'invoiceDate'],
    ['no due date', invoiceOf([lineOf(1)], { dueDate: undefined }), 'field-missing', 'dueDate'],
    ['a KID of one digit', invoiceOf([lineOf(1)], { kid: '7' }), 'field-invalid', 'kid'],
    ['a KID with letters', invoiceOf([lineOf(1)], { kid: '12A4' }), 'field-invalid', 'kid'],
    ['no account', invoiceOf([lineOf(1), lineOf(1, { account: undefined })]), 'field-missing', 'lines[1].account'],
    ['an account of letters', invoiceOf([lineOf(1, { account: 'salg' })]), 'field-invalid', 'lines[0].account'],
    ['no VAT code', invoiceOf([lineOf(1, { vatCode: undefined })]), 'field-missing', 'lines[0].vatCode'],
    ['a project 007', invoiceOf([lineOf(1, { projectNumber: '007' })]), 'field-invalid', 'lines[0].projectNumber'],
    [
      'no customer',
      invoiceOf([lineOf(1)], { customerId: undefined, customerNumber: undefined }),
      'field-missing',
      'customerId',
    ],
    ['a rate that is no number', foreign({ currencyRate: 'elleve' }), 'field-invalid', 'currencyRate'],
    ['a rate of nothing', foreign({ currencyRate: '0' }), 'field-invalid', 'currencyRate'],
    ['amounts of two currencies', invoiceOf([lineOf(1)], { currency: 'EUR' }), 'field-invalid', 'currency'],
    [
      'a total that is 1 øre off',
      invoiceOf([lineOf(100)], { totalIncludingVat: kroner(124.99) }),
      'totals-do-not-add-up',
      'totalIncludingVat',
    ],
    [
      'a line that is 1 øre off',
      invoiceOf([lineOf(100, { amountIncludingVat: kroner(125.01) })]),
      'totals-do-not-add-up',
      'lines[0].amountIncludingVat',
    ],
    [
      'VAT 2 øre from its percentage',
      invoiceOf([lineOf(100, { vatAmount: kroner(25.02), amountIncludingVat: kroner(125.02) })]),
      'totals-do-not-add-up',
      'lines[0].vatAmount',
    ],
    [
      'a credit note of less than nothing',
      invoiceOf([lineOf(-100)], { kind: 'creditNote' }),
      'field-invalid',
      'totalIncludingVat',
    ],
  ])('%s', (_what, invoice, code, field) => {
    const decision = judge(invoice);
    const problems = decision.kind === 'reject' ? decision.problems : [];
    expect(problems).toContainEqual(expect.objectContaining({ code, field }));
  });

  it('tells how much is missing', () => {
    const decision = judge(invoiceOf([lineOf(100)], { totalIncludingVat: kroner(124.99), totalVat: kroner(24.99) }));
    expect(decision).toMatchObject({
      kind: 'reject',
      problems: [
        { field: 'totalVat', value: '24.99 NOK is not 25.00 (difference -0.01)' },
        { field: 'totalIncludingVat', value: '124.99 NOK is not 125.00 (difference -0.01)' },
      ],
    });
  });

  it('tells one difference once, though two sums show it', () => {
    const decision = judge(invoiceOf([lineOf(100)], { totalIncludingVat: kroner(126) }));
    expect(decision).toMatchObject({ problems: [{ value: '126.00 NOK is not 125.00 (difference 1.00)' }] });
    expect(decision.kind === 'reject' && decision.problems).toHaveLength(1);
  });

  it('tells all problems together', () => {
    const decision = judge(
      invoiceOf([lineOf(1, { account: undefined, vatCode: undefined })], { dueDate: undefined, kid: 'x' }),
    );
    const fields = decision.kind === 'reject' ? decision.problems.map((problem) => problem.field) : [];
    expect(fields).toEqual(['dueDate', 'kid', 'lines[0].account', 'lines[0].vatCode']);
  });

  it('refuses two pairs that send one VAT code to two places', () => {
    const vatCodes = [
      { moment: '3', twentyFourSevenOffice: '1' },
      { moment: '3', twentyFourSevenOffice: '2' },
    ];
    expect(judge(invoiceOf([lineOf(1)]), { vatCodes })).toMatchObject({
      kind: 'reject',
      problems: [{ code: 'field-invalid', field: 'settings.vatCodes', value: '3' }],
    });
  });

  it('refuses a number of the source that the target cannot hold', () => {
    const decision = judge(invoiceOf([lineOf(1)], { customerNumber: 'K-17' }), { exportCustomers: false });
    expect(decision).toMatchObject({ problems: [{ code: 'field-invalid', field: 'customerNumber', value: 'K-17' }] });
  });
});

describe('VAT of a line', () => {
  it.each([
    ['exact', 100, 25, true],
    ['1 øre up', 100, 25.01, true],
    ['1 øre down', 100, 24.99, true],
    ['rounded from half an øre', 0.02, 0.01, true],
    ['none at all', 100, 0, false],
    ['of another rate', 100, 15, false],
  ])('%s', (_what, net, vat, isRight) => {
    const line = lineOf(net, { vatAmount: kroner(vat), amountIncludingVat: kroner(Number((net + vat).toFixed(2))) });
    expect(judge(invoiceOf([line])).kind).toBe(isRight ? 'send' : 'reject');
  });
});
