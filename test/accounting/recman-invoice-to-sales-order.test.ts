import { recmanInvoiceToSalesOrder } from '../../lib/accounting/recman-invoice-to-sales-order.ts';
import type { SalesInvoice } from '../../lib/documents/sales-invoice.ts';
import { salesOrderSchema } from '../../lib/documents/sales-order.ts';
import type { Decision } from '../../lib/sync/outcome.ts';
import { recmanParts, recmanSettings, salesInvoice, salesLine } from './recman-samples.ts';
import { kroner } from './samples.ts';

function judge(
  document: SalesInvoice,
  given: { parents?: typeof recmanParts; automatic?: boolean; chosen?: boolean } = {},
) {
  const settings = recmanSettings({ automaticExport: given.automatic ?? false });
  const { parents = recmanParts, chosen = true } = given;
  return recmanInvoiceToSalesOrder.decide({ document, settings, parents, chosen });
}

function problemsOf(decision: Decision<unknown>) {
  return decision.kind === 'reject' ? decision.problems : [];
}

describe('an invoice of RecMan', () => {
  it('becomes an order under its own id, invoiced to the customer’s number at the target, by products', () => {
    const lines = [salesLine(), salesLine({ id: '900002', productNumber: '120', description: '' })];
    const decision = judge(salesInvoice(lines, { yourReference: 'Kari', notes: 'Takk' }));
    expect(decision).toEqual({
      kind: 'send',
      clue: '10001',
      target: {
        orderId: '400101',
        departmentId: '501',
        customerNumber: '10042',
        reference: '10001',
        date: '2026-11-20',
        paymentDays: 14,
        kid: '100017',
        currency: 'NOK',
        yourReference: 'Kari',
        text: 'Takk',
        distributor: 'manual',
        rows: [
          { productId: '1001', name: 'Uke 46', quantity: '10', price: kroner(545) },
          { productId: '1002', name: 'Timer, montør', quantity: '10', price: kroner(545) },
        ],
      },
    });
    expect(salesOrderSchema.safeParse(decision.kind === 'send' && decision.target).success).toBe(true);
  });

  it.each([
    ['10', '-10'],
    ['7.5', '-7.5'],
    ['-1', '1'],
    ['0', '0'],
  ])('that is a credit note turns the quantity %s into %s and names the order it credits', (quantity, turned) => {
    const amountExcludingVat = { minor: Number(quantity) * 54500, currency: 'NOK' };
    const lines = [
      salesLine({ amountExcludingVat: kroner(10900), quantity: '20' }),
      salesLine({ quantity, amountExcludingVat }),
    ];
    const decision = judge(salesInvoice(lines, { kind: 'creditNote', creditedInvoiceId: '400099' }));
    expect(decision).toMatchObject({
      kind: 'send',
      target: { creditedOrderId: '400099', rows: [{ quantity: '-20' }, { quantity: turned, price: kroner(545) }] },
    });
  });

  it('keeps a discount', () => {
    const line = salesLine({ discountPercent: '10', amountExcludingVat: kroner(4905) });
    expect(judge(salesInvoice([line]))).toMatchObject({ target: { rows: [{ discountPercent: '10' }] } });
  });

  it.each([
    ['nobody chose it', { chosen: false }, 'skip'],
    ['a person chose it', { chosen: true }, 'send'],
    ['the export is automatic', { chosen: false, automatic: true }, 'send'],
  ])('goes when %s: %j is %s', (_what, given, kind) => {
    expect(judge(salesInvoice([salesLine()]), given).kind).toBe(kind);
  });

  it('waits for its customer and then for each product, in the books of its department', () => {
    const keys = recmanInvoiceToSalesOrder
      .parents(salesInvoice([salesLine(), salesLine({ productNumber: '120' }), salesLine()]), recmanSettings())
      .map(({ key }) => key);
    expect(keys).toEqual(['company:fjord:7001', 'product:fjord:110', 'product:fjord:120']);
    expect(judge(salesInvoice([salesLine()]), { parents: new Map() })).toMatchObject({
      kind: 'wait',
      parent: { key: 'company:fjord:7001' },
    });
  });
});

describe('an invoice of RecMan is refused with the field named', () => {
  it.each<[string, SalesInvoice, string, string]>([
    ['no lines', salesInvoice([]), 'invoice-without-lines', 'lines'],
    [
      'a row without product number',
      salesInvoice([salesLine(), salesLine({ productNumber: undefined })]),
      'line-without-product',
      'lines[1].productNumber',
    ],
    ['no customer', salesInvoice([salesLine()], { companyId: undefined }), 'field-missing', 'companyId'],
    ['no department', salesInvoice([salesLine()], { departmentId: undefined }), 'field-missing', 'departmentId'],
    ['no number', salesInvoice([salesLine()], { number: undefined }), 'field-missing', 'number'],
    ['no date', salesInvoice([salesLine()], { date: undefined }), 'field-missing', 'date'],
    ['a due date before its date', salesInvoice([salesLine()], { dueDate: '2026-11-19' }), 'field-invalid', 'dueDate'],
    ['an id above 32 bits', salesInvoice([salesLine()], { id: '2147483648' }), 'field-invalid', 'id'],
    [
      'a total that differs from its rows',
      salesInvoice([salesLine()], { totalExcludingVat: kroner(5449) }),
      'totals-do-not-add-up',
      'totalExcludingVat',
    ],
    [
      'a gross total that differs',
      salesInvoice([salesLine()], { totalIncludingVat: kroner(1) }),
      'totals-do-not-add-up',
      'totalIncludingVat',
    ],
    ['VAT of another rate', salesInvoice([salesLine({ vatRate: '15' })]), 'totals-do-not-add-up', 'totalVat'],
    [
      'a row that is not quantity times price',
      salesInvoice([salesLine({ quantity: '9' })]),
      'totals-do-not-add-up',
      'lines[0].amountExcludingVat',
    ],
    [
      'a credit note without an original',
      salesInvoice([salesLine()], { kind: 'creditNote' }),
      'credit-note-without-original',
      'creditedInvoiceId',
    ],
    [
      'a credit note of less than nothing',
      salesInvoice([salesLine({ quantity: '-10', amountExcludingVat: kroner(-5450) })], {
        kind: 'creditNote',
        creditedInvoiceId: '1',
      }),
      'field-invalid',
      'totalIncludingVat',
    ],
    [
      'a product number of 101 characters',
      salesInvoice([salesLine({ productNumber: '1'.repeat(101) })]),
      'field-invalid',
      'lines[0].productNumber',
    ],
    [
      'a product name of 126 characters',
      salesInvoice([salesLine({ productName: 'å'.repeat(126) })]),
      'field-invalid',
      'lines[0].productName',
    ],
    [
      'a description of 301 characters',
      salesInvoice([salesLine({ description: 'å'.repeat(301) })]),
      'field-invalid',
      'lines[0].description',
    ],
    ['a KID with letters', salesInvoice([salesLine()], { kid: 'A1' }), 'field-invalid', 'kid'],
  ])('%s', (_what, invoice, code, field) => {
    expect(problemsOf(judge(invoice))).toContainEqual(expect.objectContaining({ code, field }));
  });

  it('before it waits for anything', () => {
    expect(judge(salesInvoice([]), { parents: new Map() }).kind).toBe('reject');
  });

  it('but not for a name of 300 characters, or a minor unit of rounded VAT', () => {
    const line = salesLine({ description: 'å'.repeat(300) });
    const invoice = salesInvoice([line], { totalVat: kroner(1362.51), totalIncludingVat: kroner(6812.51) });
    expect(problemsOf(judge(invoice))).toEqual([]);
  });
});
