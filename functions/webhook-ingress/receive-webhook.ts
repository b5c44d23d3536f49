import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { GuardedLog } from '../../lib/runtime/logger.ts';
import type { Queues } from '../../lib/runtime/queues.ts';
import type { IntegrationStore } from '../../lib/store/integration-store.ts';
import type { SyncFacts } from '../../lib/sync/define-sync.ts';
import type { Clock, Metrics, Nudges, ReceiptStore } from '../../lib/sync/ports.ts';
import { directionsOfKind } from '../directions-of-kind.ts';
import { createAdmission } from './admit-webhook.ts';
import { createEarlyPolls } from './early-polls.ts';
import { readWebhook } from './read-webhook.ts';

/** What the ingress works with. */
export type IngressTools = {
  readonly integrations: Pick<IntegrationStore, 'find'>;
  readonly receipts: Pick<ReceiptStore, 'record'>;
  readonly nudges: Nudges;
  readonly polls: Pick<Queues, 'askPoll'>;
  readonly clock: Clock;
  readonly log: GuardedLog;
  readonly metrics: Metrics;
  readonly catalogue: readonly SyncFacts[];
};

/** An API Gateway request (payload 2.0), as far as the ingress reads it. */
export type WebhookEvent = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded' | 'pathParameters'>;

/** Receives webhooks: a receipt is written before the sender hears 202, so nothing that was accepted can be lost. */
export function createWebhookReceiver(tools: IngressTools) {
  const admit = createAdmission(tools.integrations, tools.clock);
  const askEarly = createEarlyPolls(tools.polls, tools.clock);
  return async (event: WebhookEvent): Promise<APIGatewayProxyStructuredResultV2> => {
    const { vendor = '', integrationId = '', secret = '' } = event.pathParameters ?? {};
    try {
      const integration = await admit({ vendor, integrationId, secret });
      if (integration === undefined) {
        tools.metrics.count('WebhooksUnknown', 1, {});
        return answer(404, { error: 'there is no such webhook' });
      }
      tools.log.hide(secret); // not before: a stranger must not choose which words the log hides
      const directions = directionsOfKind(integration.kind, tools.catalogue).filter(
        ({ when }) => when.vendor === vendor,
      );
      if (await askEarly(integration, directions)) return answer(202, { status: 'accepted' });
      const reading = readWebhook(event, directions);
      if (reading.kind === 'refused') {
        tools.log.warn('a webhook was refused', { integration: integration.id, vendor, problem: reading.problem });
        tools.metrics.count('WebhooksRefused', 1, {});
        return answer(reading.status, { error: reading.problem });
      }
      const { tenant, id } = integration;
      const refs = reading.documents.map((document) => ({ tenant, integration: id, ...document }));
      for (const ref of refs) await tools.receipts.record(ref, { at: tools.clock(), by: 'webhook' });
      await tools.nudges.nudge(refs);
      return answer(202, { status: 'accepted' });
    } catch (error) {
      // The sender hears that it must try again; what was already recorded is only wanted once more then.
      tools.log.error('a webhook could not be recorded', { error });
      return answer(500, { error: 'not recorded, please send it again' });
    }
  };
}

function answer(statusCode: number, body: Readonly<Record<string, string>>): APIGatewayProxyStructuredResultV2 {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
