import { type DigestState, digestStateSchema, nothingTold } from '../sync/digest-state.ts';
import { digestKey } from './keys.ts';
import { putItem, readItem, type Table } from './table.ts';

/** What the people of each integration were told, one conditional single-item write each. */
export type DigestStore = {
  read(tenant: string, integration: string): Promise<DigestState>;
  /** Writes the next revision. False: somebody else wrote it first. */
  write(of: { readonly tenant: string; readonly integration: string }, next: DigestState): Promise<boolean>;
};

/** What people were told, in DynamoDB, one item per integration. */
export function createDigestStore(table: Table): DigestStore {
  return {
    async read(tenant, integration) {
      const fields = await readItem(table, digestKey(tenant, integration));
      if (fields === undefined) return nothingTold;
      const { pk, sk, ...rest } = fields;
      return digestStateSchema.parse(rest);
    },
    write: ({ tenant, integration }, next) =>
      putItem(
        table,
        { ...next, ...digestKey(tenant, integration) },
        { condition: 'attribute_not_exists(#pk) OR #revision = :before', values: { before: next.revision - 1 } },
      ),
  };
}
