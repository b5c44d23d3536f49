import type { XledgerLogin } from '../../../lib/documents/vendors.ts';
import { BudgetSpent } from '../../../lib/sync/errors.ts';
import type { Connection, Http } from '../../../lib/sync/ports.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';
import { createMemorySessions } from '../../support/memory-sessions.ts';

/** A connection for tests, and what passed through it. */
export type XledgerTestConnection = Connection<'xledger'> & {
  readonly spent: () => number;
  readonly closed: Date[];
};

export const exampleToken = 'ZXhhbXBsZS10b2tlbi1vZi1mam9yZA';

type Given = {
  readonly http: Http;
  readonly endpoint?: string;
  readonly login?: Partial<XledgerLogin>;
  readonly clock?: () => Date;
  readonly callsLeft?: number;
};

/** A worker's connection. */
export function xledgerConnection(given: Given): XledgerTestConnection {
  const clock = given.clock ?? (() => new Date());
  let spent = 0;
  const closed: Date[] = [];
  const allowance: Connection['allowance'] = {
    reserve: async () => undefined,
    async spend() {
      if (spent >= (given.callsLeft ?? Number.POSITIVE_INFINITY)) throw new BudgetSpent('xledger#test', allowance);
      spent += 1;
    },
    report: async () => undefined,
    close: async (until) => void closed.push(until),
    redeem: async () => 'other',
    book: async () => ({ budget: 'xledger#test', window: '', opensAt: new Date(0) }),
    bookTogether: async () => [],
    end: async () => undefined,
  };
  return {
    vendor: 'xledger',
    tenant: 'fjord',
    integration: 'fjord.main',
    login: { token: exampleToken, soap: undefined, ...given.login },
    endpoint: given.endpoint,
    secondEndpoint: undefined,
    applicationId: undefined,
    http: given.http,
    clock,
    allowance,
    spent: () => spent,
    closed,
    sessions: createMemorySessions(),
    files: createMemoryFiles(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    ...memory(),
  };
}

function memory(): Pick<Connection, 'memo' | 'forget'> {
  const kept = new Map<string, Promise<unknown>>();
  return {
    async memo<T>(name: string, _seconds: number, load: () => Promise<T>): Promise<T> {
      const found = kept.get(name);
      // The caller asks one type by one name, always.
      if (found !== undefined) return found as Promise<T>;
      const value = load();
      kept.set(name, value);
      value.catch(() => kept.delete(name));
      return value;
    },
    forget: (name) => void kept.delete(name),
  };
}
