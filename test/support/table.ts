import { once } from 'node:events';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import type { Table } from '../../lib/store/table.ts';
import { tableDescription } from '../../lib/store/table-description.ts';

/** A table of its own in this process, in memory, made from the description that infrastructure uses. */
export async function openTestTable(): Promise<Table & { close(): Promise<void> }> {
  const server = dynalite({ createTableMs: 0 }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the embedded table has no port');
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(new CreateTableCommand(createTableOrder('ledgerbridge')));
  return {
    client,
    name: 'ledgerbridge',
    async close() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** What makes a table of this name, by the description that infrastructure uses. */
export function createTableOrder(name: string) {
  const { partitionKey, sortKey, indexes } = tableDescription;
  const attributes = new Set([partitionKey, sortKey, ...indexes.flatMap((index) => keysOf(index))]);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: [...attributes].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: keySchema([partitionKey, sortKey]),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(keysOf(index)),
      Projection: projectionOf(index.projection),
    })),
  };
}

function projectionOf(projection: (typeof tableDescription.indexes)[number]['projection']) {
  if (projection === 'ALL' || projection === 'KEYS_ONLY') return { ProjectionType: projection };
  return { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...projection] };
}

function keysOf(index: { partitionKey: string; sortKey?: string }): string[] {
  return index.sortKey === undefined ? [index.partitionKey] : [index.partitionKey, index.sortKey];
}

function keySchema(names: readonly string[]) {
  return names.map((AttributeName, place) => ({
    AttributeName,
    KeyType: place === 0 ? ('HASH' as const) : ('RANGE' as const),
  }));
}
