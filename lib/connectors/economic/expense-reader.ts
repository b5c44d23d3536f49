import Big from 'big.js';
import type { Expense } from '../../documents/expense.ts';
import type { Reader } from '../../sync/define-sync.ts';
import type { Reading } from '../../sync/outcome.ts';
import { addresses } from './addresses.ts';
import { reading } from './call-failed.ts';
import { listAll } from './calls.ts';
import type { EconomicConnection } from './client.ts';
import { type EntryVat, type ExpenseSnapshot, expenseOf, expenseSnapshotSchema } from './expense-snapshot.ts';
import { agreementOf, supplierOf, vatAccountOf } from './known-records.ts';
import { type BookedEntry, bookedEntrySchema, type EconomicVatAccount } from './schema.ts';

/** Expenses as the last poll kept them: a booked entry never changes. Supplier and VAT are asked for, and kept a while. */
export const expenseReader: Reader<Expense, 'economic'> = {
  vendor: 'economic',
  read: async (connection, _key, { snapshot }) => {
    if (snapshot === undefined) return { kind: 'absent' };
    const parsed = expenseSnapshotSchema.safeParse(snapshot);
    if (!parsed.success) return { kind: 'unreadable', problem: { code: 'contract-changed', field: 'entry' } };
    return reading(() => readEntry(connection, parsed.data));
  },
};

async function readEntry(connection: EconomicConnection, snapshot: ExpenseSnapshot): Promise<Reading<Expense>> {
  const { supplier, voucher, text, invoice } = snapshot;
  const found = supplier === undefined ? undefined : await supplierOf(connection, supplier);
  const { agreementNumber } = await agreementOf(connection);
  const document = expenseOf(snapshot, {
    vat: await vatOf(connection, snapshot),
    supplierName: found?.name,
    agreement: agreementNumber,
  });
  const label = [found?.name, invoice ?? text].filter(Boolean).join(' ');
  return { kind: 'found', document, number: voucher === undefined ? undefined : String(voucher), label };
}

/**
 * e-conomic posts a taxed entry as a net entry that carries the VAT code, and an entry on the code's account. Where the
 * voucher shows one such pair its own amount is taken; where several share a code, the rate. VAT that is posted on two
 * accounts (reverse charge) was never paid to the supplier.
 */
async function vatOf(connection: EconomicConnection, snapshot: ExpenseSnapshot): Promise<EntryVat> {
  const { vatCode } = snapshot;
  if (vatCode === undefined) return { kind: 'none' };
  const code = await vatAccountOf(connection, vatCode);
  if (code === undefined || code.ratePercentage === undefined) return { kind: 'unknown' };
  if (code.ratePercentage === 0 || code.contraAccount) return { kind: 'none' };
  return vatOfVoucher(await voucherOf(connection, snapshot), snapshot, code);
}

function vatOfVoucher(entries: readonly BookedEntry[], { entry }: ExpenseSnapshot, code: EconomicVatAccount): EntryVat {
  const taxed = entries.filter(({ vatAccountNumber }) => vatAccountNumber === code.vatCode);
  const taxes = entries.filter((one) => one.accountNumber === code.account?.accountNumber && !taxed.includes(one));
  const [tax, ...others] = taxes;
  const isPair = taxed.length === 1 && taxed[0]?.entryNumber === entry && others.length === 0;
  if (isPair && tax?.amount !== undefined) return { kind: 'amount', amount: new Big(tax.amount).toFixed() };
  return { kind: 'rate', percent: code.ratePercentage ?? 0 };
}

/** All entries of the expense's voucher; several postings of one voucher ask once. */
function voucherOf(connection: EconomicConnection, { voucher, day }: ExpenseSnapshot): Promise<BookedEntry[]> {
  if (voucher === undefined) return Promise.resolve([]);
  return connection.memo(`voucher ${day} ${voucher}`, 60, () => {
    const filter = `voucherNumber$eq:${voucher}$and:date$eq:${day}`;
    // https://apis.e-conomic.com (bookedEntriesapi, GET /booked-entries)
    return listAll(connection, addresses.bookedEntries, { filter, item: bookedEntrySchema });
  });
}
