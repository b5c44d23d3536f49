import type { SessionRecord, SessionStore, Vault } from '../sync/ports.ts';
import { type ItemKey, sessionKey } from './keys.ts';
import { type Fields, readItem, type Table, updateItem } from './table.ts';

/** Stands for the integration in the seal: a session belongs to a log-in, which integrations of one tenant may share. */
const sharedByIntegrations = 'sessions';

type Parts = { readonly table: Table; readonly vault: Vault; readonly tenant: string; readonly vendor: string };

/** The sessions of one tenant at one vendor, in DynamoDB. The session is sealed. */
export function createSessionStore({ table, vault, tenant, vendor }: Parts): SessionStore {
  const context = { tenant, integration: sharedByIntegrations, vendor };
  const at = (key: string): ItemKey => sessionKey(tenant, vendor, key);
  return {
    async read(key) {
      const fields = (await readItem(table, at(key))) ?? {};
      const sealed = typeof fields.sealed === 'string' ? await vault.open(fields.sealed, context) : undefined;
      return recordOf(fields, sealed);
    },
    async beginLogin(key, { owner, now, until }) {
      const begun = await updateItem(table, at(key), {
        update: 'SET #owner = :owner, #until = :until',
        condition: 'attribute_not_exists(#until) OR #until <= :now',
        values: { owner, until: until.toISOString(), now: now.toISOString() },
      });
      return begun !== undefined;
    },
    async saveSession(key, owner, { id, createdAt, identityId, clientId }) {
      // Refused when another worker logs in by now: its session is the newer one, ours dies with this worker.
      await updateItem(table, at(key), {
        update:
          'SET #sealed = :sealed, #createdAt = :createdAt, #identityId = :identityId, #clientId = :clientId REMOVE #owner, #until, #failure, #failures, #failedAt',
        condition: '#owner = :owner',
        values: {
          ...{ owner, sealed: await vault.seal(id, context), createdAt },
          ...{ identityId: identityId ?? null, clientId: clientId ?? null },
        },
      });
    },
    saveFailure: (key, owner, told) => saveFailure(table, at(key), { owner, ...told }),
    async refuse(key, { failure, at: now }) {
      await updateItem(table, at(key), {
        update: `SET ${countFailure}`,
        condition: 'attribute_not_exists(#failedAt) OR #failedAt < :aMinuteAgo',
        values: { ...failureValues({ failure, at: now }), aMinuteAgo: new Date(now.getTime() - 60_000).toISOString() },
      });
    },
    async forgive(key) {
      await updateItem(table, at(key), {
        update: 'REMOVE #failure, #failures, #failedAt',
        condition: 'attribute_exists(#failures)',
      });
    },
  };
}

const countFailure = '#failures = if_not_exists(#failures, :zero) + :one, #failure = :failure, #failedAt = :failedAt';

function failureValues({ failure, at }: { failure: string; at: Date }): Fields {
  return { failure: failure.slice(0, 500), failedAt: at.toISOString(), zero: 0, one: 1 };
}

/** Every failed log-in counts, also that of a worker whose right to log in has lapsed: the vendor counts it too. */
async function saveFailure(
  table: Table,
  key: ItemKey,
  told: { owner: string; failure: string; at: Date },
): Promise<number> {
  const count = countFailure;
  const values = failureValues(told);
  const own = await updateItem(table, key, {
    update: `SET ${count} REMOVE #owner, #until, #sealed`,
    condition: '#owner = :owner',
    values: { ...values, owner: told.owner },
  });
  const counted = own ?? (await updateItem(table, key, { update: `SET ${count}`, values }));
  return Number(counted?.failures);
}

function recordOf(fields: Fields, id: string | undefined): SessionRecord {
  const { createdAt, identityId, clientId, failures, failure, failedAt } = fields;
  return {
    session:
      id === undefined
        ? undefined
        : {
            ...{ id, createdAt: String(createdAt) },
            ...(typeof identityId === 'string' && { identityId }),
            ...(typeof clientId === 'string' && { clientId }),
          },
    failures: typeof failures === 'number' ? failures : 0,
    ...(typeof failure === 'string' && { failure }),
    ...(typeof failedAt === 'string' && { failedAt }),
  };
}
