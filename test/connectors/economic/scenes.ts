import { economic } from '../../../lib/connectors/economic/index.ts';
import type { JournalVoucher } from '../../../lib/documents/journal-voucher.ts';
import type { LedgerCustomer } from '../../../lib/documents/ledger-customer.ts';
import type { LedgerProject } from '../../../lib/documents/ledger-project.ts';
import { moneyFromDecimal } from '../../../lib/documents/money.ts';
import type { Connection } from '../../../lib/sync/ports.ts';
import type { StepResults } from '../../../lib/sync/receipt.ts';
import type { Writer } from '../../../lib/sync/writer.ts';

/** A recorded exchange: what is done, the call whose request and answer are kept, and what must come of it. */
export type Scene = {
  /** The recording's folder, read as a sentence. */
  readonly sentence: string;
  /** Method and end of the path. */
  readonly call: readonly ['POST' | 'PUT', string];
  readonly act: (connection: Connection<'economic'>) => Promise<unknown>;
  readonly becomes: unknown;
};

const [enter, lines, attach] = economic.beforeBooking;

export const exampleCustomer: LedgerCustomer = {
  ...{ number: '1001', name: 'Eksempel Energi A/S', organizationNumber: '12345674' },
  ...{
    email: 'post@energi.example.com',
    address: 'Prøvevej 1',
    zipCode: '2100',
    city: 'København',
    country: 'Danmark',
  },
  ...{ group: 1, vatZone: 1, paymentTerms: 1, currency: 'DKK' },
};

export const exampleProject: LedgerProject = { number: '2040', name: 'Solpark', customerNumber: '1001', group: 1 };

const posting = (account: string, amount: number, vatCode: string) => ({
  ...{ account, vatCode, amount: moneyFromDecimal(amount, 'DKK'), text: 'Rådgivning', projectNumber: '2040' },
});

/** An invoice over 1,250.00 with one posting. */
export const exampleVoucher: JournalVoucher = {
  ...{ journal: 1, invoiceNumber: '20451', customerNumber: '1001', date: '2026-11-20', dueDate: '2026-12-04' },
  currency: 'DKK',
  receivable: { amount: moneyFromDecimal(1250, 'DKK'), text: 'Faktura 20451: November', projectNumber: '2040' },
  revenue: [posting('1010', -1250, 'U25')],
  file: { name: 'passing/moment-invoices/1.pdf', size: 15, sha256: 'ab', isOptional: true },
};

const several: JournalVoucher = {
  ...exampleVoucher,
  invoiceNumber: '20452',
  receivable: { amount: moneyFromDecimal(1350, 'DKK'), text: 'Faktura 20452: November' },
  revenue: [posting('1010', -1250, 'U25'), posting('1020', -100, 'UEUY')],
};

const creditNote: JournalVoucher = {
  ...exampleVoucher,
  invoiceNumber: '20453',
  receivable: { amount: moneyFromDecimal(-1250, 'DKK'), text: 'Kreditnota 20453 for faktura 20451' },
  revenue: [posting('1010', 1250, 'U25')],
};

const at = '2026-11-21T09:00:00.000Z';
const entered = (entry: string, voucher: string, lineEntries?: string): StepResults => ({
  enter: { print: 'p', sourcePrint: 's', targetId: entry, number: voucher, at },
  ...(lineEntries === undefined
    ? {}
    : { 'enter-lines': { print: 'p', sourcePrint: 's', targetId: lineEntries, number: voucher, at } }),
});

type Order = { readonly existing?: string; readonly done?: StepResults };

/** Writes a document as the engine would. */
function write<Target>(
  writer: Writer<Target, 'economic'>,
  target: Target,
  { existing, done = {} }: Order = {},
): Scene['act'] {
  return (connection) =>
    writer.write(connection, {
      target,
      evidence: writer.evidence(target, undefined, done),
      idempotencyKey: 'key-of-receipt-and-version',
      existing: existing === undefined ? undefined : { targetId: existing, number: existing },
      done,
    });
}

const delivered = (targetId: string, number = targetId) => ({ kind: 'delivered', targetId, number });

/** In this order: later ones need what earlier ones made. */
export const scenes: readonly Scene[] = [
  {
    sentence: 'a-new-customer',
    call: ['POST', '/customers'],
    act: write(economic.customer, exampleCustomer),
    becomes: delivered('1001'),
  },
  {
    sentence: 'a-customer-that-changed',
    call: ['PUT', '/customers/1001'],
    act: write(economic.customer, { ...exampleCustomer, name: 'Eksempel Energi Holding A/S' }, { existing: '1001' }),
    becomes: delivered('1001'),
  },
  {
    sentence: 'a-new-project',
    call: ['POST', '/Projects'],
    act: write(economic.project, exampleProject),
    becomes: delivered('2040'),
  },
  {
    sentence: 'a-project-that-changed',
    call: ['PUT', '/Projects'],
    act: write(economic.project, { ...exampleProject, name: 'Solpark 2' }, { existing: '2040' }),
    becomes: delivered('2040'),
  },
  {
    sentence: 'an-invoice-with-one-posting',
    call: ['POST', '/draft-entries'],
    act: write(enter, exampleVoucher),
    becomes: delivered('1/101', '1001'),
  },
  {
    sentence: 'the-pdf-of-an-invoice',
    call: ['POST', '/AttachedDocuments'],
    act: write(attach, exampleVoucher, { done: entered('1/101', '1001') }),
    becomes: delivered('1', '1001'),
  },
  {
    sentence: 'an-invoice-that-is-booked',
    call: ['POST', '/bookdraftentries'],
    act: write(economic.book, exampleVoucher, { done: entered('1/101', '1001') }),
    becomes: delivered('2026-11-20/1001', '1001'),
  },
  {
    sentence: 'the-customers-side-of-an-invoice-with-several-postings',
    call: ['POST', '/draft-entries'],
    act: write(enter, several),
    becomes: delivered('1/102', '1002'),
  },
  {
    sentence: 'the-postings-of-an-invoice',
    call: ['POST', '/draft-entries/bulk'],
    act: write(lines, several, { done: entered('1/102', '1002') }),
    becomes: delivered('103-104', '1002'),
  },
  {
    sentence: 'an-invoice-with-several-postings-that-is-booked',
    call: ['POST', '/bookdraftentries'],
    act: write(economic.book, several, { done: entered('1/102', '1002', '103-104') }),
    becomes: delivered('2026-11-20/1002', '1002'),
  },
  {
    sentence: 'a-credit-note',
    call: ['POST', '/draft-entries'],
    act: write(enter, creditNote),
    becomes: delivered('1/105', '1003'),
  },
];
