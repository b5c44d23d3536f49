import { customerNumberOf, projectNumberOf, withoutNulls } from './records.ts';
import type { CompanyState, JsonObject, JsonValue, WebhookTopic } from './state.ts';
import type { Change } from './world.ts';

/** A change as the webhook of its topic tells it: ids and numbers only. */
export type WebhookMessage = { readonly topic: WebhookTopic; readonly body: JsonObject };

/** The thin message about a change; `undefined` for records that have no webhook. */
export function webhookMessage({ company, entity, event, record }: Change): WebhookMessage | undefined {
  const { id, values } = record;
  switch (entity) {
    case 'customers':
      return {
        topic: entity,
        body: { event, customer: withoutNulls({ id, customerNumber: values.customerNumber }) },
      };
    case 'projects': {
      const customer = customerPart(company, values.customerId);
      return {
        topic: entity,
        body: { event, project: withoutNulls({ id, projectNumber: values.projectNumber, customer }) },
      };
    }
    case 'invoices': {
      const customer = customerPart(company, values.customerId);
      const project = projectPart(company, values.projectId);
      return {
        topic: entity,
        body: { event, invoice: withoutNulls({ id, invoiceNumber: values.invoiceNumber, customer, project }) },
      };
    }
    default:
      return undefined;
  }
}

function customerPart(company: CompanyState, id: JsonValue | undefined): JsonObject | undefined {
  return id === undefined ? undefined : withoutNulls({ id, customerNumber: customerNumberOf(company, id) });
}

function projectPart(company: CompanyState, id: JsonValue | undefined): JsonObject | undefined {
  return id === undefined ? undefined : withoutNulls({ id, projectNumber: projectNumberOf(company, id) });
}
