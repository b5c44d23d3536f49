import type { WriteOutcome } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { call, type XledgerConnection } from './client.ts';
import { type ImportState, importStateOf } from './decode-import.ts';
import { refusedInWords } from './errors.ts';
import { importErrors } from './graphql/ledger-operations.ts';
import { readImported } from './import-queue.ts';
import { settleSeconds } from './limits.ts';
import { importErrorsSchema } from './schema.ts';
import { vendorWordsOf } from './vendor-words.ts';

/** A voucher that was put into the queue, and when that was. */
export type Queued = { readonly evidence: Evidence; readonly sentAt: string | undefined };

/** When a queued voucher is asked about again: the job runs each half hour (seen with one partner). */
const askAgainSeconds = 15 * 60;

/** Lists may lag as long as a late apply takes: only after twice that is a voucher that nobody lists gone. */
const listedAfterMs = 2 * settleSeconds * 1000;

/**
 * What became of vouchers in the queue: one call for all, a second one when some failed.
 * https://xledgerukinternal.zendesk.com/hc/en-us/articles/33393587744786
 * @throws CallFailed, BudgetSpent
 */
export async function askVouchers(
  connection: XledgerConnection,
  asked: readonly Queued[],
): Promise<readonly WriteOutcome[]> {
  const imported = await readImported(
    connection,
    asked.map(({ evidence }) => evidence),
  );
  const states = asked.map(({ evidence }, index) =>
    importStateOf(imported[index] ?? { items: [], posted: [] }, evidence),
  );
  const failedIds = states.flatMap((state) => (state.kind === 'failed' ? state.itemIds : []));
  const errors = failedIds.length === 0 ? [] : await readErrors(connection, failedIds);
  return states.map((state, index) => outcomeOfState(connection, { state, errors, queued: asked[index] }));
}

/** Nothing is sent beside lines that a person may still post from there. */
const stillQueued = 'the lines stay in the import queue: post them from there, or remove them and try again';

type Told = {
  readonly state: ImportState;
  readonly errors: Awaited<ReturnType<typeof readErrors>>;
  readonly queued: Queued | undefined;
};

function outcomeOfState(connection: XledgerConnection, { state, errors, queued }: Told): WriteOutcome {
  const number = queued?.evidence.invoiceNumber;
  switch (state.kind) {
    case 'posted':
      return { kind: 'delivered', targetId: state.targetId, number };
    case 'failed': {
      const own = errors.filter(({ transactionDbId: id }) => id !== undefined && state.itemIds.includes(id));
      const words = `${own.map(({ message }) => message ?? '').join('; ') || 'the import failed'} (${stillQueued})`;
      return { kind: 'rejected', problem: refusedInWords(vendorWordsOf(words, [connection.login.token])) };
    }
    case 'queued':
      return awaited(connection, 'in the import queue');
    case 'differs':
    case 'gone': {
      const now = connection.clock().getTime();
      const isListed = queued?.sentAt !== undefined && now - Date.parse(queued.sentAt) >= listedAfterMs;
      if (!isListed) return awaited(connection, 'not listed yet');
      if (state.kind === 'differs') return { kind: 'duplicate', vendorWords: `another voucher has number ${number}` };
      const vendorWords = `invoice ${number} is neither in the import queue nor in the customer ledger`;
      return {
        kind: 'rejected',
        undoes: ['send'],
        problem: { code: 'import-gone', field: 'number', value: number, vendorWords },
      };
    }
  }
}

function awaited(connection: XledgerConnection, vendorWords: string): WriteOutcome {
  const seconds = connection.askAgainSeconds ?? askAgainSeconds;
  const retryAt = new Date(connection.clock().getTime() + seconds * 1000);
  return { kind: 'not-applied', problem: { code: 'posting-awaited', vendorWords }, retryAt };
}

async function readErrors(connection: XledgerConnection, ids: readonly string[]) {
  // https://github.com/grasp-labs/ds-provider-xledger-py-lib (glImportItemErrors)
  const answer = await call(connection, {
    document: importErrors,
    variables: { ids: ids.map(Number) },
    schema: importErrorsSchema,
  });
  return answer.glImportItemErrors;
}
