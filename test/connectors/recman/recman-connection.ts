import type { RecmanLogin } from '../../../lib/documents/vendors.ts';
import { BudgetSpent } from '../../../lib/sync/errors.ts';
import type { Connection } from '../../../lib/sync/ports.ts';
import { createHttp } from '../../../lib/transport/http.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';
import { createMemorySessions } from '../../support/memory-sessions.ts';

/** A key that needs escaping in an address, so that each of its forms is looked for. */
export const canaryKey = 'canary/key+1 &=%ø';
export const now = new Date('2026-11-21T10:00:00.000Z');

type Given = { readonly endpoint: string; readonly login?: RecmanLogin; readonly callsLeft?: number };

/** A worker's connection over real HTTP. `closed` holds the ends of refusals, `logged` all that was logged. */
export function recmanConnection({ endpoint, login = { key: canaryKey }, callsLeft = 1000 }: Given) {
  const kept = new Map<string, Promise<unknown>>();
  const closed: Date[] = [];
  const logged: unknown[] = [];
  let spent = 0;
  const nothing = async () => undefined;
  const log = (...line: unknown[]) => void logged.push(line);
  const connection: Connection<'recman'> = {
    vendor: 'recman',
    tenant: 'fjord',
    integration: 'fjord.recman',
    login,
    endpoint,
    secondEndpoint: undefined,
    applicationId: undefined,
    http: createHttp(),
    clock: () => now,
    allowance: {
      reserve: nothing,
      async spend() {
        if (spent >= callsLeft) throw new BudgetSpent('recman#test', connection.allowance);
        spent += 1;
      },
      report: nothing,
      close: async (until) => void closed.push(until),
      redeem: async () => 'other',
      book: async () => ({ budget: 'recman#test', window: now.toISOString(), opensAt: now }),
      bookTogether: async () => [],
      end: nothing,
    },
    sessions: createMemorySessions(),
    files: createMemoryFiles(),
    memo: async (name, _seconds, load) => {
      const found = kept.get(name);
      if (found === undefined) kept.set(name, load());
      return (await kept.get(name)) as Awaited<ReturnType<typeof load>>;
    },
    forget: (name) => {
      kept.delete(name);
    },
    log: { info: log, warn: log, error: log },
  };
  return { connection, closed, logged, spent: () => spent };
}
