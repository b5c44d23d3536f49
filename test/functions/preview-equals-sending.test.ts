import fc from 'fast-check';
import { twentyFourSevenOfficeExpensesToMoment } from '../../functions/24sevenoffice-expenses-to-moment/sync.ts';
import { economicExpensesToMoment } from '../../functions/economic-expenses-to-moment/sync.ts';
import { momentCustomersToEconomic } from '../../functions/moment-customers-to-economic/sync.ts';
import { momentCustomersToXledger } from '../../functions/moment-customers-to-xledger/sync.ts';
import { momentInvoicesToEconomic } from '../../functions/moment-invoices-to-economic/sync.ts';
import { momentInvoicesToXledger } from '../../functions/moment-invoices-to-xledger/sync.ts';
import { momentProjectsToEconomic } from '../../functions/moment-projects-to-economic/sync.ts';
import { momentProjectsToXledger } from '../../functions/moment-projects-to-xledger/sync.ts';
import { recmanInvoicesTo24SevenOffice } from '../../functions/recman-invoices-to-24sevenoffice/sync.ts';
import { xledgerExpensesToMoment } from '../../functions/xledger-expenses-to-moment/sync.ts';
import type { MomentControl } from '../../lib/sandboxes/moment/index.ts';
import type { JsonObject } from '../../lib/sandboxes/moment/state.ts';
import type { Engine } from '../../lib/sync/engine.ts';
import { runPoll } from '../../lib/sync/run-poll.ts';
import { recmanCompany, recmanInvoice } from '../support/recman-rows.ts';
import { createRecmanWorld, departmentsOf, recmanOrder } from '../support/recman-world.ts';
import { direction, type Sending, sendAsShown } from '../support/send-as-shown.ts';
import { agreementNumber, createEconomicWorld } from './economic-world.ts';
import { bookIn, voucher } from './expense-vouchers.ts';
import { createExpenseWorld } from './expense-world.ts';
import { startExpenseWorld } from './xledger-expense-world.ts';
import { ownerCode, startXledgerWorld } from './xledger-world.ts';

jest.setTimeout(120_000);

const scope = { tenant: 'fjord', integration: 'fjord.main' };
const runs = { numRuns: 6 };
const words = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((text) => /^[^\p{C}\p{Z}]+( [^\p{C}\p{Z}]+)*$/u.test(text));
const prices = fc.array(
  fc.integer({ min: 1, max: 1_000_000 }).map((minor) => minor / 100),
  { minLength: 1, maxLength: 3 },
);

type Direction = ReturnType<typeof direction>;
const close: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const one of close.splice(0)) await one();
});

/** Takes a document to its end; each sending must be what was shown before it. The steps that were sent, by name. */
async function follow(of: Direction, key: string, engine: Engine): Promise<(string | undefined)[]> {
  const ref = { ...scope, direction: of.name, key };
  const [known] = await engine.receipts.find([ref]);
  if (known === undefined) await engine.receipts.record(ref, { at: engine.clock(), by: 'webhook' });
  const sendings = await sendAsShown(of, ref, engine);
  for (const { step, shown, sent } of sendings) expect([step, sent]).toEqual([step, shown]);
  return sendings.flatMap(({ step, sent }: Sending) => (sent === undefined ? [] : [step]));
}

/** A customer, its project and an invoice on it, as people make them. */
async function documentsAt(moment: MomentControl, facts: { readonly number: number; readonly text: string }) {
  const { number, text } = facts;
  const make = (entity: 'customers' | 'projects' | 'invoices', fields: JsonObject) =>
    moment.create({ company: 'fjord', entity }, fields);
  const address = { address1: 'Storgata 1', zipCode: '0155', city: 'Oslo', country: 'NO' };
  const customer = await make('customers', { name: text, customerNumber: String(number), ...address });
  const project = await make('projects', { name: text, projectNumber: String(number), customerId: customer.id });
  const owned = { customerId: customer.id, projectId: project.id };
  return { customer, project, invoice: (fields: JsonObject) => make('invoices', { ...owned, ...fields }) };
}

