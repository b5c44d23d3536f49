import type { SessionRecord, SessionStore } from '../../lib/sync/ports.ts';

type Kept = SessionRecord & { owner?: string | undefined; until?: Date | undefined };

/** Vendor sessions in memory, unsealed. */
export function createMemorySessions(): SessionStore {
  const kept = new Map<string, Kept>();
  const at = (key: string): Kept => kept.get(key) ?? { session: undefined, failures: 0 };
  return {
    async read(key) {
      const { session, failures, failure } = at(key);
      return { session, failures, ...(failure !== undefined && { failure }) };
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
    async saveFailure(key, owner, failure) {
      const { owner: holder, until, ...record } = at(key);
      const failures = record.failures + 1;
      const lease = holder === owner ? {} : { owner: holder, until };
      kept.set(key, { session: undefined, failures, failure, ...lease });
      return failures;
    },
  };
}
