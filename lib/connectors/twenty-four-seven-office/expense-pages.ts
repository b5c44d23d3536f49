import * as z from 'zod';
import {
  type ExpenseSettings,
  expenseAccountsOf,
  expenseSettingsSchema,
} from '../../documents/integrations/expense-settings.ts';
import type { Polled, PollOrder, PollPage } from '../../sync/define-sync.ts';
import { CallFailed, reading } from './call-failed.ts';
import { call } from './client.ts';
import type { OfficeConnection } from './exchange.ts';
import { snapshotOf } from './expense-snapshot.ts';
import { operations } from './operations.ts';
import type { LedgerLine } from './schema.ts';

/**
 * How far a poll reaches back behind the last one, in milliseconds: lines may show up late, with an older time of change. What is
 * known already costs no call and no write.
 */
const overlapMs = 24 * 3600 * 1000;

/** The longest window of one call: a first poll may begin months ago. */
const windowMs = 31 * 24 * 3600 * 1000;

/** How far each account has been listed (ISO instants). */
const positionSchema = z.record(z.string(), z.iso.datetime());
type Position = z.infer<typeof positionSchema>;

/** Accounts that follow each other and have been listed equally far: one call each window. */
type Range = { readonly accounts: readonly string[]; readonly since: number };

/**
 * Ledger lines that changed since the last poll, on the accounts of the setting. One call for each range of accounts and
 * window, whatever the number of projects and the length of history. An account that is new in the setting is listed from the first
 * day on.
 * @throws SyncError, BudgetSpent
 */
export async function* expensePages(connection: OfficeConnection, order: PollOrder): AsyncGenerator<PollPage> {
  const settings: ExpenseSettings = expenseSettingsSchema.parse(order.settings);
  const accounts = expenseAccountsOf(settings.expenseAccounts);
  const now = connection.clock().getTime();
  const kept = positionOf(order.position);
  let position: Position = Object.fromEntries(accounts.flatMap((one) => (kept[one] ? [[one, kept[one]]] : [])));
  for (const range of rangesOf(accounts, kept, order.from.getTime())) {
    for (let start = range.since; start < now; start += windowMs) {
      const end = Math.min(now, start + windowMs);
      for await (const lines of linesOf(connection, { range, start, end })) {
        yield { entries: lines.flatMap(entryOf), position: JSON.stringify(position) };
      }
      const listed = range.accounts.map((account) => [account, new Date(end).toISOString()]);
      position = { ...position, ...Object.fromEntries(listed) };
      yield { entries: [], position: JSON.stringify(position) };
    }
  }
}

function positionOf(text: string | undefined): Position {
  if (text === undefined) return {};
  const parsed = positionSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : {};
}

function rangesOf(accounts: readonly string[], kept: Position, from: number): Range[] {
  const ranges: { accounts: string[]; since: number }[] = [];
  for (const account of accounts) {
    const last = kept[account];
    const since = last === undefined ? from : Math.max(from, Date.parse(last) - overlapMs);
    const before = ranges.at(-1);
    const follows = before !== undefined && Number(before.accounts.at(-1)) + 1 === Number(account);
    if (follows && before.since === since) before.accounts.push(account);
    else ranges.push({ accounts: [account], since });
  }
  return ranges;
}

type Window = { readonly range: Range; readonly start: number; readonly end: number };

/** The lines of a window; a window whose answer is too large to be read is asked for in halves. */
async function* linesOf(connection: OfficeConnection, window: Window): AsyncGenerator<readonly LedgerLine[]> {
  const { range, start, end } = window;
  const lines = await reading(() => linesOrTooMany(connection, window));
  if (lines !== 'too many') {
    yield lines;
    return;
  }
  const middle = Math.floor((start + end) / 2000) * 1000;
  yield* linesOf(connection, { range, start, end: middle });
  yield* linesOf(connection, { range, start: middle, end });
}

async function linesOrTooMany(
  connection: OfficeConnection,
  { range, start, end }: Window,
): Promise<readonly LedgerLine[] | 'too many'> {
  const searchParams = {
    DateSearchParameters: 'DateChangedUTC',
    DateStart: utcSecond(start, 'down'),
    DateEnd: utcSecond(end, 'up'),
    AccountNoStart: Number(range.accounts[0]),
    AccountNoEnd: Number(range.accounts.at(-1)),
    SystemType: null,
    HasInvoiceId: null,
  };
  try {
    // https://developer.24sevenoffice.com/docs/transactionservice.html (GetTransactions)
    return await call(connection, operations.getLedgerLines, { content: { searchParams } });
  } catch (failure) {
    // The transport gives up on an answer above its limit; the same second cannot be halved.
    if (!isTooLarge(failure) || end - start <= 2000) throw failure;
    return 'too many';
  }
}

function isTooLarge(failure: unknown): boolean {
  if (!(failure instanceof CallFailed) || failure.verdict.kind !== 'hold') return false;
  return failure.verdict.problem.vendorWords === 'TOO_LARGE';
}

/** UTC without an offset, in whole seconds that hold the instant. */
function utcSecond(instant: number, direction: 'down' | 'up'): string {
  const second = direction === 'down' ? Math.floor(instant / 1000) : Math.ceil(instant / 1000);
  return new Date(second * 1000).toISOString().slice(0, 19);
}

/** A line without a project, or taken out of the ledger, is worth a look only where it came over before. */
function entryOf(line: LedgerLine): Polled[] {
  const snapshot = snapshotOf(line);
  if (snapshot === undefined) return [];
  return [{ key: snapshot.id, snapshot, onlyIfKnown: snapshot.hidden || snapshot.project === undefined }];
}