describe('the later request equals the preview, byte for byte', () => {
  it('from Moment to e-conomic, in each step of an invoice', async () => {
    const world = await createEconomicWorld({ includePdf: true });
    close.push(world.close);
    const seen = new Set<string>();
    let number = 3000;
    await fc.assert(
      fc.asyncProperty(words, prices, async (text, amounts) => {
        number += 1;
        const { customer, project, invoice } = await documentsAt(world.moment, { number, text });
        const line = {
          description: text,
          financialAccountNumber: '1010',
          vatCode: 'U25',
          vatPercentage: 25,
          quantity: 1,
        };
        const lines = amounts.map((unitPrice) => ({ ...line, unitPrice }));
        const { id } = await invoice({ invoiceState: 'finalized', description: 'November', lines });
        const engine: Engine = { ...world.engine, nudges: { nudge: async () => undefined } };
        const sent = [
          await follow(direction(momentCustomersToEconomic), String(customer.id), engine),
          await follow(direction(momentProjectsToEconomic), String(project.id), engine),
          await follow(direction(momentInvoicesToEconomic), String(id), engine),
        ];
        for (const step of sent.flat()) seen.add(step ?? 'last');
        expect(sent[2]?.length).toBeGreaterThanOrEqual(3);
      }),
      runs,
    );
    expect([...seen].sort()).toEqual(['attach', 'enter', 'enter-lines', 'last']);
  });

  it('from Moment to Xledger', async () => {
    const invoices = { delivery: 'api', transactionSource: 'AR', receivableAccount: '1500', includePdf: true };
    const world = await startXledgerWorld({
      exportInvoices: true,
      invoices: { ...invoices, projectDimension: 'glObject2', kid: 'none' },
    });
    close.push(world.close);
    let number = 4000;
    await fc.assert(
      fc.asyncProperty(words, prices, async (text, amounts) => {
        number += 1;
        const { customer, project, invoice } = await documentsAt(world.moment, { number, text });
        const line = {
          description: text,
          financialAccountNumber: '3000',
          vatCode: '2',
          vatPercentage: 25,
          quantity: 1,
        };
        const lines = amounts.map((unitPrice) => ({ ...line, unitPrice }));
        const { id } = await invoice({ invoiceState: 'finalized', description: 'Timer', lines });
        expect(await follow(direction(momentCustomersToXledger), String(customer.id), world.engine)).toHaveLength(2);
        expect(await follow(direction(momentProjectsToXledger), String(project.id), world.engine)).toHaveLength(1);
        expect((await follow(direction(momentInvoicesToXledger), String(id), world.engine)).length).toBeGreaterThan(0);
        await world.xledger.runImport(ownerCode);
      }),
      // The plan's pace of calls makes each of these take seconds.
      { numRuns: 3 },
    );
  });

  it('from RecMan to 24SevenOffice: the customer, the products and the order', async () => {
    const departments = departmentsOf(1);
    const world = await createRecmanWorld(departments);
    close.push(world.close);
    await world.save(recmanOrder(departments));
    const of = direction(recmanInvoicesTo24SevenOffice);
    let id = 400_100;
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        id += 1;
        const row = recmanInvoice(id, [String(id), 'fast'], { companyId: id });
        const lines = row.lines.map((line) => ({ ...line, productName: text, description: text }));
        const changed = new Date(world.clock().getTime() + 60_000).toISOString().slice(0, 19).replace('T', ' ');
        const updated = { updated: changed };
        await world.recman.putRows('fjord', {
          companies: [recmanCompany(id, { name: text, ...updated })],
          invoices: [{ ...row, lines, ...updated }],
        });
        await world.later(120);
        await world.poll();
        world.queue.splice(0);
        await world.choose([String(id)]);
        const engine: Engine = { ...world.engine(), nudges: { nudge: async () => undefined } };
        const ref = world.refOf(String(id));
        await of.run([ref], engine);
        const parts = world.store.all().filter(({ key, state }) => key.includes(':') && state !== 'delivered');
        expect(parts.length).toBeGreaterThanOrEqual(2);
        for (const part of parts) expect(await follow(of, part.key, engine)).toHaveLength(1);
        expect(await follow(of, String(id), engine)).toHaveLength(1);
        world.queue.splice(0);
      }),
      runs,
    );
  });

  it('expenses of 24SevenOffice, and their files', async () => {
    const world = await createExpenseWorld();
    close.push(world.close);
    await world.project('5017');
    const of = direction(twentyFourSevenOfficeExpensesToMoment);
    await bookIn(world, voucher('S-7788', { files: [{ type: 'Pdf', size: 4000 }] }));
    await world.poll();
    await followExpense(of, { ...world.engine(), nudges: { nudge: async () => undefined } }, () => world.receipts());
  });

  it.each(['token', 'log-on'] as const)('expenses of Xledger by %s, and their files', async (way) => {
    const world = await startExpenseWorld(way);
    close.push(world.close);
    await world.project('P-17');
    const line = {
      account: '4500',
      amount: 125_000,
      taxRule: '1',
      text: 'Rør & <bend>, «uke» 12',
      projectCode: 'P-17',
    };
    const base64 = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');
    await world.xledger.postVoucher(ownerCode, {
      ...{ number: 40_001, postedDate: '2026-11-02', supplierCode: '60001', text: 'Faktura', lines: [line] },
      ...{ invoiceNumber: 'F-77', invoiceDate: '2026-10-30', dueDate: '2026-11-16' },
      file: { name: 'F-77.pdf', contentType: 'application/pdf', base64 },
    });
    const engine: Engine = { ...world.engine, nudges: { nudge: async () => undefined } };
    await runPoll(xledgerExpensesToMoment, scope, engine);
    await followExpense(direction(xledgerExpensesToMoment), engine, () => world.receipts());
  });

  it('expenses of e-conomic, and their files', async () => {
    const importing = { importExpenses: true, expenseAccounts: '1310, 1320', expenseActivity: 'Udlæg' };
    const world = await createEconomicWorld(importing);
    close.push(world.close);
    const { project } = await documentsAt(world.moment, { number: 2040, text: 'Solpark' });
    await world.hear({ event: 'UPDATE', project: { id: project.id } });
    await world.economic.bookVoucher(agreementNumber, {
      entries: [
        {
          ...{ entryTypeNumber: 3, date: '2026-11-02', supplierNumber: 1, supplierInvoiceNumber: 'F-77' },
          ...{
            contraAccountNumber: 1320,
            contraVatCode: 'I25',
            amount: -1250,
            text: 'Rør & <bend>',
            projectNumber: 2040,
          },
        },
      ],
      document: { content: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') },
    });
    const engine: Engine = { ...world.engine, nudges: { nudge: async () => undefined } };
    await runPoll(economicExpensesToMoment, scope, engine);
    await followExpense(direction(economicExpensesToMoment), engine, () => world.receipts());
  });
});

type Known = () => readonly { readonly direction: string; readonly key: string }[];

/** The expense first, then the file that came with it. */
async function followExpense(of: Direction, engine: Engine, known: Known): Promise<void> {
  const keysOf = (isFile: boolean) =>
    known().flatMap((one) => (one.direction === of.name && one.key.startsWith('file:') === isFile ? [one.key] : []));
  const [expense] = keysOf(false);
  expect(await follow(of, expense ?? '', engine)).toHaveLength(1);
  await of.run([{ ...scope, direction: of.name, key: expense ?? '' }], engine);
  const [file] = keysOf(true);
  expect((await follow(of, file ?? '', engine)).length).toBeGreaterThan(0);
}
