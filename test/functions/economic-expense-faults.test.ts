import type { EconomicFaultSwitch } from '../../lib/sandboxes/economic/http/faults.ts';
import { createWorker, type Worker } from '../support/effects.ts';
import { documentsOf } from './economic-documents.ts';
import { agreementNumber, createEconomicWorld, type EconomicWorld, type WorldParts } from './economic-world.ts';

let world: EconomicWorld;
const { makeCustomer, makeProject } = documentsOf(() => world);

const importing = { importExpenses: true, expenseAccounts: '1310, 1320', expenseActivity: 'Udlæg' } as const;
const document = { content: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') };

const bought = {
  ...{ entryTypeNumber: 3, date: '2026-11-02', supplierNumber: 1, supplierInvoiceNumber: 'F-77' },
  ...{ contraAccountNumber: 1320, contraVatCode: 'I25', amount: -1250, text: 'Materialer', projectNumber: 2040 },
};

const book = (changes: Record<string, string | number> = {}, file?: typeof document) =>
  world.economic.bookVoucher(agreementNumber, {
    entries: [{ ...bought, ...changes }],
    ...(file === undefined ? {} : { document: file }),
  });

async function begin(parts: Omit<WorldParts, 'clock'> = {}): Promise<void> {
  world = await createEconomicWorld(importing, parts);
  const customer = await makeCustomer();
  const project = await makeProject(customer.id);
  await world.hear({ event: 'UPDATE', project: { id: project.id } });
}

afterEach(() => world.close());

const moment = async () => {
  const { projectExpenses = [], attachments = [] } = (await world.moment.company('fjord')) ?? {};
  return { amounts: projectExpenses.map(({ amountIncludingVat }) => amountIncludingVat), files: attachments.length };
};

/** The reverse charge of goods from a Danish supplier. */
async function addReverseCharge(): Promise<void> {
  const { vatCodes } = await world.agreement();
  const reverse = { code: 'IREV', name: 'Omvendt', ratePercentage: 25, kind: 2 as const, accountNumber: 6903 };
  const all = [...vatCodes, { ...reverse, contraAccountNumber: 6902 }];
  await world.economic.putAgreement(agreementNumber, { vatCodes: all });
}

describe('the amount including VAT of an expense', () => {
  it.each([
    ['25 %', { amount: -1250 }, 1250],
    ['an odd øre goes to the VAT as it was posted', { amount: -100.03 }, 100.03],
    ['the smallest amount', { amount: -0.01 }, 0.01],
    ['a credit note of the supplier', { amount: 1250 }, -1250],
    ['6.25 % of representation', { contraVatCode: 'REP', amount: -106.25 }, 106.25],
    ['reverse charge was never paid to the supplier', { contraVatCode: 'IREV', amount: -1000 }, 1000],
  ])('%s', async (_what, changes, amount) => {
    await begin();
    await addReverseCharge();
    await book(changes);
    await world.poll();
    expect((await moment()).amounts).toEqual([amount]);
  });

  it('of several postings of one voucher that share a code follows from the rate of each', async () => {
    await begin();
    const entries = [bought, { ...bought, contraAccountNumber: 1310, amount: -625 }];
    await world.economic.bookVoucher(agreementNumber, { entries });
    await world.poll();
    expect((await moment()).amounts.sort()).toEqual([1250, 625]);
  });
});

describe('expenses of a supplier', () => {
  it('carry the supplier’s name; one that is gone leaves the posting as it stands', async () => {
    await begin();
    await book();
    await book({ supplierNumber: 2, amount: -10 });
    await world.economic.putAgreement(agreementNumber, { suppliers: [{ number: 1, name: 'Eksempel Byggevarer A/S' }] });
    await world.poll();
    const labels = world
      .receipts()
      .filter(({ direction }) => direction.startsWith('economic'))
      .map(({ label }) => label);
    expect(labels.sort()).toEqual(['Eksempel Byggevarer A/S F-77', 'F-77']);
    expect((await moment()).amounts).toHaveLength(2);
  });
});

describe('more entries than a page holds', () => {
  it('arrive once each, in the first poll and in later ones', async () => {
    await begin();
    await world.economic.setSwitches({ cursorPageSize: 3 });
    for (let count = 1; count <= 8; count += 1) await book({ amount: -count });
    await world.poll();
    expect((await moment()).amounts).toHaveLength(8);
    for (let count = 9; count <= 15; count += 1) await book({ amount: -count });
    await world.poll();
    await world.poll();
    expect(new Set((await moment()).amounts)).toEqual(new Set(Array.from({ length: 15 }, (_, index) => index + 1)));
    expect((await moment()).amounts).toHaveLength(15);
  });
});

describe('an expense arrives once with its file, whatever happens to', () => {
  const faults: readonly (readonly [string, EconomicFaultSwitch['fault']])[] = (
    ['booked-entries.list', 'documents.list', 'documents.pdf', 'self.get', 'suppliers.get', 'vat-accounts.get'] as const
  ).flatMap((operation) =>
    (['fail-500', 'reset', 'throttle', 'garbage', 'truncated', 'html'] as const).map(
      (fault) => [operation, fault] as const,
    ),
  );

  it.each(faults)('%s: %s', async (operation, fault) => {
    await begin();
    await book({}, document);
    await world.economic.addFault({ operation, fault, company: String(agreementNumber), times: 1 });
    // The platform logs a poll that failed, and polls again at its next time.
    await world.poll().catch(() => undefined);
    for (let hour = 0; hour < 3; hour += 1) {
      await world.later(3700);
      await world.poll();
    }
    expect(await moment()).toEqual({ amounts: [1250], files: 1 });
  });

  it('the worker, killed at any effect', async () => {
    let worker: Worker | undefined;
    const through = <T>(name: string, action: () => Promise<T>): Promise<T> =>
      worker === undefined ? action() : worker.effect(name, action);
    const mortal: Omit<WorldParts, 'clock'> = {
      wrapHttp: (http) => (request) =>
        through(`${request.method} ${new URL(request.url).pathname}`, () => http(request)),
      wrapStore: (store) => ({
        ...store,
        claim: (ref, lease) => through('claim', () => store.claim(ref, lease)),
        save: (receipt, owner) => through('save', () => store.save(receipt, owner)),
        record: (...given) => through('record', () => store.record(...given)),
      }),
    };
    const poll = async (crash?: { effect: number; when: 'before' | 'after' }): Promise<readonly string[]> => {
      await begin(mortal);
      await book({}, document);
      const killed = createWorker(crash);
      worker = killed;
      await Promise.race([world.poll(), killed.died]);
      worker = undefined;
      world.restart();
      return killed.names;
    };
    const names = await poll();
    expect(names).toEqual(expect.arrayContaining(['record', 'claim', 'save']));
    const failures: string[] = [];
    for (let effect = 1; effect <= names.length; effect += 1) {
      for (const when of ['before', 'after'] as const) {
        await world.close();
        await poll({ effect, when });
        for (let hour = 0; hour < 3; hour += 1) {
          await world.later(3700);
          await world.poll();
        }
        const { amounts, files } = await moment();
        if (amounts.length !== 1 || files !== 1)
          failures.push(`${when} ${names[effect - 1]}: ${amounts}, ${files} files`);
      }
    }
    expect(failures).toEqual([]);
  }, 120_000);
});
