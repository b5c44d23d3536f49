import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Vault } from '../sync/ports.ts';
import type { Environment } from './environment.ts';
import { createKmsVault } from './vault-kms.ts';
import { createLocalVault } from './vault-local.ts';

/** Throttles and lost connections are tried again within the time of a function. */
const patience = { maxAttempts: 5, requestHandler: { connectionTimeout: 1000, requestTimeout: 4000 } };

/** The client of the table. */
export function tableClient({
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
}: Pick<Environment, 'AWS_ENDPOINT_URL_DYNAMODB'>): DynamoDBClient {
  const client = new DynamoDBClient({ ...patience, ...(endpoint !== undefined && { endpoint }) });
  // It goes through every value of every answer for a log that nobody writes: a fifth of the time that a page of rows takes.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

/** The client of the queues. By default it would follow the host in a queue's address, and leave one machine. */
export function queueClient({ AWS_ENDPOINT_URL_SQS: endpoint }: Environment): SQSClient {
  return new SQSClient({ ...patience, useQueueUrlAsEndpoint: false, ...(endpoint !== undefined && { endpoint }) });
}

/** The vault of this deployment. @throws Error when the function was given no key */
export function vaultOf(environment: Environment): Vault {
  const { LOCAL_CREDENTIALS_KEY: localKey, CREDENTIALS_KEY_ID: keyId } = environment;
  if (localKey !== undefined) return createLocalVault(localKey);
  if (keyId === undefined) throw new Error('this function was given no key for credentials');
  return createKmsVault({ client: new KMSClient(patience), keyId });
}
