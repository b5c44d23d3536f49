import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { type Answer, emptyAnswer, jsonAnswer, MomentRefusal, notFound, refusalAnswer } from './answer.ts';
import { attachmentToJson } from './attachments.ts';
import { type ControlledEntity, createByUser, editByUser } from './control-records.ts';
import { companySettings, faultSwitch, finalizeWishes, switchSettings, webhookUrls } from './control-schema.ts';
import type { FaultBoard } from './faults.ts';
import { finalizeInvoice } from './finalize-invoice.ts';
import { parseJsonBody, readBody } from './read-body.ts';
import { recordToJson, removeRecord } from './records.ts';
import { type CompanyState, companyByCode, type EntityName, emptyCompany, type JsonObject } from './state.ts';
import type { LoggedCall } from './vendor-api.ts';
import type { WebhookDelivery } from './webhooks.ts';
import { type MomentWorld, recordById } from './world.ts';

/** What the control endpoint reaches besides the world. */
export type ControlDesk = {
  readonly world: MomentWorld;
  readonly faults: FaultBoard;
  readonly calls: LoggedCall[];
  readonly deliveries: WebhookDelivery[];
};

type ControlCall = ControlDesk & {
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly body: JsonObject;
};

type ControlRoute = {
  readonly method: string;
  readonly path: RegExp;
  run(call: ControlCall): Answer;
};

const recordPath = 'companies/([^/]+)/(customers|projects|invoices|projectExtensions|projectExpenses)';

/** Answer a call to `/_control/...`; whatever it changed is on disk before the answer. */
export async function answerControlCall(desk: ControlDesk, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://moment.invalid');
  const path = url.pathname.slice('/_control/'.length);
  try {
    const content = await readBody(request, 'application/json');
    const body = content.length === 0 ? {} : parseJsonBody(content);
    const route = controlRoutes.find((each) => each.method === request.method && each.path.test(path));
    if (route === undefined) {
      throw notFound(`${request.method} ${url.pathname}`);
    }
    const [, ...names] = route.path.exec(path) ?? [];
    const answer = route.run({ ...desk, names, query: url.searchParams, body });
    await desk.world.saved();
    return answer;
  } catch (error) {
    if (error instanceof MomentRefusal) {
      return refusalAnswer(error);
    }
    if (error instanceof z.ZodError) {
      const message = z.prettifyError(error);
      return refusalAnswer(new MomentRefusal({ status: 400, code: 'VALIDATION', message }));
    }
    throw error;
  }
}

const controlRoutes: readonly ControlRoute[] = [
  { method: 'PUT', path: /^companies\/([A-Za-z0-9][A-Za-z0-9_-]*)$/, run: putCompany },
  {
    method: 'PUT',
    path: /^companies\/([^/]+)\/webhooks$/,
    run(call) {
      companyOf(call).webhooks = webhookUrls.parse(call.body);
      return emptyAnswer();
    },
  },
  { method: 'GET', path: /^companies\/([^/]+)$/, run: (call) => jsonAnswer(200, showCompany(companyOf(call))) },
  {
    method: 'POST',
    path: new RegExp(`^${recordPath}$`),
    run(call) {
      const place = { company: companyOf(call), entity: entityOf(call) };
      return jsonAnswer(201, recordToJson(place, createByUser(call.world, place, call.body)));
    },
  },
  {
    method: 'PATCH',
    path: new RegExp(`^${recordPath}/(\\d+)$`),
    run(call) {
      const target = targetOf(call);
      editByUser(call.world, target, { fields: call.body, force: call.query.get('force') === 'true' });
      return jsonAnswer(200, recordToJson(target, target.record));
    },
  },
  {
    method: 'DELETE',
    path: new RegExp(`^${recordPath}/(\\d+)$`),
    run(call) {
      const target = targetOf(call);
      removeRecord(call.world, target, target.record);
      return emptyAnswer();
    },
  },
  {
    method: 'POST',
    path: /^companies\/([^/]+)\/(invoices)\/(\d+)\/finalize$/,
    run(call) {
      const target = targetOf(call);
      finalizeInvoice(call.world, target, finalizeWishes.parse(call.body));
      return jsonAnswer(200, recordToJson(target, target.record));
    },
  },
  { method: 'GET', path: /^calls$/, run: ({ calls, query }) => jsonAnswer(200, ofCompany(calls, query)) },
  {
    method: 'DELETE',
    path: /^calls$/,
    run({ calls }) {
      calls.length = 0;
      return emptyAnswer();
    },
  },
  {
    method: 'GET',
    path: /^deliveries$/,
    run: ({ deliveries, query }) => jsonAnswer(200, ofCompany(deliveries, query)),
  },
  {
    method: 'POST',
    path: /^faults$/,
    run({ faults, body }) {
      faults.add(faultSwitch.parse(body));
      return emptyAnswer();
    },
  },
  {
    method: 'DELETE',
    path: /^faults$/,
    run({ faults }) {
      faults.clear();
      return emptyAnswer();
    },
  },
  {
    method: 'POST',
    path: /^switches$/,
    run({ world, body }) {
      Object.assign(world.switches, switchSettings.parse(body));
      return jsonAnswer(200, { ...world.switches });
    },
  },
];

function putCompany({ world, names: [code = ''], body }: ControlCall): Answer {
  const { nextInvoiceNumber, ...settings } = companySettings.parse(body);
  const company = companyByCode(world.state, code) ?? emptyCompany({ ...settings, code, id: world.state.nextId++ });
  Object.assign(company, settings);
  company.nextInvoiceNumber = Math.max(company.nextInvoiceNumber, nextInvoiceNumber ?? 1);
  world.state.companies[code] = company;
  return jsonAnswer(200, showCompany(company));
}

function companyOf({ world, names: [code = ''] }: ControlCall): CompanyState {
  const company = companyByCode(world.state, code);
  if (company === undefined) {
    throw notFound(`Company ${code}`);
  }
  return company;
}

function entityOf({ names: [, name] }: ControlCall): ControlledEntity {
  const entities = ['customers', 'projects', 'invoices', 'projectExtensions', 'projectExpenses'] as const;
  const entity = entities.find((each) => each === name);
  if (entity === undefined) {
    throw notFound(String(name));
  }
  return entity;
}

function targetOf(call: ControlCall) {
  const company = companyOf(call);
  const entity = entityOf(call);
  return { company, entity, record: recordById(company, entity, Number(call.names[2])) };
}

/** The whole company but its key. */
function showCompany(company: CompanyState): JsonObject {
  const { code, id, name, currencyCode, nextInvoiceNumber, expenseCurrencies, webhooks, records } = company;
  const all = (entity: EntityName) =>
    Object.values(records[entity]).map((record) => recordToJson({ company, entity }, record));
  return {
    ...{ code, id, name, currencyCode, nextInvoiceNumber, expenseCurrencies, webhooks: { ...webhooks } },
    customers: all('customers'),
    projects: all('projects'),
    invoices: all('invoices'),
    projectExtensions: all('projectExtensions'),
    projectExpenses: all('projectExpenses'),
    attachments: Object.values(records.attachments).map(attachmentToJson),
  };
}

function ofCompany(rows: readonly (LoggedCall | WebhookDelivery)[], query: URLSearchParams): JsonObject[] {
  const company = query.get('company');
  return rows.filter((row) => company === null || row.company === company).map((row) => ({ ...row }));
}
