import { setTimeout as pause } from 'node:timers/promises';
import {
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  BatchWriteItemCommand,
  type BatchWriteItemCommandOutput,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
  UpdateItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { fromItem, type Item, toItem, toValue } from './attribute-values.ts';
import type { ItemKey } from './keys.ts';

/** The one table. Throttles and lost connections are retried by the client; failed conditions are values here. */
export type Table = { readonly client: DynamoDBClient; readonly name: string };

/** Plain data of one item. */
export type Fields = Record<string, unknown>;

/** An expression and its values. Attribute names are written `#name`, values `:name`. */
type Condition = { readonly condition?: string; readonly values?: Readonly<Record<string, unknown>> };

/** DynamoDB takes at most this many keys in one batch, and this many items. */
const batchSize = 100;
const writeBatchSize = 25;

/** What a batch leaves open was throttled: so many more tries, each after a longer pause. */
const writeRounds = 5;

/** Reads one item as it is now. */
export async function readItem(table: Table, key: ItemKey): Promise<Fields | undefined> {
  const order = { TableName: table.name, Key: toItem(key), ConsistentRead: true };
  const { Item: item } = await table.client.send(new GetItemCommand(order));
  return item && fromItem(item);
}

/** Reads many items as they are now, in the order asked for; undefined where there is none. */
export async function readItems(table: Table, keys: readonly ItemKey[]): Promise<(Fields | undefined)[]> {
  const distinct = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  const found = new Map<string, Fields>();
  for (let start = 0; start < distinct.length; start += batchSize) {
    await readBatch(table, distinct.slice(start, start + batchSize), found);
  }
  return keys.map((key) => found.get(nameOf(key)));
}

async function readBatch(table: Table, keys: readonly ItemKey[], found: Map<string, Fields>): Promise<void> {
  let open: Item[] | undefined = keys.map((key) => toItem(key));
  for (let round = 0; open !== undefined && open.length > 0; round += 1) {
    if (round > 0) await pause(pauseMs(round));
    const order = { RequestItems: { [table.name]: { Keys: open, ConsistentRead: true } } };
    const answer: BatchGetItemCommandOutput = await table.client.send(new BatchGetItemCommand(order));
    for (const item of answer.Responses?.[table.name] ?? []) {
      const fields = fromItem(item);
      found.set(nameOf({ pk: String(fields.pk), sk: String(fields.sk) }), fields);
    }
    open = answer.UnprocessedKeys?.[table.name]?.Keys;
  }
}

/** Writes a whole item. False: the condition failed, nothing was written. */
export async function putItem(table: Table, fields: Fields, { condition, values }: Condition = {}): Promise<boolean> {
  const order = { TableName: table.name, Item: toItem(fields), ...expressions(condition, values) };
  const put = table.client.send(new PutItemCommand({ ...order, ConditionExpression: condition }));
  return (await unlessConditionFails(put)) !== undefined;
}

/** Writes whole items, each of another key, whatever stands there. Answers with those that the table would not take in time. */
export async function putItems(table: Table, items: readonly Fields[]): Promise<Fields[]> {
  const left: Fields[] = [];
  for (let start = 0; start < items.length; start += writeBatchSize) {
    left.push(...(await putBatch(table, items.slice(start, start + writeBatchSize))));
  }
  return left;
}

async function putBatch(table: Table, items: readonly Fields[]): Promise<Fields[]> {
  let open: WriteRequest[] = items.map((fields) => ({ PutRequest: { Item: toItem(fields) } }));
  for (let round = 0; open.length > 0 && round < writeRounds; round += 1) {
    if (round > 0) await pause(pauseMs(round));
    const order = { RequestItems: { [table.name]: open } };
    const answer: BatchWriteItemCommandOutput = await table.client.send(new BatchWriteItemCommand(order));
    open = answer.UnprocessedItems?.[table.name] ?? [];
  }
  return open.map(({ PutRequest }) => fromItem(PutRequest?.Item ?? {}));
}

function pauseMs(round: number): number {
  return Math.min(1000, 25 * 2 ** round);
}

/** Changes parts of an item, or makes it; answers with the whole item after. Undefined: the condition failed. */
export async function updateItem(
  table: Table,
  key: ItemKey,
  { update, condition, values }: Condition & { readonly update: string },
): Promise<Fields | undefined> {
  const order = new UpdateItemCommand({
    TableName: table.name,
    Key: toItem(key),
    UpdateExpression: update,
    ConditionExpression: condition,
    ReturnValues: 'ALL_NEW',
    ...expressions(`${update} ${condition ?? ''}`, values),
  });
  const answer = await unlessConditionFails(table.client.send(order));
  return answer && fromItem(answer.Attributes ?? {});
}

/** One page of an index: which, where in it, how much, from which end. */
export type IndexQuery = {
  readonly index: string;
  readonly where: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly limit: number;
  readonly newestFirst?: boolean;
  /** Undefined: all that the index holds. */
  readonly fields?: readonly string[] | undefined;
  readonly after?: Fields | undefined;
};

/** Items of an index, at most `limit`, and where to go on. What an index shows may be a moment old. */
export async function queryIndex(table: Table, query: IndexQuery): Promise<{ items: Fields[]; next?: Fields }> {
  const items: Fields[] = [];
  const wanted = query.fields?.map((field) => `#${field}`).join(', ');
  let start = query.after && toItem(query.after);
  do {
    const order = new QueryCommand({
      TableName: table.name,
      IndexName: query.index,
      KeyConditionExpression: query.where,
      Limit: query.limit - items.length,
      ScanIndexForward: query.newestFirst !== true,
      ProjectionExpression: wanted,
      ...(start && { ExclusiveStartKey: start }),
      ...expressions(`${query.where} ${wanted ?? ''}`, query.values),
    });
    const page = await table.client.send(order);
    items.push(...(page.Items ?? []).map(fromItem));
    start = page.LastEvaluatedKey;
  } while (start !== undefined && items.length < query.limit);
  return { items, ...(start && { next: fromItem(start) }) };
}

/** How many entries an index has there, at most `limit`. `isCut`: at least so many. */
export async function countIndex(
  table: Table,
  { index, where, values, limit }: Pick<IndexQuery, 'index' | 'where' | 'values' | 'limit'>,
): Promise<{ count: number; isCut: boolean }> {
  let count = 0;
  let start: Item | undefined;
  do {
    const order = new QueryCommand({
      TableName: table.name,
      IndexName: index,
      Select: 'COUNT',
      KeyConditionExpression: where,
      Limit: limit - count,
      ...(start && { ExclusiveStartKey: start }),
      ...expressions(where, values),
    });
    const page: QueryCommandOutput = await table.client.send(order);
    count += page.Count ?? 0;
    start = page.LastEvaluatedKey;
  } while (start !== undefined && count < limit);
  return { count, isCut: start !== undefined };
}

function expressions(text: string | undefined, values: Readonly<Record<string, unknown>> | undefined) {
  const names = [...new Set((text ?? '').match(/#\w+/g))];
  return {
    ...(names.length > 0 && {
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [name, name.slice(1)])),
    }),
    ...(values && {
      ExpressionAttributeValues: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [`:${name}`, toValue(value)]),
      ),
    }),
  };
}

async function unlessConditionFails<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error; // the engine lets the queue bring the nudge again
  }
}

function nameOf({ pk, sk }: ItemKey): string {
  return `${pk} ${sk}`;
}
