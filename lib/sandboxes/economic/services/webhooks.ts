import { type FieldTable, readFields } from '../fields.ts';
import { type Answer, emptyAnswer, type FieldProblem, jsonAnswer, notFound, refuseIfAny } from '../http/answer.ts';
import type { VendorCall, VendorOperation } from '../http/operation.ts';
import { filterable } from '../lists/list.ts';
import type { JsonObject } from '../state/json.ts';
import { objectVersionOf, putRecord } from '../state/records.ts';
import { readOperations } from './read-operations.ts';
import { checkObjectVersion } from './versions.ts';

const base = '/webhooksapi/v1.0.0';
const roles = ['SuperUser'];

/** The list of events is not published; the journal's name is our own. */
const eventTypes: readonly JsonObject[] = [
  { name: 'INVOICE_BOOKED', description: 'Invoice booked', mergeFields: '[INVOICENO]' },
  { name: 'JOURNAL_BOOKED', description: 'Journal booked', mergeFields: '[DAYBOOKNO] [FROMSERIALNO] [TOSERIALNO]' },
  { name: 'CUSTOMER_UPDATED', description: 'Customer updated', mergeFields: '[OLDNUMBER] [NEWNUMBER]' },
  { name: 'PROJECT_UPDATED', description: 'Project updated', mergeFields: '[OLDNUMBER] [NEWNUMBER]' },
];

/** https://apis.e-conomic.com/webhooksapi/redoc.html */
const fields: FieldTable = {
  eventType: { kind: 'text', shortest: 1, required: true },
  name: { kind: 'text', shortest: 1, longest: 100, required: true },
  url: { kind: 'text', shortest: 1, longest: 1000, required: true },
  contentType: { kind: 'text', longest: 50 },
  postData: { kind: 'text', longest: 4000 },
  customHeaders: { kind: 'list' },
  isDisabled: { kind: 'flag' },
  objectVersion: { kind: 'text' },
  lastDisabledDate: { kind: 'read-only' },
  lastUpdated: { kind: 'read-only' },
};

/** One webhook for each event. */
export const webhookOperations: readonly VendorOperation[] = [
  ...readOperations({
    ...{ name: 'webhooks', path: `${base}/webhooks`, roles, ways: ['cursor', 'paged', 'count', 'item'] },
    list: ({ agreement }) => ({
      rows: Object.entries(agreement.webhooks).map(([eventType, webhook]) => ({
        ...webhook.values,
        objectVersion: objectVersionOf(eventType, webhook),
      })),
      ...{ key: 'eventType', filterable: filterable('eventType', 'name'), sortable: ['eventType'] },
    }),
  }),
  {
    ...{ name: 'event-types.list', host: 'services', method: 'GET', path: `${base}/EventTypes`, roles },
    run: () => jsonAnswer(200, [...eventTypes]),
  },
  {
    ...{ name: 'webhooks.create', host: 'services', method: 'POST', path: `${base}/webhooks`, roles },
    takes: 'application/json',
    run: (call) => keepWebhook(call, 'new'),
  },
  {
    ...{ name: 'webhooks.put', host: 'services', method: 'PUT', path: `${base}/webhooks`, roles },
    takes: 'application/json',
    run: (call) => keepWebhook(call, 'known'),
  },
  {
    ...{ name: 'webhooks.delete', host: 'services', method: 'DELETE', path: `${base}/webhooks/#`, roles },
    run({ agreement, keys: [key = ''] }) {
      if (agreement.webhooks[key] === undefined) {
        throw notFound();
      }
      delete agreement.webhooks[key];
      return emptyAnswer();
    },
  },
];

function keepWebhook(call: VendorCall, wish: 'new' | 'known'): Answer {
  const { agreement, world } = call;
  const { values, problems } = readFields(call, fields, call.json());
  const { objectVersion, ...webhook } = values;
  const key = String(webhook.eventType);
  const known = agreement.webhooks[key];
  refuseIfAny([...problems, ...webhookProblems(webhook)]);
  if (wish === 'new') {
    const code = 'WebhookAlreadyExistsForEventType';
    refuseIfAny(known === undefined ? [] : [{ field: 'eventType', message: 'There is one.', code }]);
  } else if (known === undefined) {
    throw notFound();
  } else {
    checkObjectVersion(key, known, objectVersion);
  }
  putRecord({ table: agreement.webhooks, key, now: world.now() }, webhook);
  return wish === 'new' ? jsonAnswer(201, { eventType: key }) : emptyAnswer();
}

/** The vendor takes https only; a loopback address is taken as well, for runs on one machine. */
function webhookProblems({ eventType, url, customHeaders }: JsonObject): FieldProblem[] {
  const address = URL.canParse(String(url)) ? new URL(String(url)) : undefined;
  const safe = address?.protocol === 'https:' || ['127.0.0.1', 'localhost'].includes(address?.hostname ?? '');
  const headers = Array.isArray(customHeaders) ? customHeaders : [];
  const problem = (field: string, code: string): FieldProblem => ({ field, message: code, code });
  return [
    ...(eventTypes.some(({ name }) => name === eventType) ? [] : [problem('eventType', 'WebhookInvalidType')]),
    ...(address === undefined ? [problem('url', 'WebhookInvalidUrl')] : []),
    ...(address !== undefined && !safe ? [problem('url', 'WebhookInvalidUrlScheme')] : []),
    ...(headers.length > 5 ? [problem('customHeaders', 'WebhookCustomHeadersTooMany')] : []),
    ...(JSON.stringify(headers).length > 1000 ? [problem('customHeaders', 'WebhookCustomHeadersTooLong')] : []),
  ];
}
