import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { createKmsVault } from '../runtime/vault-kms.ts';
import { createIntegrationStore } from '../store/integration-store.ts';
import { saveDeployedIntegration } from './deployed-integration.ts';
import { reasonOf } from './error-facts.ts';
import { readIntegrationFile } from './integration-file.ts';

const usage = `npm run integration -- --file FILE --table NAME --key ARN --webhooks URL

Makes or changes one integration of a deployment, with the AWS credentials of the environment. NAME, ARN and URL are the
outputs TableName, CredentialsKeyArn and WebhookUrl of cdk deploy. The file is the same as for npm start -- --integration.`;

const { values } = parseArgs({
  options: {
    ...{ file: { type: 'string' }, table: { type: 'string' }, key: { type: 'string' }, webhooks: { type: 'string' } },
    help: { type: 'boolean' },
  },
});

async function save(): Promise<void> {
  const { file, table, key, webhooks, help } = values;
  if (help) return console.log(usage);
  if (file === undefined || table === undefined || key === undefined || webhooks === undefined) throw new Error(usage);
  const { id, webhookUrl } = await saveDeployedIntegration(readIntegrationFile(file), {
    store: createIntegrationStore({ client: new DynamoDBClient(), name: table }),
    vault: createKmsVault({ client: new KMSClient(), keyId: key }),
    webhooksUrl: webhooks,
  });
  console.log(`${id} is saved. Enter this address at Moment for customers, projects and invoices; it is a secret:`);
  console.log(webhookUrl);
}

save().catch((error: unknown) => {
  // The person at the terminal gets the sentence, not the stack.
  console.error(reasonOf(error));
  process.exit(1);
});
