import type { WebhookTrigger } from '../../sync/define-sync.ts';
import { type ListedEntity, listChanges } from './list-changes.ts';
import { momentWebhookSchema } from './schema.ts';

type Topic = Omit<WebhookTrigger<'moment'>, 'kind' | 'catchUpSeconds'>;

/**
 * A webhook topic of Moment: bodies are thin (event and id), unsigned, and do not name the company.
 * https://docs.moment.team (Integrations, webhook)
 */
export function webhookTopic(entity: ListedEntity): Topic {
  return {
    vendor: 'moment',
    topic: entity,
    keyOf: (body) => {
      const parsed = momentWebhookSchema[entity].safeParse(body);
      return parsed.success ? parsed.data : undefined;
    },
    changedSince: (connection, since, place) => listChanges(connection, entity, { since, place }),
  };
}
