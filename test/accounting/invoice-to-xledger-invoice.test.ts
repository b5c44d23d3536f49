import { invoiceToXledgerInvoice } from '../../lib/accounting/invoice-to-xledger-invoice.ts';
import type { InvoiceWithPdf } from '../../lib/documents/invoice-with-pdf.ts';
import { decimalText } from '../../lib/documents/money.ts';
import { type LedgerInvoice, xledgerInvoiceSchema } from '../../lib/documents/xledger-invoice.ts';
import { pdfOf } from './economic-samples.ts';
import { deliveredAs, invoiceOf, lineOf, textLine } from './samples.ts';
import {
  type GivenInvoice as Given,
  invoiceSettings,
  judgeInvoice as judge,
  refusalsOf,
  xledgerCustomer,
  xledgerProject,
} from './xledger-samples.ts';

function sent(document: InvoiceWithPdf, given: Given = {}) {
  const decision = judge(document, given);
  if (decision.kind !== 'send') throw new Error(`not sent: ${JSON.stringify(decision)}`);
  return xledgerInvoiceSchema.parse(decision.target);
}

function ledgerOf(document: InvoiceWithPdf, given: Given = {}): LedgerInvoice {
  const target = sent(document, given);
  if (target.delivery === 'email') throw new Error('a mail holds no postings');
  return target.invoice;
}

/** "customer 10021 owes 1250.00; 3000 -1250.00 VAT 3 project 2040", as an accountant would note it. */
function noted({ customerNumber, receivable, revenue }: LedgerInvoice): string[] {
  const lines = revenue.map(({ account, amount, vatCode, projectNumber }) => {
    return `${account} ${decimalText(amount)} VAT ${vatCode} project ${projectNumber ?? 'none'}`;
  });
  return [`customer ${customerNumber} owes ${decimalText(receivable.amount)}`, ...lines];
}

const good = invoiceOf([lineOf(1000)], { kid: undefined });
const credit = (net: number) => invoiceOf([lineOf(net)], { kind: 'creditNote', creditedInvoiceNumber: '20400' });
describe.each(['api', 'gl02b', 'plain'] as const)('an invoice becomes a balanced voucher (%s)', (way) => {
  it.each<[string, InvoiceWithPdf, object, string[]]>([
    ['one line', good, {}, ['customer 10021 owes 1250.00', '3000 -1250.00 VAT 3 project 2040']],
    [
      'several accounts, texts left out, a project of its own on a line',
      invoiceOf([lineOf(1000), textLine('Se vedlegg'), lineOf(200, { account: '3100', projectNumber: '77' })]),
      {},
      ['customer 10021 owes 1500.00', '3000 -1250.00 VAT 3 project 2040', '3100 -250.00 VAT 3 project 77'],
    ],
    ['a credit note', credit(1000), {}, ['customer 10021 owes -1250.00', '3000 1250.00 VAT 3 project 2040']],
    [
      'a VAT code and an account with a pair',
      good,
      { vatCodes: [{ moment: '3', xledger: 'U25' }], accounts: [{ moment: '3000', xledger: '3010' }] },
      ['customer 10021 owes 1250.00', '3010 -1250.00 VAT U25 project 2040'],
    ],
    [
      'pairs of other codes',
      good,
      { vatCodes: [{ moment: '5', xledger: 'U0' }], accounts: [{ moment: '3100', xledger: '3110' }] },
      ['customer 10021 owes 1250.00', '3000 -1250.00 VAT 3 project 2040'],
    ],
  ])('%s', (_what, invoice, set, postings) => {
    expect(noted(ledgerOf(invoice, { way, set, more: { exportProjects: false } }))).toEqual(postings);
  });

  it('with the original of a credit note', () => {
    expect(ledgerOf(credit(1000), { way })).toMatchObject({ kind: 'creditNote', creditedInvoiceNumber: '20400' });
  });
});

const euro = { minor: 125_000, currency: 'EUR' };

describe('an invoice is refused, before anything is sent, with', () => {
  it.each<[string, InvoiceWithPdf, object, string]>([
    ['no account', invoiceOf([lineOf(1, { account: undefined })]), {}, 'field-missing lines[0].account'],
    ['a blank account', invoiceOf([lineOf(1, { account: ' ' })]), {}, 'field-missing lines[0].account'],
    ['no VAT code', invoiceOf([lineOf(1, { vatCode: undefined })]), {}, 'field-missing lines[0].vatCode'],
    [
      'a VAT code of two pairs',
      good,
      {
        vatCodes: [
          { moment: '3', xledger: 'A' },
          { moment: '3', xledger: 'B' },
        ],
      },
      'field-invalid settings.invoices.vatCodes',
    ],
    [
      'an account of two pairs',
      good,
      {
        accounts: [
          { moment: '3000', xledger: '3010' },
          { moment: '3000', xledger: '3020' },
        ],
      },
      'field-invalid settings.invoices.accounts',
    ],
    [
      'a percentage that is none',
      invoiceOf([lineOf(1, { vatPercentage: '25 %' })]),
      {},
      'field-invalid lines[0].vatPercentage',
    ],
    ['an amount in another currency', { ...good, totalIncludingVat: euro }, {}, 'field-invalid currency'],
    ['a rate of 0', { ...good, currencyRate: '0' }, {}, 'field-invalid currencyRate'],
    ['a rate in words', { ...good, currencyRate: 'ti' }, {}, 'field-invalid currencyRate'],
    ['no due date', { ...good, dueDate: undefined }, {}, 'field-missing dueDate'],
    ['no invoice date', { ...good, invoiceDate: undefined }, {}, 'field-missing invoiceDate'],
    ['no lines', invoiceOf([]), {}, 'invoice-without-lines lines'],
    ['texts alone', invoiceOf([textLine('Hei')]), {}, 'nothing-to-post lines'],
    [
      'a VAT total of its own',
      { ...good, totalVat: { minor: 1, currency: 'NOK' } },
      {},
      'totals-do-not-add-up totalVat',
    ],
    ['a credit note in negative amounts', credit(-1000), {}, 'field-invalid totalIncludingVat'],
    [
      'no customer number',
      { ...good, customerId: undefined, customerNumber: undefined },
      {},
      'field-missing customerNumber',
    ],
    ['a line break in a project number', { ...good, projectNumber: '20\n40' }, {}, 'field-invalid projectNumber'],
  ])('%s', (_what, invoice, set, refusal) => {
    for (const way of ['api', 'gl02b', 'plain'] as const) {
      expect(refusalsOf(invoice, { way, set })).toContain(refusal);
    }
  });

  it('all of it at once, so that a person corrects it once', () => {
    const invoice = {
      ...invoiceOf([lineOf(1, { account: undefined, vatCode: undefined })]),
      dueDate: undefined,
      kid: 'x',
    };
    expect(refusalsOf(invoice)).toEqual([
      'field-missing dueDate',
      'field-invalid kid',
      'field-missing lines[0].account',
      'field-missing lines[0].vatCode',
    ]);
  });
});

