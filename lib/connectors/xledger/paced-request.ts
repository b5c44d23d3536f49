import { keyedBudgetName } from '../../sync/budget.ts';
import { PaceFull } from '../../sync/shared-pace.ts';
import { CallFailed } from './call-failed.ts';
import type { XledgerConnection } from './client.ts';
import { createGate, gateName } from './gate.ts';
import { pace as rules } from './limits.ts';

const keptForSeconds = 86_400;

/** Tries of one request: a worker has its time. What is refused again is put off. */
const mostTries = 2;

/** When a document is looked at again for which there was no place. */
const noPlaceMs = 15_000;

/**
 * Makes a request in the pace that all workers keep: the vendor counts burst and concurrency by token. When somebody else
 * has filled them, the vendor did nothing and says how long to wait: all workers wait, and the request is made again.
 * https://github.com/xledger/graphql-samples
 * @throws CallFailed; whatever the request throws
 */
export async function pacedRequest<T>(
  connection: XledgerConnection,
  request: () => Promise<T>,
  { isRepeatable }: { readonly isRepeatable: boolean },
): Promise<T> {
  const { pace } = connection;
  const gate = await connection.memo(gateName, keptForSeconds, async () => createGate());
  if (pace === undefined) return gate.pass(request);
  const name = keyedBudgetName('xledger', connection.login.token ?? '');
  for (let tries = 1; ; tries += 1) {
    try {
      return await gate.pass(() => pace.pass(name, rules, request));
    } catch (failure) {
      if (failure instanceof PaceFull) throw noPlace(connection, failure);
      // Only a full window is waited for; anything else goes on as it is.
      const waitMs = throttledMs(connection, failure);
      if (waitMs === undefined) throw failure;
      await pace.pause(name, rules, waitMs);
      if (!isRepeatable || tries === mostTries) throw failure;
    }
  }
}

function throttledMs({ clock }: XledgerConnection, failure: unknown): number | undefined {
  if (!(failure instanceof CallFailed) || failure.verdict.kind !== 'hold') return undefined;
  const { problem, retryAt } = failure.verdict;
  if (problem.code !== 'vendor-throttled' || retryAt === undefined) return undefined;
  return Math.max(0, retryAt.getTime() - clock().getTime());
}

function noPlace({ clock }: XledgerConnection, cause: PaceFull): CallFailed {
  const problem = { code: 'vendor-throttled', vendorWords: 'many other calls of this token are made now' } as const;
  const retryAt = new Date(clock().getTime() + noPlaceMs);
  return new CallFailed({ kind: 'hold', problem, retryAt }, { cause });
}
