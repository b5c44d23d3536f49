import { type IntegrationOrder, saveIntegration } from '../../lib/runtime/save-integration.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import { createLocalVault } from '../../lib/runtime/vault-local.ts';
import { integrationOrder } from './integration-order.ts';
import { openQueueServer } from './queue-server.ts';
import { openTestTable } from './table.ts';

const credentialsKey = Buffer.alloc(32, 7).toString('base64');

/** A table, a queue server, and the environment variables that name them: what a function finds when it is deployed. */
export async function openDeployment(directions: readonly string[]) {
  const [table, queues] = await Promise.all([openTestTable(), openQueueServer()]);
  const endpoint = await table.client.config.endpoint?.();
  const variables: Record<string, string> = {
    TABLE_NAME: table.name,
    FUNCTION_TIMEOUT_SECONDS: '45',
    LOCAL_CREDENTIALS_KEY: credentialsKey,
    QUEUE_URLS: JSON.stringify(Object.fromEntries(directions.map((name) => [name, `${queues.url}/1/${name}`]))),
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${endpoint?.port}`,
    AWS_ENDPOINT_URL_SQS: queues.url,
  };
  // The AWS clients read these by themselves.
  Object.assign(process.env, { AWS_REGION: 'eu-north-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
  const surroundings = openSurroundings('test', variables);
  return {
    ...surroundings,
    variables,
    queues,
    async save(change: Partial<IntegrationOrder> = {}): Promise<void> {
      const tools = {
        store: surroundings.integrations,
        vault: createLocalVault(credentialsKey),
        clock: surroundings.clock,
      };
      const result = await saveIntegration({ ...integrationOrder, ...change }, tools);
      if (result.kind !== 'saved') throw new Error(JSON.stringify(result.problems));
    },
    async close(): Promise<void> {
      surroundings.table.client.destroy();
      await Promise.all([table.close(), queues.close()]);
    },
  };
}
