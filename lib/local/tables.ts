import { isDeepStrictEqual } from 'node:util';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { localAwsSettings } from './local-aws.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const indexSchema = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

/** What of a table's properties the embedded table can have. Encryption, backups and time-to-live stay in AWS. */
const tableProperties = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(indexSchema).optional(),
  LocalSecondaryIndexes: z.array(indexSchema).optional(),
});

/** Make a table of the template, or check that the kept one is still the same. */
export async function ensureTable(client: DynamoDBClient, name: string, properties: unknown): Promise<void> {
  const wanted = tableProperties.parse(properties);
  const existing = await describe(client, name);
  if (existing === undefined) {
    const order: CreateTableCommandInput = { TableName: name, BillingMode: 'PAY_PER_REQUEST', ...wanted };
    await client.send(new CreateTableCommand(order));
  } else if (!isDeepStrictEqual(keysOf(tableProperties.parse(existing)), keysOf(wanted))) {
    throw new Error(
      `The table ${name} was kept by an older version and has other keys or indexes. Start once with --fresh to make it anew.`,
    );
  }
}

async function describe(client: DynamoDBClient, name: string): Promise<unknown> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) {
      return undefined;
    }
    throw error;
  }
}

function keysOf({
  KeySchema,
  GlobalSecondaryIndexes = [],
  LocalSecondaryIndexes = [],
}: z.infer<typeof tableProperties>) {
  const indexes = [...GlobalSecondaryIndexes, ...LocalSecondaryIndexes];
  return { KeySchema, indexes: new Map(indexes.map(({ IndexName, KeySchema: keys }) => [IndexName, keys])) };
}

/** A client of the embedded table server. */
export function tableClientOf(url: string): DynamoDBClient {
  return new DynamoDBClient({ ...localAwsSettings, endpoint: url });
}
