import type { SessionRecord, SessionStore } from '../../lib/sync/ports.ts';

type Kept = SessionRecord & { owner?: string | undefined; until?: Date | undefined };

/** Vendor sessions in memory, unsealed. */
export function createMemorySessions(): SessionStore {
  const kept = new Map<string, Kept>();
  const at = (key: string): Kept => kept.get(key) ?? { session: undefined, failures: 0 };
  return {
    async read(key) {
      const { session, failures, failure, failedAt } = at(key);
      return { session, failures, ...(failure !== undefined && { failure, failedAt }) };
    },
    async beginLogin(key, { owner, now, until }) {
      const record = at(key);
      if (record.until !== undefined && record.until > now) return false;
      kept.set(key, { ...record, owner, until });
      return true;
    },
    async saveSession(key, owner, session) {
      if (at(key).owner === owner) kept.set(key, { session, failures: 0 });
    },
    async saveFailure(key, owner, told) {
      const { owner: holder, until, session, failures } = at(key);
      // Whoever took over keeps its right to log in, and its session; the failure counts all the same.
      const others = holder === owner ? { session: undefined } : { owner: holder, until, session };
      kept.set(key, { ...others, failures: failures + 1, failure: told.failure, failedAt: told.at.toISOString() });
      return failures + 1;
    },
    async refuse(key, told) {
      const record = at(key);
      const aMinuteAgo = new Date(told.at.getTime() - 60_000).toISOString();
      if (record.failedAt !== undefined && record.failedAt >= aMinuteAgo) return;
      kept.set(key, {
        ...record,
        ...{ failures: record.failures + 1, failure: told.failure, failedAt: told.at.toISOString() },
      });
    },
    async forgive(key) {
      const { failure, failedAt, ...record } = at(key);
      kept.set(key, { ...record, failures: 0 });
    },
  };
}
