import { call } from './client.ts';
import { dayOf } from './decode.ts';
import type { OfficeConnection } from './exchange.ts';
import type { ExpenseSnapshot } from './expense-snapshot.ts';
import { operations } from './operations.ts';
import type { LedgerLine } from './schema.ts';
import type { VoucherLine } from './voucher-vat.ts';

/** Expenses of one voucher come soon after each other: its lines are kept so long. */
const keptSeconds = 60;

/** Voucher numbers that lie this near each other are asked for in one call; what lies between them comes along. */
const nearNumbers = 50;

/** A voucher in the ledger: its number is unique only with its type and its day's year. */
type VoucherKey = { readonly number: number; readonly type: number | undefined; readonly day: string };

type Collector = { batch: { readonly keys: VoucherKey[]; readonly lines: Promise<readonly LedgerLine[]> } | undefined };

/**
 * The visible lines of the voucher that a line stands in; none where the line names no voucher. Vouchers that are asked for at
 * the same time share a call where their numbers lie near each other.
 * @throws CallFailed, BudgetSpent
 */
export async function voucherLines(
  connection: OfficeConnection,
  { voucher = '', type, day }: ExpenseSnapshot,
): Promise<readonly VoucherLine[]> {
  if (!/^\d{1,10}$/.test(voucher) || day === undefined) return [];
  const key = { number: Number(voucher), type, day };
  return connection.memo(`voucher ${type} ${voucher} ${day}`, keptSeconds, async () => {
    const collector = await connection.memo('vouchers', keptSeconds, async (): Promise<Collector> => {
      return { batch: undefined };
    });
    collector.batch ??= beginBatch(connection, collector);
    collector.batch.keys.push(key);
    return (await collector.batch.lines).filter((line) => isOf(line, key)).flatMap(voucherLineOf);
  });
}

/** What is asked for until the event loop has turned goes together. */
function beginBatch(connection: OfficeConnection, collector: Collector): NonNullable<Collector['batch']> {
  const keys: VoucherKey[] = [];
  const turned = new Promise((resolve) => setImmediate(resolve));
  const lines = turned.then(async () => {
    collector.batch = undefined;
    const found = await Promise.all(nearOf(keys).map((near) => askLines(connection, near)));
    return found.flat();
  });
  return { keys, lines };
}

function nearOf(keys: readonly VoucherKey[]): readonly (readonly VoucherKey[])[] {
  const groups: VoucherKey[][] = [];
  for (const key of keys.toSorted((one, other) => one.number - other.number)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && key.number - last.number <= nearNumbers) group.push(key);
    else groups.push([key]);
  }
  return groups;
}

async function askLines(connection: OfficeConnection, keys: readonly VoucherKey[]): Promise<readonly LedgerLine[]> {
  const numbers = keys.map(({ number }) => number);
  const days = keys.map(({ day }) => day).sort();
  const searchParams = {
    DateSearchParameters: 'EntryDate',
    DateStart: `${days[0]}T00:00:00`,
    DateEnd: `${days.at(-1)}T23:59:59`,
    TransactionNoStart: Math.min(...numbers),
    TransactionNoEnd: Math.max(...numbers),
    SystemType: null,
    HasInvoiceId: null,
  };
  // https://developer.24sevenoffice.com/docs/transactionservice.html (GetTransactions)
  return call(connection, operations.getLedgerLines, { content: { searchParams } });
}

function isOf(line: LedgerLine, { number, type, day }: VoucherKey): boolean {
  const own = line.Date !== undefined && dayOf(line.Date) === day;
  return own && !line.Hidden && line.TransactionNo === String(number) && line.TransactionTypeId === type;
}

/** A line whose amount is none is left out: the voucher does not come to zero then, and tells nothing. */
function voucherLineOf({ Id, AccountNo, Amount = '', VatCode }: LedgerLine): VoucherLine[] {
  if (Id === undefined || AccountNo === undefined || !/^-?\d+(\.\d+)?$/.test(Amount)) return [];
  return [{ id: Id, account: AccountNo, amount: Amount, vatCode: VatCode === '0' ? undefined : VatCode }];
}
