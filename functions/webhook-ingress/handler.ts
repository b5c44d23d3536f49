import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { once } from '../../lib/runtime/once.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import { catalogue } from '../catalogue.ts';
import { createWebhookReceiver, type WebhookEvent } from './receive-webhook.ts';

const ingress = once(() => {
  const surroundings = openSurroundings('webhook-ingress');
  return {
    ...surroundings,
    receive: createWebhookReceiver({
      ...surroundings,
      nudges: surroundings.queues,
      polls: surroundings.queues,
      catalogue,
    }),
  };
});

/** `POST /webhooks/{vendor}/{integrationId}/{secret}` */
export async function handler(event: WebhookEvent): Promise<APIGatewayProxyStructuredResultV2> {
  const { receive, metrics } = ingress();
  const answer = await receive(event);
  metrics.publish();
  return answer;
}
