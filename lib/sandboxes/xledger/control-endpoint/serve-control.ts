import type * as z from 'zod';
import { creditStanding, spendCredits } from '../http/allowance.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { SandboxContext } from '../http/context.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { injectedFault, takeImportFailure } from '../http/injected-fault.ts';
import { runImport } from '../ledger/import-job.ts';
import type { EntityState } from '../state/entity-state.ts';
import { emptyState } from '../state/sandbox-state.ts';
import { switches } from '../state/switches.ts';
import {
  addRecord,
  postByHand,
  putEntity,
  removeImportItems,
  removeRecord,
  removeVoucher,
  settleVoucher,
} from './change-state.ts';
import {
  entitySettings,
  recordKinds,
  recordSettings,
  soapUserSettings,
  spending,
  tokenSettings,
  voucherSettings,
} from './control-requests.ts';

/** What a route works with: the sandbox, the parts of the path that it names, the query and the JSON sent. */
type Visit = {
  readonly context: SandboxContext;
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly sent: unknown;
};

type Route = readonly [pattern: RegExp, answer: (visit: Visit) => Answer];

const done = jsonAnswer(200, { ok: true });
const kinds = recordKinds.join('|');

/** Every route of the control endpoint, a line each; the parts in brackets are given to it. */
const routes: readonly Route[] = [
  [/^GET health$/, () => done],
  [/^POST reset$/, ({ context }) => after(() => reset(context))],
  [/^PUT entities\/(\d+)$/, changeEntity],
  [/^GET entities\/(\d+)$/, (visit) => withEntity(visit, (entity) => jsonAnswer(200, entity))],
  [new RegExp(`^POST entities/(\\d+)/(${kinds})$`), addRow],
  [new RegExp(`^DELETE entities/(\\d+)/(${kinds})/(\\d+)$`), removeRow],
  [/^POST entities\/(\d+)\/vouchers$/, addVoucher],
  [/^DELETE entities\/(\d+)\/vouchers\/(\d+)$/, takeVoucher],
  [/^POST entities\/(\d+)\/vouchers\/(\d+)\/settle$/, paidVoucher],
  [/^POST entities\/(\d+)\/run-import$/, importNow],
  [/^DELETE entities\/(\d+)\/import-items\/([^/]+)$/, takeImportItems],
  [/^PUT tokens\/([^/]+)$/, changeToken],
  [/^GET tokens\/([^/]+)$/, standing],
  [/^POST tokens\/([^/]+)\/spend$/, spend],
  [/^PUT soap-users\/([^/]+)$/, changeSoapUser],
  [/^POST expire-logon-keys$/, ({ context }) => after(() => Object.assign(context.store.state, { logonKeys: {} }))],
  [/^GET calls$/, ({ context, query }) => lately(context.log.calls, query)],
  [/^DELETE calls$/, ({ context }) => after(context.log.clear)],
  [/^GET requests$/, ({ context, query }) => lately(context.log.exchanges, query)],
  [
    /^POST faults$/,
    ({ context, sent }) => checked(injectedFault, sent, (fault) => after(() => context.faults.add(fault))),
  ],
  [/^DELETE faults$/, ({ context }) => after(context.faults.clear)],
  [/^GET switches$/, ({ context }) => jsonAnswer(200, context.store.state.switches)],
  [/^POST switches$/, changeSwitches],
];

/** Serves the control endpoint: what a person or a test does behind the vendor's back. */
export async function serveControl(context: SandboxContext, request: HttpRequest): Promise<Answer> {
  const asked = `${request.method} ${request.url.pathname.slice('/_control/'.length)}`;
  const [pattern, answer] = routes.find(([known]) => known.test(asked)) ?? [];
  if (pattern === undefined || answer === undefined) return jsonAnswer(404, { error: `No such control: ${asked}` });
  const sent = parsed(request.body);
  if (sent === unreadable) return jsonAnswer(400, { error: 'The body is not JSON' });
  const parts = (pattern.exec(asked) ?? []).slice(1).map(decodeURIComponent);
  const told = answer({ context, parts, query: request.url.searchParams, sent });
  if (request.method !== 'GET') await context.store.save();
  return told;
}

const unreadable = Symbol('unreadable');

function parsed(body: Buffer | undefined): unknown {
  if (body === undefined || body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    // Told to the caller as 400.
    return unreadable;
  }
}

function checked<Schema extends z.ZodType>(
  schema: Schema,
  sent: unknown,
  use: (value: z.output<Schema>) => Answer,
): Answer {
  const result = schema.safeParse(sent);
  return result.success
    ? use(result.data)
    : jsonAnswer(400, { error: 'The body does not fit', issues: result.error.issues });
}

