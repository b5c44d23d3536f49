import * as fc from 'fast-check';
import { invoiceToVoucher } from '../../lib/accounting/invoice-to-voucher.ts';
import { type Invoice, invoiceSchema } from '../../lib/documents/invoice.ts';
import { negated } from '../../lib/documents/money.ts';
import { type Voucher, voucherSchema } from '../../lib/documents/voucher.ts';
import { bothDelivered, invoiceOf, lineOf, settingsWith, textLine } from './samples.ts';

const settings = settingsWith();

function judge(document: Invoice) {
  return invoiceToVoucher.decide({ document, settings, parents: bothDelivered });
}

function balanceOf({ receivable, revenue }: Voucher): number {
  return [receivable, ...revenue].reduce((sum, posting) => sum + posting.amount.minor, 0);
}

const anyMoney = fc.record({
  minor: fc.oneof(fc.integer({ min: -100_000, max: 100_000 }), fc.maxSafeInteger()),
  currency: fc.oneof(
    { weight: 9, arbitrary: fc.constant('NOK') },
    { weight: 1, arbitrary: fc.constantFrom('EUR', 'JPY', 'ZZZ') },
  ),
});
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('3000', '25', '1e9', '', 'NaN', '-0'),
);
const anyDay = fc.constantFrom('2026-11-20', '2028-02-29', '0001-01-01', '9999-12-31');

/** Everything that the schema allows, sensible or not. */
const anyInvoice: fc.Arbitrary<Invoice> = fc.record({
  id: fc.string({ minLength: 1 }),
  number: maybe(anyText),
  kind: fc.constantFrom('invoice', 'creditNote'),
  creditedInvoiceNumber: maybe(anyText),
  finalized: fc.boolean(),
  transfer: fc.constantFrom('toTransfer', 'transferred', 'doNotTransfer'),
  description: anyText,
  customerId: maybe(anyText),
  customerNumber: maybe(anyText),
  projectId: maybe(anyText),
  projectNumber: maybe(anyText),
  invoiceDate: maybe(anyDay),
  dueDate: maybe(anyDay),
  kid: maybe(anyText),
  currency: fc.oneof({ weight: 9, arbitrary: fc.constant('NOK') }, { weight: 1, arbitrary: anyText }),
  currencyRate: maybe(anyText),
  totalExcludingVat: anyMoney,
  totalVat: anyMoney,
  totalIncludingVat: anyMoney,
  lines: fc.array(
    fc.record({
      lineNumber: fc.integer(),
      description: anyText,
      account: maybe(anyText),
      vatCode: maybe(anyText),
      vatPercentage: maybe(anyText),
      amountExcludingVat: anyMoney,
      vatAmount: anyMoney,
      amountIncludingVat: anyMoney,
      projectNumber: maybe(anyText),
    }),
    { maxLength: 5 },
  ),
});

/** Invoices whose amounts are right, with now and then a total that is not. */
const rightInvoice = fc
  .record({
    nets: fc.array(fc.integer({ min: -1_000_000, max: 10_000_000 }), { minLength: 1, maxLength: 40 }),
    texts: fc.boolean(),
    off: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -3, max: 3 }) }),
  })
  .map(({ nets, texts, off }) => {
    const lines = [...nets.map((net) => lineOf(net / 100)), ...(texts ? [textLine('tekst')] : [])];
    const invoice = invoiceOf(lines);
    const total = invoice.totalIncludingVat;
    return { invoice: { ...invoice, totalIncludingVat: { ...total, minor: total.minor + off } }, off };
  });

describe('whatever the invoice', () => {
  it('is judged without an error, and what is sent is a whole voucher that sums to zero', async () => {
    await fc.assert(
      fc.property(anyInvoice, (invoice) => {
        expect(invoiceSchema.safeParse(invoice).success).toBe(true);
        const decision = judge(invoice);
        invoiceToVoucher.parents(invoice, settings);
        if (decision.kind === 'reject') expect(decision.problems.every((problem) => problem.field)).toBe(true);
        if (decision.kind === 'send') expect(balanceOf(voucherSchema.parse(decision.target))).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('is balanced to the øre, or refused', async () => {
    await fc.assert(
      fc.property(rightInvoice, ({ invoice, off }) => {
        const decision = judge(invoice);
        if (off !== 0) return expect(decision).toMatchObject({ kind: 'reject' });
        if (invoice.lines.every((line) => line.amountIncludingVat.minor === 0)) {
          return expect(decision).toMatchObject({ problems: [{ code: 'nothing-to-post' }] });
        }
        if (decision.kind !== 'send') throw new Error(JSON.stringify(decision));
        expect(balanceOf(voucherSchema.parse(decision.target))).toBe(0);
        expect(decision.target.receivable.amount).toEqual(invoice.totalIncludingVat);
      }),
    );
  });

  it('credits with a credit note exactly what the invoice posted', async () => {
    await fc.assert(
      fc.property(rightInvoice, ({ invoice }) => {
        fc.pre(invoice.totalIncludingVat.minor >= 0);
        const [posted, credited] = [judge(invoice), judge({ ...invoice, kind: 'creditNote' })];
        expect(credited.kind).toBe(posted.kind);
        if (posted.kind !== 'send' || credited.kind !== 'send') return;
        const amounts = ({ receivable, revenue }: Voucher) => [receivable, ...revenue].map((posting) => posting.amount);
        expect(amounts(credited.target)).toEqual(amounts(posted.target).map(negated));
      }),
    );
  });
});
