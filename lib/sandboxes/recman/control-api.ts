import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { type Answer, RecmanRefusal, refusalAnswer, textAnswer } from './answer.ts';
import { accountSettings, faultSwitch, otherUse, rowsToPut } from './control-schema.ts';
import { type AccountState, emptyAccount } from './state.ts';
import { switchChange } from './switches.ts';
import { wallTime } from './wall-clock.ts';
import type { RecmanWorld } from './world.ts';

type Call = { readonly world: RecmanWorld; readonly name: string; readonly body: unknown };
type Route = { readonly method: string; readonly path: RegExp; run(call: Call): unknown };

const routes: readonly Route[] = [
  { method: 'PUT', path: /^accounts\/([A-Za-z0-9-]+)$/, run: putAccount },
  { method: 'GET', path: /^accounts\/([A-Za-z0-9-]+)$/, run: (call) => shown(accountOf(call)) },
  { method: 'PUT', path: /^accounts\/([A-Za-z0-9-]+)\/rows$/, run: putRows },
  {
    method: 'POST',
    path: /^accounts\/([A-Za-z0-9-]+)\/other-use$/,
    run(call) {
      const account = accountOf(call);
      const period = wallTime(call.world.now()).slice(0, 10);
      const calls = account.used.period === period ? account.used.calls : 0;
      account.used = { period, calls: calls + otherUse.parse(call.body).calls };
      return shown(account);
    },
  },
  { method: 'GET', path: /^calls$/, run: ({ world }) => world.calls },
  { method: 'DELETE', path: /^calls$/, run: ({ world }) => void world.calls.splice(0) },
  { method: 'POST', path: /^faults$/, run: ({ world, body }) => world.faults.add(faultSwitch.parse(body)) },
  { method: 'DELETE', path: /^faults$/, run: ({ world }) => world.faults.clear() },
  {
    method: 'POST',
    path: /^switches$/,
    run: ({ world, body }) => void Object.assign(world.switches, switchChange.parse(body)),
  },
];

/** Answer a call to `/_control/...`; what it changed is on disk before the answer. */
export async function answerControlCall(world: RecmanWorld, request: IncomingMessage): Promise<Answer> {
  const path = new URL(request.url ?? '/', 'http://recman.invalid').pathname.slice('/_control/'.length);
  const route = routes.find((each) => each.method === request.method && each.path.test(path));
  if (route === undefined) return refusalAnswer(new RecmanRefusal(404, `${request.method} ${path} is not known`, 404));
  const [, name = ''] = route.path.exec(path) ?? [];
  try {
    const content = await text(request);
    const body: unknown = content === '' ? {} : JSON.parse(content);
    const result = route.run({ world, name, body });
    await world.saved();
    return textAnswer(200, JSON.stringify(result ?? {}));
  } catch (error) {
    if (error instanceof RecmanRefusal) return refusalAnswer(error);
    if (error instanceof z.ZodError) return refusalAnswer(new RecmanRefusal(400, z.prettifyError(error), 400));
    throw error;
  }
}

function putAccount({ world, name, body }: Call): object {
  const settings = accountSettings.parse(body);
  const account = accountByName(world, name) ?? emptyAccount(settings.key ?? `key-of-${name}`);
  const changed = Object.entries(settings).filter(([, value]) => value !== undefined);
  world.state.accounts[name] = Object.assign(account, Object.fromEntries(changed));
  return shown(account);
}

function putRows(call: Call): object {
  const account = accountOf(call);
  const given = rowsToPut.parse(call.body);
  account.invoices = merged(account.invoices, given.invoices, ({ invoiceId }) => invoiceId);
  account.companies = merged(account.companies, given.companies, ({ companyId }) => companyId);
  account.departments = merged(account.departments, given.departments, ({ departmentId }) => departmentId);
  return {};
}

function merged<Row>(present: readonly Row[], given: readonly Row[], idOf: (row: Row) => number): Row[] {
  return [...new Map([...present, ...given].map((row) => [idOf(row), row])).values()];
}

function accountByName({ state }: RecmanWorld, name: string): AccountState | undefined {
  return Object.hasOwn(state.accounts, name) ? state.accounts[name] : undefined;
}

function accountOf({ world, name }: Call): AccountState {
  const account = accountByName(world, name);
  if (account === undefined) throw new RecmanRefusal(404, `There is no account ${name}`, 404);
  return account;
}

function shown({ key: _, ...account }: AccountState): object {
  return account;
}
