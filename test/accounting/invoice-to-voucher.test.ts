import { invoiceToVoucher } from '../../lib/accounting/invoice-to-voucher.ts';
import type { Moment24SevenOfficeSettings } from '../../lib/documents/integrations/moment-24sevenoffice.ts';
import type { Invoice } from '../../lib/documents/invoice.ts';
import { decimalText } from '../../lib/documents/money.ts';
import { type Posting, type Voucher, voucherSchema } from '../../lib/documents/voucher.ts';
import {
  bothDelivered,
  customerParent,
  deliveredAs,
  invoiceOf,
  kroner,
  lineOf,
  projectParent,
  settingsWith,
  textLine,
} from './samples.ts';

type Settings = Partial<Moment24SevenOfficeSettings>;

function judge(document: Invoice, settings: Settings = {}, parents = bothDelivered) {
  return invoiceToVoucher.decide({ document, settings: settingsWith(settings), parents });
}

function voucherOf(document: Invoice, settings: Settings = {}, parents = bothDelivered): Voucher {
  const decision = judge(document, settings, parents);
  if (decision.kind !== 'send') throw new Error(`not sent: ${JSON.stringify(decision)}`);
  return voucherSchema.parse(decision.target);
}

/** "3000 -1000.00 VAT 3 project 2040: text", as an accountant would note it. */
function noted({ account, amount, vatCode, projectNumber, text }: Posting): string {
  const vat = vatCode === undefined ? '' : ` VAT ${vatCode}`;
  const project = projectNumber === undefined ? '' : ` project ${projectNumber}`;
  return `${account} ${decimalText(amount)}${vat}${project}: ${text}`;
}

function postingsOf(voucher: Voucher): string[] {
  return [voucher.receivable, ...voucher.revenue].map(noted);
}

describe('an invoice becomes a voucher', () => {
  it('carries number, customer, project, dates, KID, accounts and VAT codes', () => {
    const voucher = voucherOf(invoiceOf([lineOf(18400, { description: 'Seniorrådgiver, 16 t' })]));
    expect(voucher).toMatchObject({
      number: '20451',
      invoiceNumber: '20451',
      voucherType: 4,
      posting: 'ledger',
      date: '2026-11-20',
      dueDate: '2026-12-04',
      customerNumber: '10021',
      kid: '2045100217',
      currency: 'NOK',
    });
    expect(postingsOf(voucher)).toEqual([
      '1500 23000.00 project 2040: Faktura 20451: Rådgivning november',
      '3000 -23000.00 VAT 3 project 2040: Seniorrådgiver, 16 t',
    ]);
  });

  it('posts each line on its own account, VAT code and project', () => {
    const lines = [
      lineOf(1000),
      lineOf(400, {
        account: '3100',
        vatCode: '5',
        vatPercentage: '15',
        vatAmount: kroner(60),
        amountIncludingVat: kroner(460),
      }),
      lineOf(-100, { account: '3080', description: 'Rabatt' }),
      textLine('Levert i november'),
      lineOf(200, { projectNumber: '2041', description: '' }),
    ];
    const parents = deliveredAs(
      [customerParent, '10021'],
      [projectParent, '2040'],
      [{ direction: projectParent.direction, number: '2041' }, '2041'],
    );
    expect(postingsOf(voucherOf(invoiceOf(lines), {}, parents))).toEqual([
      '1500 1835.00 project 2040: Faktura 20451: Rådgivning november',
      '3000 -1250.00 VAT 3 project 2040: Rådgivning',
      '3100 -460.00 VAT 5 project 2040: Rådgivning',
      '3080 125.00 VAT 3 project 2040: Rabatt',
      '3000 -250.00 VAT 3 project 2041: Faktura 20451',
    ]);
  });

  it('turns every sign of a credit note and names the invoice it credits', () => {
    const creditNote = invoiceOf([lineOf(1000)], {
      kind: 'creditNote',
      number: '20460',
      creditedInvoiceNumber: '20451',
    });
    expect(postingsOf(voucherOf(creditNote))).toEqual([
      '1500 -1250.00 project 2040: Kreditnota 20460 for faktura 20451: Rådgivning november',
      '3000 1250.00 VAT 3 project 2040: Rådgivning',
    ]);
  });

  it.each<[string, Settings, Partial<Invoice>, Partial<Voucher>]>([
    ['the number that the target gave the customer', {}, { customerNumber: '1' }, { customerNumber: '10021' }],
    ['factoring id instead of the customer', { factoringId: '99' }, {}, { customerNumber: '99' }],
    [
      'the source’s own number when customers are off',
      { exportCustomers: false },
      { customerNumber: '77' },
      { customerNumber: '77' },
    ],
    ['journal when the setting says so', { posting: 'journal' }, {}, { posting: 'journal' }],
    ['no KID', {}, { kid: undefined }, { kid: undefined }],
  ])('uses %s', (_what, settings, changes, expected) => {
    expect(voucherOf(invoiceOf([lineOf(1000)], changes), settings)).toMatchObject(expected);
  });

  it('swaps VAT codes that have a pair, and keeps the others', () => {
    const vatCodes = [{ moment: '3', twentyFourSevenOffice: '1' }];
    const voucher = voucherOf(invoiceOf([lineOf(100), lineOf(100, { vatCode: '31' })]), { vatCodes });
    expect(voucher.revenue.map((posting) => posting.vatCode)).toEqual(['1', '31']);
  });

  it('sends a foreign currency with its rate', () => {
    const inEuro = JSON.parse(
      JSON.stringify(invoiceOf([lineOf(1000)], { currencyRate: '11.7325' })).replaceAll('NOK', 'EUR'),
    );
    expect(voucherOf(inEuro)).toMatchObject({ currency: 'EUR', currencyRate: '11.7325' });
  });

  it('assumes no own currency: whether a rate is needed is asked of the target', () => {
    const inKronor = JSON.parse(JSON.stringify(invoiceOf([lineOf(1000)])).replaceAll('NOK', 'SEK'));
    expect(voucherOf(inKronor)).toMatchObject({ currency: 'SEK', currencyRate: undefined });
  });

  it('takes the project’s number from the delivered project when the invoice has only its key', () => {
    const voucher = voucherOf(invoiceOf([lineOf(1000)], { projectNumber: undefined }));
    expect(voucher.receivable.projectNumber).toBe('2040');
  });

  it('does without a project', () => {
    const voucher = voucherOf(invoiceOf([lineOf(1000)], { projectId: undefined, projectNumber: undefined }));
    expect(postingsOf(voucher)).toEqual([
      '1500 1250.00: Faktura 20451: Rådgivning november',
      '3000 -1250.00 VAT 3: Rådgivning',
    ]);
  });
});

