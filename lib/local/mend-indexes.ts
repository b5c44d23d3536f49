import { isDeepStrictEqual } from 'node:util';
import {
  type AttributeValue,
  DeleteItemCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;
type Place = { readonly client: DynamoDBClient; readonly table: string };

/**
 * The embedded table writes an item's index entries first and the item after them (dynalite 4.0.0, actions/putItem.js).
 * A kill in between leaves the old item beside entries of the new one, and an open receipt that no index finds. Before
 * anything else runs, entries without their item are taken back, and items without their entries get them. How many
 * items were mended.
 */
export async function mendIndexes(client: DynamoDBClient, table: string): Promise<number> {
  const place = { client, table };
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  const keys = (Table?.KeySchema ?? []).map(({ AttributeName = '' }) => AttributeName);
  const items = new Map((await all(place)).map((item) => [nameOf(item, keys), item]));
  const astray = new Map<string, Item>();
  for (const { IndexName = '', KeySchema = [], Projection } of Table?.GlobalSecondaryIndexes ?? []) {
    const indexKeys = KeySchema.map(({ AttributeName = '' }) => AttributeName);
    const found = new Set<string>();
    for (const entry of await all(place, IndexName)) {
      const item = items.get(nameOf(entry, keys));
      const isRight = item !== undefined && indexKeys.every((key) => isDeepStrictEqual(entry[key], item[key]));
      if (isRight) found.add(nameOf(entry, keys));
      else if (Projection?.ProjectionType !== 'KEYS_ONLY') await takeBack(place, { entry, item, keys });
    }
    for (const [name, item] of items) {
      if (indexKeys.every((key) => item[key] !== undefined) && !found.has(name)) astray.set(name, item);
    }
  }
  for (const item of astray.values()) await put(place, item);
  return astray.size;
}

/**
 * An entry can only be removed through its item: the item it belongs to is written, and then replaced by the true one.
 * An entry may hold a part of its item only; the rest stays, so that a kill in between loses nothing.
 */
async function takeBack(
  place: Place,
  { entry, item, keys }: { entry: Item; item: Item | undefined; keys: readonly string[] },
): Promise<void> {
  await put(place, { ...item, ...entry });
  if (item !== undefined) return put(place, item);
  const Key = Object.fromEntries(Object.entries(entry).filter(([name]) => keys.includes(name)));
  await place.client.send(new DeleteItemCommand({ TableName: place.table, Key }));
}

async function put({ client, table }: Place, Item: Item): Promise<void> {
  await client.send(new PutItemCommand({ TableName: table, Item }));
}

async function all({ client, table }: Place, IndexName?: string): Promise<Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: table, IndexName, ExclusiveStartKey }));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return items;
}

function nameOf(item: Item, keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => item[key]));
}
