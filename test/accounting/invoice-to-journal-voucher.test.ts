import { invoiceToJournalVoucher } from '../../lib/accounting/invoice-to-journal-voucher.ts';
import type { MomentEconomicSettings } from '../../lib/documents/integrations/moment-economic.ts';
import type { InvoiceWithPdf } from '../../lib/documents/invoice-with-pdf.ts';
import { type JournalVoucher, journalVoucherSchema } from '../../lib/documents/journal-voucher.ts';
import { decimalText } from '../../lib/documents/money.ts';
import { bothAtEconomic, economicCustomer, economicProject, economicSettingsWith, pdfOf } from './economic-samples.ts';
import { deliveredAs, invoiceOf, lineOf, textLine } from './samples.ts';

type Settings = Partial<MomentEconomicSettings>;

function judge(document: InvoiceWithPdf, settings: Settings = {}, parents = bothAtEconomic) {
  return invoiceToJournalVoucher.decide({ document, settings: economicSettingsWith(settings), parents });
}

function voucherOf(document: InvoiceWithPdf, settings: Settings = {}): JournalVoucher {
  const decision = judge(document, settings);
  if (decision.kind !== 'send') throw new Error(`not sent: ${JSON.stringify(decision)}`);
  return journalVoucherSchema.parse(decision.target);
}

/** "customer 10021 owes 1250.00; 3000 -1250.00 VAT 3 project 2040", as an accountant would note it. */
function noted({ customerNumber, receivable, revenue }: JournalVoucher): string[] {
  const lines = revenue.map(({ account, amount, vatCode, projectNumber }) => {
    return `${account} ${decimalText(amount)} VAT ${vatCode} project ${projectNumber ?? 'none'}`;
  });
  return [`customer ${customerNumber} owes ${decimalText(receivable.amount)}`, ...lines];
}

describe('an invoice becomes a manual customer invoice of a journal', () => {
  it.each<[string, InvoiceWithPdf, Settings, string[]]>([
    ['one line', invoiceOf([lineOf(1000)]), {}, ['customer 10021 owes 1250.00', '3000 -1250.00 VAT 3 project 2040']],
    [
      'several accounts, texts left out',
      invoiceOf([lineOf(1000), textLine('Se vedlegg'), lineOf(200, { account: '3100', projectNumber: '77' })]),
      { exportProjects: false },
      ['customer 10021 owes 1500.00', '3000 -1250.00 VAT 3 project 2040', '3100 -250.00 VAT 3 project 77'],
    ],
    [
      'a credit note',
      invoiceOf([lineOf(1000)], { kind: 'creditNote', creditedInvoiceNumber: '20400' }),
      {},
      ['customer 10021 owes -1250.00', '3000 1250.00 VAT 3 project 2040'],
    ],
    [
      'a VAT code with a pair',
      invoiceOf([lineOf(1000)]),
      { vatCodes: [{ moment: '3', economic: 'U25' }] },
      ['customer 10021 owes 1250.00', '3000 -1250.00 VAT U25 project 2040'],
    ],
    [
      'no project',
      invoiceOf([lineOf(1000)], { projectId: undefined, projectNumber: undefined }),
      {},
      ['customer 10021 owes 1250.00', '3000 -1250.00 VAT 3 project none'],
    ],
  ])('%s', (_what, invoice, settings, postings) => {
    expect(noted(voucherOf(invoice, settings))).toEqual(postings);
  });

  it('carries journal, numbers, days, texts and its file', () => {
    const invoice = { ...invoiceOf([lineOf(1000)]), pdf: pdfOf(1000) };
    expect(voucherOf(invoice, { journal: 7, includePdf: true, bookWithoutPdf: false })).toMatchObject({
      ...{ journal: 7, invoiceNumber: '20451', date: '2026-11-20', dueDate: '2026-12-04', currency: 'NOK' },
      receivable: { text: 'Faktura 20451: Rådgivning november', projectNumber: '2040' },
      file: { name: 'passing/moment-invoices/1.pdf', size: 1000, isOptional: false },
    });
    expect(voucherOf(invoice).file).toBeUndefined();
  });
});

