import { type AuditEntry, type AuditStore, auditEntrySchema } from '../sync/audit.ts';
import { auditKey, auditListKey } from './keys.ts';
import { type Fields, putItem, queryIndex, type Table } from './table.ts';

/** Longest free text and largest before or after (characters of JSON) that an entry keeps. */
const longestNote = 500;
const largestPart = 8000;

/** The audit in DynamoDB: an item for each entry, listed by the index over state and time. Nothing here changes an entry. */
export function createAuditStore(table: Table): AuditStore {
  return {
    async append(entry) {
      const fields = {
        ...fitted(entry),
        ...auditKey(entry),
        stateKey: auditListKey(entry.tenant),
        stateAt: placeOf(entry),
      };
      // A client that did not hear the answer writes again: the entry is there already, and stays as it is.
      await putItem(table, fields, { condition: 'attribute_not_exists(#pk)' });
    },
    async page({ tenants, limit, before }) {
      const pages = await Promise.all(tenants.map((tenant) => pageOf(table, tenant, { limit: limit + 1, before })));
      const all = pages.flat().sort((left, right) => placeOf(right).localeCompare(placeOf(left)));
      const entries = all.slice(0, limit);
      const last = entries.at(-1);
      return { entries, ...(all.length > limit && last && { next: placeOf(last) }) };
    },
  };
}

async function pageOf(
  table: Table,
  tenant: string,
  { limit, before }: { limit: number; before: string | undefined },
): Promise<AuditEntry[]> {
  const list = auditListKey(tenant);
  const { items } = await queryIndex(table, {
    index: 'by-state',
    where: before === undefined ? '#stateKey = :list' : '#stateKey = :list AND #stateAt < :before',
    values: before === undefined ? { list } : { list, before },
    limit,
    newestFirst: true,
  });
  return items.map(entryOf);
}

function entryOf(fields: Fields): AuditEntry {
  const { pk, sk, stateKey, stateAt, ...rest } = fields;
  return auditEntrySchema.parse(rest);
}

/** Where an entry stands in every list: by time, and at one instant by its id. */
function placeOf({ at, id }: AuditEntry): string {
  return `${at} ${id}`;
}

function fitted(entry: AuditEntry): AuditEntry {
  const { before, after, note } = entry;
  return {
    ...entry,
    before: fittedPart(before),
    after: fittedPart(after),
    note: note === undefined ? undefined : note.slice(0, longestNote).toWellFormed(),
  };
}

function fittedPart(part: AuditEntry['before']): AuditEntry['before'] {
  if (part === undefined || JSON.stringify(part).length <= largestPart) return part;
  return { cut: JSON.stringify(part).slice(0, largestPart).toWellFormed() };
}
