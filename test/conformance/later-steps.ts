import { economic } from '../../lib/connectors/economic/index.ts';
import { twentyFourSevenOffice } from '../../lib/connectors/twenty-four-seven-office/index.ts';
import { customerWriter } from '../../lib/connectors/xledger/customer-writer.ts';
import { sendInvoice } from '../../lib/connectors/xledger/invoice-writer.ts';
import type { JournalVoucher } from '../../lib/documents/journal-voucher.ts';
import { moneyFromDecimal } from '../../lib/documents/money.ts';
import type { LedgerInvoice, XledgerInvoice } from '../../lib/documents/xledger-invoice.ts';
import type { Connection } from '../../lib/sync/ports.ts';
import type { StepResults } from '../../lib/sync/receipt.ts';
import type { Writer } from '../../lib/sync/writer.ts';
import { exampleCustomer, exampleProject, exampleVoucher } from '../connectors/economic/scenes.ts';
import { customer } from '../connectors/twenty-four-seven-office/example-documents.ts';
import { product, salesOrder } from '../connectors/twenty-four-seven-office/example-orders.ts';
import { write } from '../connectors/twenty-four-seven-office/scene.ts';
import { exampleInvoice } from '../connectors/xledger/example-invoice.ts';
import { doneBefore, ownerCode } from '../connectors/xledger/scene.ts';
import { fjord } from '../connectors/xledger/scenes/record-scenes.ts';
import { openEconomic, openOffice, openXledger } from './open-vendors.ts';
import { type Row, subjectOf } from './subject.ts';

const [enter, lines, attach] = economic.beforeBooking;
const { customer: companies, product: products, order: orders } = twentyFourSevenOffice;

const several: JournalVoucher = {
  ...exampleVoucher,
  receivable: { amount: moneyFromDecimal(1350, 'DKK'), text: 'Faktura 20451: November' },
  revenue: ['1010', '1020'].map((account, index) => ({
    ...{ account, vatCode: 'U25', text: 'Rådgivning', projectNumber: '2040' },
    amount: moneyFromDecimal(index === 0 ? -1250 : -100, 'DKK'),
  })),
};

type AtEconomic = Connection<'economic'>;

/** Writes what a step needs, and gives what the step is told of it. */
async function madeBefore<Target>(
  connection: AtEconomic,
  writer: Writer<Target, 'economic'>,
  { target, done = {} }: { target: Target; done?: StepResults },
): Promise<{ targetId: string; number?: string | undefined }> {
  const evidence = writer.evidence(target, undefined, done);
  const order = {
    target,
    evidence,
    idempotencyKey: `key before ${evidence.voucherNumber ?? ''}`,
    existing: undefined,
    done,
  };
  const outcome = await writer.write(connection, order);
  if (outcome.kind !== 'delivered') throw new Error(`not made before: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** A later step of an invoice, after its customer's side was entered. */
async function afterEntering(
  writer: Writer<JournalVoucher, 'economic'>,
  { target, operation }: { target: JournalVoucher; operation: string },
) {
  const { connection, control, close } = await openEconomic();
  await madeBefore(connection, economic.customer, { target: exampleCustomer });
  await madeBefore(connection, economic.project, { target: exampleProject });
  const entered = await madeBefore(connection, enter, { target });
  const step = { print: 'p', sourcePrint: 's', targetId: entered.targetId, at: '2026-11-21T09:00:00.000Z' };
  const done = { enter: { ...step, number: entered.number } };
  return subjectOf({ writer, target, done }, connection, {
    goWrong: (fault) => control.addFault({ operation, fault, times: 1 }),
    close,
  });
}

async function atOffice<Target>(writer: Writer<Target, '24sevenoffice'>, target: Target, operation: string) {
  const { connection, control, close } = await openOffice();
  if (operation === 'SaveInvoices') {
    await write(companies, customer)(connection);
    await write(products, product)(connection);
  }
  return subjectOf({ writer, target }, connection, {
    goWrong: (mishap) =>
      control.addFault({ operation, fault: mishap === 'garbage' ? 'truncated-xml' : mishap, times: 1 }),
    close,
  });
}

const queued: LedgerInvoice = {
  ...exampleInvoice,
  revenue: exampleInvoice.revenue.map((posting, index) => ({ ...posting, account: index === 0 ? '3000' : '3100' })),
};
const voucher: XledgerInvoice = {
  ...{ delivery: 'api', invoice: queued, transactionSource: 'AR', projectDimension: 'glObject2' },
};

async function atXledger<Target>(writer: Writer<Target, 'xledger'>, target: Target, operation: string) {
  const { connection, control, close } = await openXledger();
  const company = { code: '1001', description: 'Fjord Kunde AS', companyNumber: '985615616' };
  const done = doneBefore({ company: String(await control.addRecord(ownerCode, 'companies', company)) });
  if (operation === 'addGLImportItems') {
    await control.addRecord(ownerCode, 'customers', { code: '1001', description: 'Fjord Kunde AS' });
    await control.addRecord(ownerCode, 'projects', { code: 'P-17', description: 'Bru' });
  }
  return subjectOf({ writer, target, done }, connection, {
    goWrong: (mishap) => control.addFault({ operation, fault: mishap === 'throttle' ? 'burst' : mishap, times: 1 }),
    close,
  });
}

/** Steps that follow others, each before its sandbox with the others made. */
export const laterSteps: readonly Row[] = [
  [
    'e-conomic: postings of an invoice',
    () => afterEntering(lines, { target: several, operation: 'draft-entries.bulk' }),
  ],
  [
    'e-conomic: the PDF of an invoice',
    () => afterEntering(attach, { target: exampleVoucher, operation: 'documents.create' }),
  ],
  [
    'e-conomic: an invoice that is booked',
    () => afterEntering(economic.book, { target: exampleVoucher, operation: 'journals.book' }),
  ],
  ['24SevenOffice: product', () => atOffice(products, product, 'SaveProducts')],
  ['24SevenOffice: order', () => atOffice(orders, salesOrder, 'SaveInvoices')],
  ['Xledger: customer', () => atXledger(customerWriter, fjord, 'addCustomers')],
  ['Xledger: invoice', () => atXledger(sendInvoice, voucher, 'addGLImportItems')],
];
