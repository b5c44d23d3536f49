import { createMemo } from '../../../lib/runtime/memo.ts';
import { unlimited } from '../../../lib/sync/allowance.ts';
import type { Connection } from '../../../lib/sync/ports.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';
import { createMemorySessions } from '../../support/memory-sessions.ts';
import { createMemoryTurns } from '../../support/memory-turns.ts';

/** Tokens that no agreement knows. */
export const exampleTokens = { appSecret: 'example-app-secret', appPublic: 'example-app', grant: 'example-grant' };

/** The time of every recording. */
export const sceneTime = () => new Date('2026-11-21T09:00:00.000Z');

/** A connection for tests, and when its budget was closed. */
export function economicConnection(
  parts: Pick<Connection<'economic'>, 'http'> & Partial<Connection<'economic'>>,
): Connection<'economic'> & { readonly closed: Date[] } {
  const memo = createMemo(sceneTime);
  const closed: Date[] = [];
  return {
    ...{ vendor: 'economic', tenant: 'fjord', integration: 'fjord.main' },
    login: { agreementGrantToken: exampleTokens.grant },
    ...{ endpoint: undefined, secondEndpoint: undefined, applicationId: exampleTokens.appSecret },
    clock: sceneTime,
    allowance: { ...unlimited, close: async (until) => void closed.push(until) },
    sessions: createMemorySessions(),
    turns: createMemoryTurns(),
    files: createMemoryFiles(),
    ...{ memo: memo.keep, forget: memo.forget },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ...parts,
    closed,
  };
}
