import { randomUUID } from 'node:crypto';
import type { SQSRecord } from 'aws-lambda';
import { catalogue } from '../../functions/catalogue.ts';
import { momentCustomersTo24SevenOffice } from '../../functions/moment-customers-to-24sevenoffice/sync.ts';
import { momentInvoicesTo24SevenOffice } from '../../functions/moment-invoices-to-24sevenoffice/sync.ts';
import { momentProjectsTo24SevenOffice } from '../../functions/moment-projects-to-24sevenoffice/sync.ts';
import { vendorBudgets } from '../../functions/vendor-budgets.ts';
import { createWebhookReceiver } from '../../functions/webhook-ingress/receive-webhook.ts';
import { handleSync, type SyncHandler } from '../../lib/runtime/sqs-handler.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import { openDeployment } from '../support/deployment.ts';
import { canaries } from '../support/integration-order.ts';
import { openCountingProxy } from './counting-proxy.ts';
import { openVendorPair } from './vendor-pair.ts';

/** As Lambda would hand over at most. */
const batchSize = 10;

/**
 * The functions as they are deployed: ingress and the three directions' handlers, each opened once, before a real table whose
 * requests are counted and both sandboxes, whose calls are.
 */
export async function openWarmWorker() {
  const deployment = await openDeployment(catalogue.map(({ name }) => name));
  const table = await openCountingProxy(deployment.variables.AWS_ENDPOINT_URL_DYNAMODB ?? '');
  const vendors = await openVendorPair();
  const variables = {
    ...deployment.variables,
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
    VENDOR_ENDPOINTS: JSON.stringify(vendors.endpoints),
  };
  await deployment.save({ ...vendors.integration, credentials: { ...canaries, ...vendors.credentials } });
  const surroundings = openSurroundings('webhook-ingress', variables);
  const receive = createWebhookReceiver({
    ...surroundings,
    ...{ nudges: surroundings.queues, polls: surroundings.queues, catalogue },
  });
  const handlers = new Map<string, SyncHandler>([
    [momentCustomersTo24SevenOffice.name, handleSync(momentCustomersTo24SevenOffice, vendorBudgets, { variables })],
    [momentProjectsTo24SevenOffice.name, handleSync(momentProjectsTo24SevenOffice, vendorBudgets, { variables })],
    [momentInvoicesTo24SevenOffice.name, handleSync(momentInvoicesTo24SevenOffice, vendorBudgets, { variables })],
  ]);
  const pathParameters = { vendor: 'moment', integrationId: 'fjord.main', secret: canaries.webhookSecret };

  return {
    vendors,
    requestsTaken: table.taken,
    receipts: surroundings.receipts,
    /** A webhook of Moment comes to the ingress. */
    async hear(body: object): Promise<void> {
      const answer = await receive({ body: JSON.stringify(body), isBase64Encoded: false, pathParameters });
      if (answer.statusCode !== 202) throw new Error(`the ingress answered ${answer.statusCode}: ${answer.body}`);
    },
    /** What lies in the queues is handed to the functions, in batches as the event source makes them. */
    async work(): Promise<void> {
      while (deployment.queues.sent.length > 0) {
        const sent = deployment.queues.sent.splice(0);
        for (const [direction, handle] of handlers) {
          const bodies = sent.filter(({ queue }) => queue.endsWith(`/${direction}`)).map(({ body }) => body);
          for (let start = 0; start < bodies.length; start += batchSize) {
            await handleBatch(handle, bodies.slice(start, start + batchSize));
          }
        }
      }
    },
    async close(): Promise<void> {
      surroundings.table.client.destroy();
      await Promise.all([table.close(), vendors.close()]);
      await deployment.close();
    },
  };
}
/** See `openWarmWorker`. */
export type WarmWorker = Awaited<ReturnType<typeof openWarmWorker>>;

async function handleBatch(handle: SyncHandler, bodies: readonly object[]): Promise<void> {
  const Records = bodies.map((body) => sqsRecord(JSON.stringify(body)));
  const { batchItemFailures } = await handle({ Records }, { getRemainingTimeInMillis: () => 40_000 });
  if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} messages failed`);
}

function sqsRecord(body: string): SQSRecord {
  const attributes = {
    ...{ ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: 'bench' },
    ApproximateFirstReceiveTimestamp: '0',
  };
  return {
    ...{ messageId: randomUUID(), receiptHandle: 'r', body, attributes, messageAttributes: {}, md5OfBody: '' },
    ...{ eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:eu-north-1:000000000000:q', awsRegion: 'eu-north-1' },
  };
}
