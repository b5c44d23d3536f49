import * as z from 'zod';
import type { ExportBatch, ExportEntry, ExportList, ExportPlan } from '../sync/export-list.ts';
import { exportBatchesKey, exportBatchKey, exportEntryKey, exportHeadKey, openExportsKey } from './keys.ts';
import { type Fields, putItem, queryIndex, readItem, readItems, type Table, updateItem } from './table.ts';

const entrySchema = z.object({
  key: z.string(),
  document: z.unknown(),
  addedAt: z.string(),
  batch: z.int().optional(),
});
const planSchema = z.object({ number: z.int(), keys: z.array(z.string()), at: z.string(), by: z.string() });
const headSchema = z.object({ last: z.int(), plan: planSchema.optional() });
const batchSchema = z.object({
  number: z.int(),
  at: z.string(),
  by: z.string(),
  count: z.int(),
  file: z.object({ name: z.string(), size: z.int(), sha256: z.string(), contentType: z.string() }),
});

/** The export list of one integration, in DynamoDB. */
export function createExportList(table: Table, scope: { tenant: string; integration: string }): ExportList {
  const head = exportHeadKey(scope);
  const find = async (keys: readonly string[]): Promise<(ExportEntry | undefined)[]> => {
    const items = await readItems(
      table,
      keys.map((key) => exportEntryKey(scope, key)),
    );
    return items.map((item) => item && entrySchema.parse(item));
  };
  return {
    find,
    add: ({ key, document, addedAt }) =>
      putItem(
        table,
        { ...exportEntryKey(scope, key), key, document, addedAt, stateKey: openExportsKey(scope), stateAt: addedAt },
        { condition: 'attribute_not_exists(#pk)' },
      ),
    async open(limit) {
      const where = { index: 'by-state', where: '#stateKey = :open', values: { open: openExportsKey(scope) } };
      const { items } = await queryIndex(table, { ...where, limit });
      // An index may be a moment old: what counts is the entry itself.
      const entries = await find(items.map((item) => entrySchema.parse(item).key));
      return entries.filter((entry) => entry !== undefined).filter(({ batch }) => batch === undefined);
    },
    state: async () => stateOf(await readItem(table, head)),
    begin: (plan) => begin(table, head, plan),
    async mark(key, batch) {
      await updateItem(table, exportEntryKey(scope, key), {
        update: 'SET #batch = :batch REMOVE #stateKey, #stateAt',
        condition: 'attribute_exists(#pk) AND (attribute_not_exists(#batch) OR #batch = :batch)',
        values: { batch },
      });
    },
    async finish(batch) {
      const listed = { stateKey: exportBatchesKey(scope), stateAt: String(batch.number).padStart(9, '0') };
      const key = exportBatchKey(scope, batch.number);
      await putItem(table, { ...key, ...batch, ...listed }, { condition: 'attribute_not_exists(#pk)' });
      await updateItem(table, head, {
        update: 'REMOVE #plan',
        condition: '#last = :number',
        values: { number: batch.number },
      });
    },
    async batch(number) {
      const item = await readItem(table, exportBatchKey(scope, number));
      return item && batchSchema.parse(item);
    },
    async batches(limit): Promise<readonly ExportBatch[]> {
      const where = { index: 'by-state', where: '#stateKey = :made', values: { made: exportBatchesKey(scope) } };
      const { items } = await queryIndex(table, { ...where, limit, newestFirst: true });
      return items.map((item) => batchSchema.parse(item));
    },
  };
}

function stateOf(fields: Fields | undefined): { last: number; plan: ExportPlan | undefined } {
  if (fields === undefined) return { last: 0, plan: undefined };
  const { last, plan } = headSchema.parse(fields);
  return { last, plan };
}

async function begin(table: Table, head: ReturnType<typeof exportHeadKey>, plan: ExportPlan): Promise<boolean> {
  const changed = await updateItem(table, head, {
    update: 'SET #last = :number, #plan = :plan',
    condition: '(attribute_not_exists(#last) OR #last = :before) AND attribute_not_exists(#plan)',
    values: { number: plan.number, before: plan.number - 1, plan },
  });
  return changed !== undefined;
}