describe('an invoice is left alone', () => {
  it.each<[string, Partial<Invoice>, string]>([
    ['a draft', { finalized: false, number: undefined }, 'not-finalized'],
    ['“do not transfer”', { transfer: 'doNotTransfer' }, 'do-not-transfer'],
  ])('%s', (_what, changes, reason) => {
    const document = invoiceOf([], changes);
    expect(judge(document, {}, new Map())).toEqual({ kind: 'skip', reason });
    expect(invoiceToVoucher.parents(document, settingsWith())).toEqual([]);
  });

  it('is off by its setting alone', () => {
    expect(invoiceToVoucher.isOn(settingsWith({ exportInvoices: false }))).toBe(false);
    expect(invoiceToVoucher.isOn(settingsWith({ exportCustomers: false, exportProjects: false }))).toBe(true);
  });
});

describe('an invoice waits for its customer and its project', () => {
  const invoice = invoiceOf([lineOf(100), lineOf(100, { projectNumber: '2041' })]);
  const byNumber = { direction: projectParent.direction, number: '2041' };

  it.each<[string, Settings, unknown[]]>([
    ['all of them', {}, [customerParent, projectParent, byNumber]],
    ['no customer with a factoring id', { factoringId: '99' }, [projectParent, byNumber]],
    ['no customer when customers are off', { exportCustomers: false }, [projectParent, byNumber]],
    ['no project when projects are off', { exportProjects: false }, [customerParent]],
  ])('%s', (_what, settings, expected) => {
    expect(invoiceToVoucher.parents(invoice, settingsWith(settings))).toEqual(expected);
  });

  it('names the first that is missing', () => {
    expect(judge(invoice, {}, new Map())).toEqual({ kind: 'wait', parent: customerParent });
    expect(judge(invoice, {}, deliveredAs([customerParent, '10021']))).toEqual({ kind: 'wait', parent: projectParent });
    expect(judge(invoice)).toEqual({ kind: 'wait', parent: byNumber });
  });

  it('is refused at once when it has faults of its own', () => {
    expect(judge(invoiceOf([lineOf(100)], { dueDate: undefined }), {}, new Map())).toMatchObject({ kind: 'reject' });
  });
});
