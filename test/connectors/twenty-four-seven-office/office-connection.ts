import type { TwentyFourSevenOfficeLogin } from '../../../lib/documents/vendors.ts';
import { BudgetSpent } from '../../../lib/sync/errors.ts';
import type { Connection, Http, SessionStore } from '../../../lib/sync/ports.ts';
import { createMemoryFiles } from '../../support/memory-files.ts';
import { createMemorySessions } from '../../support/memory-sessions.ts';

/** A connection for tests, and what passed through it. */
export type OfficeTestConnection = Connection<'24sevenoffice'> & {
  readonly spent: () => number;
  readonly reports: { remaining: number; resetAt: Date }[];
  readonly closed: Date[];
};

/** The log-in of the examples. */
export const exampleLogin = {
  username: 'api@fjord.example',
  password: 'example-password',
  identityId: 'aaaaaaaa-0000-4000-8000-000000000001',
  applicationId: 'cccccccc-0000-4000-8000-000000000001',
} satisfies TwentyFourSevenOfficeLogin;

type Given = {
  readonly http: Http;
  readonly endpoint?: string;
  readonly secondEndpoint?: string;
  readonly login?: Partial<TwentyFourSevenOfficeLogin>;
  readonly sessions?: SessionStore;
  readonly clock?: () => Date;
  readonly callsLeft?: number;
};

/** A worker's connection: sessions and memory may be shared by giving the same ones. */
export function officeConnection(given: Given): OfficeTestConnection {
  const clock = given.clock ?? (() => new Date());
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const allowance = countingAllowance(given.callsLeft ?? Number.POSITIVE_INFINITY);
  return {
    vendor: '24sevenoffice',
    tenant: 'fjord',
    integration: 'fjord.main',
    login: { ...exampleLogin, ...given.login },
    endpoint: given.endpoint,
    secondEndpoint: given.secondEndpoint,
    applicationId: undefined,
    http: given.http,
    clock,
    sessions: given.sessions ?? createMemorySessions(),
    files: createMemoryFiles(),
    log,
    ...memory(clock),
    ...allowance,
  };
}

function countingAllowance(callsLeft: number) {
  let spent = 0;
  const reports: { remaining: number; resetAt: Date }[] = [];
  const closed: Date[] = [];
  const allowance: Connection['allowance'] = {
    reserve: async () => undefined,
    async spend() {
      if (spent >= callsLeft) throw new BudgetSpent('24sevenoffice#egress', allowance);
      spent += 1;
    },
    report: async (remaining, resetAt) => void reports.push({ remaining, resetAt }),
    close: async (until) => void closed.push(until),
    redeem: async () => 'other',
    book: async () => ({ budget: '24sevenoffice#egress', window: '', opensAt: new Date(0) }),
    bookTogether: async () => [],
    end: async () => undefined,
  };
  return { allowance, spent: () => spent, reports, closed };
}

type Kept = { readonly until: number; readonly value: Promise<unknown> };

function memory(clock: () => Date): Pick<Connection, 'memo' | 'forget'> {
  const kept = new Map<string, Kept>();
  return {
    async memo<T>(name: string, seconds: number, load: () => Promise<T>): Promise<T> {
      const found = kept.get(name);
      // The caller asks one type by one name, always.
      if (found !== undefined && found.until > clock().getTime()) return found.value as Promise<T>;
      const value = load();
      kept.set(name, { until: clock().getTime() + seconds * 1000, value });
      value.catch(() => kept.delete(name));
      return value;
    },
    forget: (name) => void kept.delete(name),
  };
}
