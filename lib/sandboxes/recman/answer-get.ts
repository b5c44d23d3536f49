import { type Answer, RecmanRefusal, refusalAnswer, textAnswer } from './answer.ts';
import { fieldsOf, filtered, type Row, type ScopeDescription, scopeOf } from './scopes.ts';
import type { AccountState } from './state.ts';
import { wallTime } from './wall-clock.ts';
import type { LoggedCall, RecmanWorld } from './world.ts';
import { writeRows } from './write-rows.ts';

const pageSize = 1000;

/** Answer `GET /v2/get/`. Every call with a known key counts, also a refused one (assumed). */
export function answerGet(world: RecmanWorld, url: URL): { answer: Answer; logged: LoggedCall } {
  const query = url.searchParams;
  const [account, state] = Object.entries(world.state.accounts).find(([, { key }]) => key === query.get('key')) ?? [];
  const shown = new URLSearchParams([...query].filter(([name]) => name !== 'key'));
  const logged = { at: world.now().toISOString(), account, scope: query.get('scope'), query: String(shown) };
  try {
    if (state === undefined || state.isRevoked) throw new RecmanRefusal(1, 'Invalid API key');
    countCall(world, state);
    const { rows, text } = pageOf(world, state, query);
    return { answer: textAnswer(200, text), logged: { ...logged, rows } };
  } catch (error) {
    if (!(error instanceof RecmanRefusal)) throw error;
    return { answer: refusalAnswer(error), logged: { ...logged, rows: undefined } };
  }
}

/** Assumed: a new day of calls begins at midnight in Oslo. */
function countCall({ switches, now }: RecmanWorld, account: AccountState): void {
  const period = {
    'oslo-day': wallTime(now()).slice(0, 10),
    'utc-day': now().toISOString().slice(0, 10),
    hour: now().toISOString().slice(0, 13),
  }[switches.limitPeriod];
  if (account.used.period !== period) account.used = { period, calls: 0 };
  account.used.calls += 1;
  if (account.used.calls <= account.dailyLimit) return;
  throw new RecmanRefusal(429, 'Daily request limit reached', switches.limitForm === 'http-429' ? 429 : 200);
}

function pageOf(world: RecmanWorld, account: AccountState, query: URLSearchParams): { rows: number; text: string } {
  const scope = scopeOf(query.get('scope'));
  const fields = fieldsOf(scope, query.get('fields'));
  const page = query.get('page') ?? '1';
  if (!/^[1-9]\d{0,5}$/.test(page)) throw new RecmanRefusal(6, "Invalid value for 'page'");
  const all = inOrder(scope, filtered(scope, scope.rows(account, world.now()), query), world);
  const isShifted = Number(page) > 1 && world.switches.shiftedPages > 0;
  if (isShifted) world.switches.shiftedPages -= 1;
  const start = (Number(page) - 1) * pageSize + (isShifted ? 1 : 0);
  const rows = all.slice(start, start + pageSize);
  if (rows.length === 0) return { rows: 0, text: emptyPage(world) };
  const data = writeRows(scope, { rows, fields, style: world.switches });
  return { rows: rows.length, text: `{"success":true,"numRows":${rows.length},"data":${data}}` };
}

function inOrder(scope: ScopeDescription, rows: readonly Row[], { switches }: RecmanWorld): readonly Row[] {
  const byId = (one: Row, other: Row) => Number(one[scope.idField]) - Number(other[scope.idField]);
  if (switches.order === 'id') return [...rows].sort(byId);
  return [...rows].sort((one, other) => {
    return String(other.updated ?? '').localeCompare(String(one.updated ?? '')) || byId(other, one);
  });
}

function emptyPage({ switches }: RecmanWorld): string {
  if (switches.emptyPage === 'not-successful') return '{"success":false,"numRows":0,"data":[]}';
  return `{"success":true,"numRows":0,"data":${switches.emptyPage === 'empty-list' ? '[]' : '{}'}}`;
}
