import { createRequire } from 'node:module';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { toItem } from '../../lib/store/attribute-values.ts';
import type { Fields } from '../../lib/store/table.ts';

type Item = Record<string, AttributeValue>;
type Done = (error: Error | null) => void;
type Put = { readonly type: 'put'; readonly key: string; readonly value: Item };
type SubStore = { batch(puts: readonly Put[], done: Done): void };
type TableFacts = { readonly GlobalSecondaryIndexes: readonly unknown[] };

/** The inside of dynalite 4.0.0 (db/index.js), as far as filling needs it. */
type Inside = {
  create(settings: { readonly path: string }): {
    readonly db: { close(done: Done): void };
    getTable(name: string, done: (error: Error | null, table: TableFacts) => void): void;
    getItemDb(table: string): SubStore;
    getIndexDb(type: 'global', table: string, index: string): SubStore;
  };
  createKey(item: Item, table: TableFacts): string;
  getIndexActions(...inputs: [indexes: readonly unknown[], before: undefined, item: Item, table: TableFacts]): {
    readonly puts: readonly { readonly index: string; readonly key: string; readonly item: Item }[];
  };
};

/** Items written together. */
const lot = 2000;

/**
 * Writes items into the folder of an embedded table that nobody serves now. Put by put over HTTP a million would take
 * ten minutes; this way the same entries, by dynalite's own rules for keys and indexes, are there in a few.
 */
export async function fillFolder(folder: string, table: string, items: Iterable<Fields>): Promise<void> {
  const inside: Inside = createRequire(import.meta.url)('dynalite/db');
  const store = inside.create({ path: folder });
  const facts = await new Promise<TableFacts>((found, failed) => {
    store.getTable(table, (error, one) => (error ? failed(error) : found(one)));
  });
  let puts = new Map<SubStore, Put[]>();
  let waiting = 0;
  const add = (to: SubStore, key: string, value: Item) => {
    const own = puts.get(to);
    if (own === undefined) puts.set(to, [{ type: 'put', key, value }]);
    else own.push({ type: 'put', key, value });
  };
  const write = async () => {
    const now = [...puts];
    puts = new Map();
    await Promise.all(now.map(([to, some]) => done((told) => to.batch(some, told))));
  };
  for (const fields of items) {
    const item = toItem(fields);
    add(store.getItemDb(table), inside.createKey(item, facts), item);
    const { puts: entries } = inside.getIndexActions(facts.GlobalSecondaryIndexes, undefined, item, facts);
    for (const { index, key, item: entry } of entries) add(store.getIndexDb('global', table, index), key, entry);
    waiting += 1;
    if (waiting % lot === 0) await write();
  }
  await write();
  await done((told) => store.db.close(told));
}

function done(step: (told: Done) => void): Promise<void> {
  return new Promise((finished, failed) => {
    step((error) => (error ? failed(error) : finished()));
  });
}