describe('an invoice in another currency keeps it, and the rate', () => {
  const inEuro = (net: number) => ({ minor: net, currency: 'EUR' });
  const line = lineOf(1000, {
    ...{ amountExcludingVat: inEuro(100_000), vatAmount: inEuro(25_000), amountIncludingVat: inEuro(125_000) },
  });
  const totals = { totalExcludingVat: inEuro(100_000), totalVat: inEuro(25_000), totalIncludingVat: inEuro(125_000) };
  it.each(['11.5250', undefined])('rate %s', (currencyRate) => {
    const invoice = { ...good, ...totals, lines: [line], currency: 'EUR', currencyRate };
    expect(ledgerOf(invoice)).toMatchObject({ currency: 'EUR', currencyRate, total: inEuro(125_000) });
  });
});

describe('the PDF', () => {
  const limit = 7 * 1024 * 1024;
  const refused = { kind: 'refused', code: 'file-too-large' } as const;
  it.each<[string, InvoiceWithPdf['pdf'], string]>([
    ['is there', pdfOf(1000), 'send'],
    ['of exactly 7 MB', pdfOf(limit), 'send'],
    ['above 7 MB', pdfOf(limit + 1), 'pdf-unusable file'],
    ['is missing', undefined, 'pdf-unusable file'],
    ['of 0 bytes', pdfOf(0), 'pdf-unusable file'],
    ['is none', pdfOf(10, { isPdf: false }), 'pdf-unusable file'],
    ['could not be kept', refused, 'pdf-unusable file'],
  ])('%s', (_what, pdf, verdict) => {
    expect(refusalsOf({ ...good, pdf }, { way: 'email' })).toEqual([verdict]);
    expect(refusalsOf({ ...good, pdf }, { set: { includePdf: true } })).toEqual([verdict]);
    // A voucher without the PDF, and a file, do not ask for one.
    expect(refusalsOf({ ...good, pdf })).toEqual(['send']);
    expect(refusalsOf({ ...good, pdf }, { way: 'plain' })).toEqual(['send']);
  });

  it('is all that a mail holds', () => {
    expect(sent({ ...good, pdf: pdfOf(1000) }, { way: 'email' })).toEqual({
      ...{ delivery: 'email', invoiceNumber: '20451', receptionAddress: 'mb.23001@xledger.example' },
      pdf: { name: 'passing/moment-invoices/1.pdf', size: 1000, sha256: 'ab' },
    });
  });
});

describe('an invoice waits', () => {
  it('for its customer, then its project, where a voucher names them', () => {
    expect(judge(good, { parents: new Map() })).toEqual({ kind: 'wait', parent: xledgerCustomer });
    const customerOnly = deliveredAs([xledgerCustomer, '10021']);
    expect(judge(good, { parents: customerOnly })).toEqual({ kind: 'wait', parent: xledgerProject });
  });

  it('for nobody whose export is off: those numbers are asked for at Xledger', () => {
    const more = { exportCustomers: false, exportProjects: false };
    expect(judge(good, { more, parents: new Map() })).toMatchObject({
      kind: 'send',
      unmapped: [
        { what: 'customer', number: '10021' },
        { what: 'project', number: '2040' },
      ],
    });
  });

  it.each(['plain', 'gl02b', 'email'] as const)('for nobody when it goes by %s', (way) => {
    expect(judge({ ...good, pdf: pdfOf(10) }, { way, parents: new Map() }).kind).toBe('send');
  });

  it.each([
    ['a draft', { finalized: false }, 'not-finalized'],
    ['do not transfer', { transfer: 'doNotTransfer' }, 'do-not-transfer'],
  ] as const)('for nothing, and is left alone: %s', (_what, changes, reason) => {
    const left = invoiceOf([lineOf(1000)], changes);
    expect(judge(left)).toEqual({ kind: 'skip', reason });
    expect(invoiceToXledgerInvoice.parents(left, invoiceSettings('api'))).toEqual([]);
  });
});
