import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { type Answer, EconomicRefusal, emptyAnswer, jsonAnswer, notFound } from '../http/answer.ts';
import { refusalAnswer } from '../http/error-body.ts';
import { faultSwitch } from '../http/faults.ts';
import { parseJsonBody, readBody } from '../http/read-body.ts';
import type { FrontDesk } from '../http/serve-call.ts';
import type { AgreementState } from '../state/agreement-state.ts';
import type { JsonObject, JsonValue } from '../state/json.ts';
import { agreementOf } from '../state/sandbox-state.ts';
import { switches } from '../state/switches.ts';
import type { WebhookDelivery } from '../webhook-sender.ts';
import { bookVoucher, editRecord, putAgreement } from './change-state.ts';
import {
  agreementSettings,
  appSettings,
  grantSettings,
  recordFields,
  voucherSettings,
  webhookSettings,
} from './control-schema.ts';

/** What the control endpoint reaches. */
export type ControlDesk = FrontDesk & { readonly deliveries: WebhookDelivery[] };

type ControlCall = {
  readonly desk: ControlDesk;
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly body: JsonObject;
};

type ControlRoute = {
  readonly method: string;
  readonly path: RegExp;
  run(call: ControlCall): Answer | Promise<Answer>;
};

/** Answer a call to `/_control/...`; whatever it changed is on disk before the answer. */
export async function answerControlCall(desk: ControlDesk, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://economic.invalid');
  const path = url.pathname.slice('/_control/'.length);
  try {
    const content = await readBody(request);
    const body = content.length === 0 ? {} : parseJsonBody(content);
    const route = routes.find((each) => each.method === request.method && each.path.test(path));
    if (route === undefined) {
      throw notFound();
    }
    const [, ...names] = route.path.exec(path) ?? [];
    const answer = await route.run({ desk, names, query: url.searchParams, body });
    await desk.world.saved();
    return answer;
  } catch (error) {
    if (error instanceof EconomicRefusal) {
      return refusalAnswer('services', error, desk.world.now());
    }
    if (error instanceof z.ZodError) {
      return jsonAnswer(400, { title: z.prettifyError(error) });
    }
    throw error;
  }
}

const done = (work: (call: ControlCall) => void) => (call: ControlCall) => {
  work(call);
  return emptyAnswer();
};

const agreementRoutes: readonly ControlRoute[] = [
  {
    method: 'PUT',
    path: /^agreements\/([1-9]\d*)$/,
    run: ({ desk, names, body }) =>
      jsonAnswer(200, shown(putAgreement(desk.world, Number(names[0]), agreementSettings.parse(body)))),
  },
  { method: 'GET', path: /^agreements\/(\d+)$/, run: (call) => jsonAnswer(200, shown(agreement(call))) },
  {
    method: 'POST',
    path: /^agreements\/(\d+)\/grants$/,
    run: done((call) => {
      const settings = grantSettings.parse(call.body);
      const { grants } = agreement(call);
      grants.splice(0, grants.length, ...grants.filter(({ token }) => token !== settings.token));
      grants.push({ ...settings, revoked: false });
    }),
  },
  {
    method: 'DELETE',
    path: /^agreements\/(\d+)\/grants$/,
    run: done((call) => {
      for (const grant of agreement(call).grants) {
        grant.revoked = true;
      }
    }),
  },
  {
    method: 'PATCH',
    path: /^agreements\/(\d+)\/(customers|projects)\/(\d+)$/,
    run(call) {
      const [, kind, number = ''] = call.names;
      const { customers, projects } = agreement(call);
      const isCustomer = kind === 'customers';
      const fields = recordFields.parse(call.body);
      const edit = { number, numberField: isCustomer ? 'customerNumber' : 'number', fields };
      return jsonAnswer(200, editRecord(call.desk.world, isCustomer ? customers : projects, edit));
    },
  },
  {
    method: 'DELETE',
    path: /^agreements\/(\d+)\/(customers|projects)\/(\d+)$/,
    run: done((call) => {
      const [, kind, number = ''] = call.names;
      delete agreement(call)[kind === 'customers' ? 'customers' : 'projects'][number];
    }),
  },
  {
    method: 'POST',
    path: /^agreements\/(\d+)\/vouchers$/,
    run: async (call) =>
      jsonAnswer(201, await bookVoucher(call.desk.world, agreement(call), voucherSettings.parse(call.body))),
  },
  {
    method: 'PUT',
    path: /^agreements\/(\d+)\/webhooks$/,
    run: done((call) => {
      const { journalBooked } = webhookSettings.parse(call.body);
      agreement(call).journalBookedUrls = journalBooked === undefined ? [] : [journalBooked];
    }),
  },
];

const routes: readonly ControlRoute[] = [
  ...agreementRoutes,
  {
    method: 'PUT',
    path: /^apps$/,
    run: done(({ desk, body }) => {
      const wanted = appSettings.parse(body);
      const { apps } = desk.world.state;
      apps.splice(0, apps.length, ...apps.filter(({ publicToken }) => publicToken !== wanted.publicToken), wanted);
    }),
  },
  { method: 'GET', path: /^calls$/, run: ({ desk, query }) => jsonAnswer(200, ofCompany(desk.calls, query)) },
  { method: 'GET', path: /^ignored$/, run: ({ desk, query }) => jsonAnswer(200, ofCompany(desk.world.ignored, query)) },
  { method: 'GET', path: /^deliveries$/, run: ({ desk, query }) => jsonAnswer(200, ofCompany(desk.deliveries, query)) },
  {
    method: 'DELETE',
    path: /^calls$/,
    run: done(({ desk }) => {
      desk.calls.length = 0;
      desk.world.ignored.length = 0;
      desk.deliveries.length = 0;
    }),
  },
  { method: 'POST', path: /^faults$/, run: done(({ desk, body }) => desk.faults.add(faultSwitch.parse(body))) },
  { method: 'DELETE', path: /^faults$/, run: done(({ desk }) => desk.faults.clear()) },
  {
    method: 'POST',
    path: /^switches$/,
    run({ desk, body }) {
      const changed = switches.parse({ ...desk.world.switches, ...body });
      return jsonAnswer(200, Object.assign(desk.world.switches, changed));
    },
  },
  { method: 'POST', path: /^reset$/, run: done(({ desk }) => reset(desk)) },
];

/** As if the sandbox had just been started with nothing. */
function reset({ world, faults, allowance, cache, calls, deliveries }: ControlDesk): void {
  Object.assign(world.state, { apps: [], agreements: {} });
  Object.assign(world.switches, switches.parse({}));
  for (const cleared of [faults, allowance, cache]) {
    cleared.clear();
  }
  for (const log of [calls, deliveries, world.ignored]) {
    log.length = 0;
  }
}

function agreement({ desk, names: [number = ''] }: ControlCall): AgreementState {
  const found = agreementOf(desk.world.state, number);
  if (found === undefined) {
    throw notFound();
  }
  return found;
}

/** Everything but the tokens. */
function shown({ grants, ...rest }: AgreementState): JsonValue {
  const { documents, ...others } = rest;
  return {
    ...others,
    documents: documents.map(({ note, ...each }) => ({ ...each, ...(note === undefined ? {} : { note }) })),
  };
}

function ofCompany<Row extends { readonly company: string }>(
  rows: readonly (Row & { readonly [field: string]: JsonValue })[],
  query: URLSearchParams,
): JsonValue {
  const company = query.get('company');
  return rows.filter((row) => company === null || row.company === company).map((row) => ({ ...row }));
}