/** Acts, then tells that it is done. */
function after(act: () => unknown): Answer {
  act();
  return done;
}

function reset({ store, faults, log, traffic }: SandboxContext): void {
  Object.assign(store.state, emptyState());
  faults.clear();
  log.clear();
  traffic.lately.clear();
}

function withEntity({ context, parts }: Visit, use: (entity: EntityState) => Answer): Answer {
  const entity = context.store.state.entities[String(Number(parts[0]))];
  return entity === undefined ? jsonAnswer(404, { error: `No entity ${parts[0]}` }) : use(entity);
}

function withLedger(visit: Visit, use: (ledger: Parameters<typeof addRecord>[0]) => Answer): Answer {
  const { store, clock } = visit.context;
  return withEntity(visit, (entity) => use({ state: store.state, entity, now: clock() }));
}

function changeEntity({ context, parts, sent }: Visit): Answer {
  return checked(entitySettings, sent, (settings) =>
    jsonAnswer(200, putEntity(context.store.state, Number(parts[0]), { settings, now: context.clock() })),
  );
}

const kindOf = ({ parts }: Visit) => recordKinds.find((kind) => kind === parts[1]) ?? 'companies';

function addRow(visit: Visit): Answer {
  return checked(recordSettings, visit.sent, (settings) =>
    withLedger(visit, (ledger) => jsonAnswer(201, addRecord(ledger, kindOf(visit), settings))),
  );
}

function removeRow(visit: Visit): Answer {
  return withLedger(visit, (ledger) =>
    removeRecord(ledger, kindOf(visit), Number(visit.parts[2])) ? done : jsonAnswer(404, { error: 'No such row' }),
  );
}

function addVoucher(visit: Visit): Answer {
  return checked(voucherSettings, visit.sent, (settings) =>
    withLedger(visit, (ledger) => {
      const posted = postByHand(ledger, settings);
      return typeof posted === 'string' ? jsonAnswer(409, { error: posted }) : jsonAnswer(201, posted);
    }),
  );
}

function paidVoucher(visit: Visit): Answer {
  return withLedger(visit, (ledger) =>
    settleVoucher(ledger, Number(visit.parts[1])) ? done : jsonAnswer(404, { error: 'No such voucher' }),
  );
}

function takeVoucher(visit: Visit): Answer {
  return withLedger(visit, (ledger) =>
    removeVoucher(ledger, Number(visit.parts[1])) ? done : jsonAnswer(404, { error: 'No such voucher' }),
  );
}

function importNow(visit: Visit): Answer {
  return withLedger(visit, (ledger) => {
    const takeFailure = () => takeImportFailure(visit.context.faults);
    return jsonAnswer(200, { lines: runImport(ledger, takeFailure) });
  });
}

function takeImportItems(visit: Visit): Answer {
  return withEntity(visit, (entity) =>
    removeImportItems(entity, visit.parts[1] ?? '')
      ? done
      : jsonAnswer(404, { error: 'Nothing waits under this number' }),
  );
}

function changeToken({ context, parts, sent }: Visit): Answer {
  const [token = ''] = parts;
  return checked(tokenSettings, sent, (settings) =>
    after(() => Object.assign(context.store.state.tokens, { [token]: settings })),
  );
}

function callerOf({ context, parts }: Visit) {
  return { state: context.store.state, token: parts[0] ?? '', now: context.clock() };
}

function standing(visit: Visit): Answer {
  const { used, limit, resetAt } = creditStanding(callerOf(visit));
  return jsonAnswer(200, { used, limit, resetAt });
}

function spend(visit: Visit): Answer {
  return checked(spending, visit.sent, ({ credits }) => after(() => spendCredits(callerOf(visit), credits)));
}

function changeSoapUser({ context, parts, sent }: Visit): Answer {
  const [userName = ''] = parts;
  return checked(soapUserSettings, sent, (settings) =>
    after(() => Object.assign(context.store.state.soapUsers, { [userName]: settings })),
  );
}

function lately(
  entries: readonly { readonly operation: string; readonly ownerCode?: number | undefined }[],
  query: URLSearchParams,
): Answer {
  const [ownerCode, operation, last] = [query.get('ownerCode'), query.get('operation'), query.get('last')];
  const found = entries.filter(
    (entry) =>
      (ownerCode === null || String(entry.ownerCode) === ownerCode) &&
      (operation === null || entry.operation === operation),
  );
  return jsonAnswer(200, last === null ? found : found.slice(-Number(last)));
}

function changeSwitches({ context, sent }: Visit): Answer {
  const current = context.store.state.switches;
  const wanted = typeof sent === 'object' && sent !== null ? { ...current, ...sent } : sent;
  return checked(switches, wanted, (changed) => jsonAnswer(200, Object.assign(current, changed)));
}
