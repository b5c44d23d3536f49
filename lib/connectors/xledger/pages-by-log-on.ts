import * as z from 'zod';
import { expenseAccountsOf, expenseSettingsSchema } from '../../documents/integrations/expense-settings.ts';
import type { PollOrder, PollPage } from '../../sync/define-sync.ts';
import { reading } from './call-failed.ts';
import type { XledgerConnection } from './client.ts';
import { entryOf } from './pages-by-token.ts';
import { exportOperations, linesSchema, snapshotOfRow } from './soap/assumed-export.ts';
import { callExport } from './soap/call-soap.ts';

const dayMs = 86_400_000;

/** Days of posting in one call. */
const windowDays = 31;

/** How many days of posting a poll reads again: vouchers are posted late, on an earlier day. */
const overlapDays = 31;

const positionSchema = z.strictObject({ until: z.iso.date(), accounts: z.array(z.string()) });

/**
 * Posted lines by day of posting: two calls a poll, whatever the length of history; a line that is taken out of the ledger is not
 * told of this way.
 * @throws SyncError, BudgetSpent
 */
export async function* pagesByLogOn(connection: XledgerConnection, order: PollOrder): AsyncGenerator<PollPage> {
  const accounts = [...expenseAccountsOf(expenseSettingsSchema.parse(order.settings).expenseAccounts)];
  const today = connection.clock().getTime();
  for (let start = beginning(order, accounts); start <= today; start += windowDays * dayMs) {
    const last = Math.min(today + dayMs, start + (windowDays - 1) * dayMs);
    // Assumed as a whole: soap/assumed-export.ts. https://connectmyapps.atlassian.net/wiki/spaces/SUPPORT/pages/231800835
    const lines = await reading(() =>
      callExport(connection, {
        operation: exportOperations.lines.name,
        content: { dDateFrom: dayOf(start), dDateTo: dayOf(last) },
        result: linesSchema,
      }),
    );
    const entries = lines.map(snapshotOfRow).filter(({ account = '' }) => accounts.includes(account));
    const until = dayOf(Math.min(today, last));
    yield { entries: entries.map(entryOf), position: JSON.stringify({ until, accounts }) };
  }
}

/** A new account is read from the first day on. */
function beginning({ position, from }: PollOrder, accounts: readonly string[]): number {
  const first = Date.parse(dayOf(from.getTime()));
  const parsed = positionSchema.safeParse(position === undefined ? undefined : JSON.parse(position));
  if (!parsed.success || accounts.some((one) => !parsed.data.accounts.includes(one))) return first;
  return Math.max(first, Date.parse(parsed.data.until) - overlapDays * dayMs);
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