describe('an invoice is refused, before anything is entered, with', () => {
  const good = invoiceOf([lineOf(1000)]);
  it.each<[string, InvoiceWithPdf, Settings, string, string]>([
    ['ten digits', { ...good, number: '1234567890' }, {}, 'field-invalid', 'number'],
    ['a leading zero', { ...good, number: '0451' }, {}, 'field-invalid', 'number'],
    ['letters', { ...good, number: 'F-1' }, {}, 'field-invalid', 'number'],
    ['no number', { ...good, number: undefined }, {}, 'field-missing', 'number'],
    ['no due date', { ...good, dueDate: undefined }, {}, 'field-missing', 'dueDate'],
    ['no account', invoiceOf([lineOf(1, { account: undefined })]), {}, 'field-missing', 'lines[0].account'],
    ['no VAT code', invoiceOf([lineOf(1, { vatCode: undefined })]), {}, 'field-missing', 'lines[0].vatCode'],
    [
      'a long project number',
      invoiceOf([lineOf(1, { projectNumber: '1234567890' })]),
      {},
      'field-invalid',
      'lines[0].projectNumber',
    ],
    [
      'totals that do not add up',
      { ...good, totalVat: { minor: 1, currency: 'NOK' } },
      {},
      'totals-do-not-add-up',
      'totalVat',
    ],
    ['no PDF', good, { includePdf: true }, 'pdf-unusable', 'file'],
    ['a PDF above 9 MB', { ...good, pdf: pdfOf(9_437_185) }, { includePdf: true }, 'pdf-unusable', 'file'],
    ['a PDF that is none', { ...good, pdf: pdfOf(10, { isPdf: false }) }, { includePdf: true }, 'pdf-unusable', 'file'],
    [
      'a PDF that could not be kept',
      { ...good, pdf: { kind: 'refused', code: 'file-too-large' } },
      { includePdf: true },
      'pdf-unusable',
      'file',
    ],
  ])('%s', (_what, invoice, settings, code, field) => {
    const decision = judge(invoice, settings);
    expect(decision.kind === 'reject' ? decision.problems : decision).toContainEqual(
      expect.objectContaining({ code, field }),
    );
  });

  it('nothing of it where the PDF is not asked for, and a PDF of exactly 9 MB', () => {
    expect(judge({ ...good, pdf: pdfOf(20_000_000) }).kind).toBe('send');
    expect(judge({ ...good, pdf: pdfOf(9_437_184) }, { includePdf: true }).kind).toBe('send');
  });
});

describe('an invoice waits', () => {
  const invoice = invoiceOf([lineOf(1000)]);
  it('for its customer, then its project', () => {
    expect(judge(invoice, {}, new Map())).toEqual({ kind: 'wait', parent: economicCustomer });
    const customerOnly = deliveredAs([economicCustomer, '10021']);
    expect(judge(invoice, {}, customerOnly)).toEqual({ kind: 'wait', parent: economicProject });
  });

  it('for nobody whose export is off: those numbers are asked for at e-conomic', () => {
    expect(judge(invoice, { exportCustomers: false, exportProjects: false }, new Map())).toMatchObject({
      kind: 'send',
      unmapped: [
        { what: 'customer', number: '10021' },
        { what: 'project', number: '2040' },
      ],
    });
  });

  it.each([
    ['a draft', { finalized: false }, 'not-finalized'],
    ['do not transfer', { transfer: 'doNotTransfer' }, 'do-not-transfer'],
  ] as const)('for nothing, and is left alone: %s', (_what, changes, reason) => {
    const left = invoiceOf([lineOf(1000)], changes);
    expect(judge(left)).toEqual({ kind: 'skip', reason });
    expect(invoiceToJournalVoucher.parents(left, economicSettingsWith())).toEqual([]);
  });
});
