import { createHash } from 'node:crypto';
import type { VoucherSettings } from '../../lib/sandboxes/xledger/control-endpoint/control-requests.ts';
import { startExpenseWorld, type XledgerExpenseWorld } from './xledger-expense-world.ts';
import { ownerCode } from './xledger-world.ts';

const sha256Of = (base64: string) => createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');

let world: XledgerExpenseWorld;
afterEach(() => world.close());

const pdf = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64');
const file = { name: 'F-77.pdf', contentType: 'application/pdf', base64: pdf };
const line = { account: '4500', amount: 125_000, taxRule: '1', text: 'Rørlegger, uke 12', projectCode: 'P-17' };
const invoice = {
  ...{ number: 40_001, postedDate: '2026-11-02', supplierCode: '60001', text: 'Faktura' },
  ...{ invoiceNumber: 'F-77', invoiceDate: '2026-10-30', dueDate: '2026-11-16' },
};

/** A supplier's invoice on a project, posted by a person in Xledger. */
function post(changes: Partial<typeof line> = {}, more: Partial<VoucherSettings> = {}) {
  return world.xledger.postVoucher(ownerCode, { ...invoice, lines: [{ ...line, ...changes }], ...more });
}

const amounts = async () => (await world.expenses()).map(({ amountIncludingVat }) => amountIncludingVat);
const states = () => world.receipts().map(({ key, state }) => [key.startsWith('file:') ? 'file' : 'expense', state]);

describe.each(['token', 'log-on'] as const)('expenses from Xledger to Moment, by %s', (way) => {
  beforeEach(async () => {
    world = await startExpenseWorld(way);
    await world.project('P-17');
  });

  it('brings a posted supplier invoice once, including VAT, with its document byte for byte', async () => {
    await post({}, { file });
    await world.poll();
    await world.poll();
    expect(await world.expenses()).toMatchObject([
      {
        ...{ amountIncludingVat: 1250, currencyCode: 'NOK', description: 'Rørlegger, uke 12' },
        ...{ supplierName: 'Eksempel Rør AS', supplierInvoiceNumber: 'F-77', expenseDate: '2026-10-30' },
      },
    ]);
    expect(await world.attachments()).toHaveLength(1);
    expect(await world.attachments()).toMatchObject([{ sha256: sha256Of(pdf) }]);
    expect(states()).toEqual([
      ['expense', 'delivered'],
      ['file', 'delivered'],
    ]);
  });

  it('leaves what is on other accounts, without a project, or of before the first day', async () => {
    await post({ account: '7140' });
    await world.xledger.postVoucher(ownerCode, { ...invoice, lines: [{ account: '4500', amount: 100 }] });
    await post({}, { postedDate: '2025-12-31' });
    await world.poll();
    expect(world.receipts()).toEqual([]);
  });

  it('brings later ones, and one on a project that Moment learns of later', async () => {
    await post();
    await world.poll();
    await post({ projectCode: 'P-18', amount: 50_000 }, { number: 40_002 });
    await world.poll();
    expect(await amounts()).toEqual([1250]);
    await world.later(60);
    await world.project('P-18');
    await world.later(3600);
    await world.poll();
    expect(await amounts()).toEqual([1250, 500]);
  });

  it('brings a credit as what it is', async () => {
    await post({ amount: -25_000 });
    await world.poll();
    expect(await amounts()).toEqual([-250]);
    expect(world.receipts()[0]).toMatchObject({ state: 'delivered' });
    expect(JSON.stringify(world.receipts()[0])).toContain('a credit');
  });

  it('finds what was posted while nobody asked for a week', async () => {
    await post();
    await world.poll();
    await world.later(7 * 86_400);
    await post({ amount: 50_000 }, { number: 40_002 });
    await world.later(4 * 86_400);
    await world.poll();
    expect(await amounts()).toEqual([1250, 500]);
  });

  it('goes by itself when the vendor is back', async () => {
    await post({}, { file });
    await world.poll();
    await world.xledger.addFault({ operation: '*', fault: 'fail-500', times: 3 });
    await world.poll().catch(() => undefined); // the vendor is down: the next poll finds the same
    await world.poll();
    expect(await amounts()).toEqual([1250]);
  });
});

describe('by token', () => {
  beforeEach(async () => {
    world = await startExpenseWorld('token');
    await world.project('P-17');
  });

  it('makes one call when there is no news, and as many for news whatever the history', async () => {
    await post();
    await world.poll();
    await world.xledger.clearCalls();
    await world.poll();
    expect(await world.operations()).toEqual(['transaction_deltas', 'apTransaction_deltas']);
    await world.xledger.clearCalls();
    await post({}, { number: 40_002 });
    await world.poll();
    expect(await world.xledger.calls()).toHaveLength(2);
  });

  it('hears of a settlement, and does nothing', async () => {
    const { headerDbId } = await post();
    await world.poll();
    const before = world.receipts();
    await world.xledger.settleVoucher(ownerCode, headerDbId);
    await world.poll();
    expect(world.receipts()).toEqual(before);
    expect(await amounts()).toEqual([1250]);
  });

  it('takes what left the ledger to a person, and never away', async () => {
    const { headerDbId } = await post();
    await world.poll();
    await world.xledger.removeVoucher(ownerCode, headerDbId);
    await world.poll();
    expect(await amounts()).toEqual([1250]);
    expect(world.receipts()[0]).toMatchObject({ state: 'conflict', problem: { code: 'changed-after-delivery' } });
  });

  it.each([
    ['file-missing', 'skipped', undefined],
    ['file-empty', 'rejected', 'file-empty'],
    ['file-wrong-type', 'rejected', 'file-type-refused'],
    ['file-too-large', 'rejected', 'file-too-large'],
  ] as const)('a document that is spoiled (%s) is %s', async (fault, state, code) => {
    await post({}, { file });
    await world.xledger.addFault({ operation: 'file', fault });
    await world.poll();
    const receipt = world.receipts().find(({ key }) => key.startsWith('file:'));
    expect(receipt).toMatchObject({ state, ...(code === undefined ? {} : { problem: { code } }) });
    expect(await amounts()).toEqual([1250]);
  });

  it.each([
    ['a link that needs the token', { fileLinkNeedsToken: true }],
    ['a tax with the other sign', { taxAmountSign: 'opposite' }],
    ['deltas of which the old are refused', { staleDeltaCursor: 'refuse' }],
  ] as const)('reads an Xledger with %s', async (_, switches) => {
    await world.xledger.setSwitches(switches);
    await post({}, { file });
    await world.poll();
    await world.later(4 * 86_400);
    await world.poll();
    expect(await amounts()).toEqual([1250]);
    expect(await world.attachments()).toHaveLength(1);
  });
});

describe('by log-on', () => {
  beforeEach(async () => {
    world = await startExpenseWorld('log-on');
    await world.project('P-17');
  });

  it('fetches one key a day, and another one when it has ended', async () => {
    await post();
    await world.poll();
    await world.poll();
    expect((await world.operations()).filter((name) => name === 'LogonKey')).toHaveLength(1);
    await world.xledger.expireLogonKeys();
    await post({ amount: 50_000 }, { number: 40_002 });
    await world.poll();
    expect(await amounts()).toEqual([1250, 500]);
    expect((await world.operations()).filter((name) => name === 'LogonKey')).toHaveLength(2);
  });
});
