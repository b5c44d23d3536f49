import { type Integration, integrationSchema } from '../documents/integration.ts';
import { integrationKey, integrationsKey } from './keys.ts';
import { type Fields, putItem, queryIndex, readItem, type Table } from './table.ts';

/** Integrations as they are stored: settings in plain, credentials sealed. */
export type IntegrationStore = {
  /** Saves the next version. False: somebody else saved this version first. */
  save(integration: Integration): Promise<boolean>;
  /**
   * Removes this version: secrets and settings are gone, and the id is free for a new one. Receipts stay, and end as switched
   * off. False: somebody else saved meanwhile.
   */
  remove(integration: Integration, now: Date): Promise<boolean>;
  /** As it is now. */
  find(tenant: string, id: string): Promise<Integration | undefined>;
  /**
   * All of them, oldest first; what was saved a moment ago may be missing. One that does not fit the schema is told to
   * `onUnreadable` by its key, and left out; it fails the list where nobody listens.
   */
  list(onUnreadable?: (key: string) => void): Promise<Integration[]>;
};

const pageSize = 200;

/** Integrations in DynamoDB. */
export function createIntegrationStore(table: Table): IntegrationStore {
  return {
    save: (integration) =>
      putItem(
        table,
        {
          ...integration,
          ...integrationKey(integration.tenant, integration.id),
          stateKey: integrationsKey,
          stateAt: `${integration.createdAt} ${integration.id}`,
        },
        { condition: 'attribute_not_exists(#pk) OR #version = :before', values: { before: integration.version - 1 } },
      ),
    remove: ({ tenant, id, version }, now) =>
      putItem(
        table,
        // Nothing is deleted from the table. Version 0 lets a new one of this id be saved as its first.
        { ...integrationKey(tenant, id), version: 0, removedAt: now.toISOString() },
        { condition: '#version = :version', values: { version } },
      ),
    async find(tenant, id) {
      const fields = await readItem(table, integrationKey(tenant, id));
      return fields && fields.removedAt === undefined ? integrationOf(fields) : undefined;
    },
    async list(onUnreadable) {
      const where = { index: 'by-state', where: '#stateKey = :all', values: { all: integrationsKey }, limit: pageSize };
      const found: Integration[] = [];
      let after: Fields | undefined;
      do {
        const page = await queryIndex(table, { ...where, after });
        found.push(...page.items.flatMap((item) => readable(item, onUnreadable)));
        after = page.next;
      } while (after !== undefined);
      return found;
    },
  };
}

function readable(fields: Fields, onUnreadable: ((key: string) => void) | undefined): Integration[] {
  try {
    return [integrationOf(fields)];
  } catch (error) {
    // One company's broken set-up must not stop the others'.
    if (onUnreadable === undefined) throw error;
    onUnreadable(String(fields.pk));
    return [];
  }
}

function integrationOf(fields: Fields): Integration {
  const { pk, sk, stateKey, stateAt, ...rest } = fields;
  return integrationSchema.parse(rest);
}
