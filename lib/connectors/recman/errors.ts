import { Buffer } from 'node:buffer';
import { freeText } from '../../documents/text.ts';
import { SyncError, type TransportError } from '../../sync/errors.ts';
import type { HttpAnswer } from '../../sync/ports.ts';
import type { HoldCode } from '../../sync/problems.ts';
import { errorListSchema } from './schema.ts';

/** One error of RecMan: a code of its own, and words. */
export type RecmanError = { readonly code: string | undefined; readonly message: string | undefined };

type Row = { readonly code: HoldCode; readonly codes: readonly string[]; readonly words: RegExp };

/**
 * What RecMan's errors mean. `Invalid scope` is seen in a public client (https://github.com/guilty-as/recman): a key without
 * the permission does not see the scope. Codes and the other words are assumed (README.md).
 */
const table: readonly Row[] = [
  {
    code: 'vendor-throttled',
    codes: ['429'],
    words: /request limit|limit (is )?(reached|exceeded)|too many requests/i,
  },
  { code: 'access-revoked', codes: ['3'], words: /invalid scope|permission|not allowed|no access/i },
  {
    code: 'login-refused',
    codes: ['1', '2', '401', '403'],
    words: /\b(api|invalid|unknown|revoked|expired|missing)[ -]?(api)?[ -]?key\b|unauthori[sz]ed/i,
  },
];

/** What an error says: the code of the first row that knows it. Words come first: codes are the vendor's guess and ours. */
export function meaningOf({ code, message }: RecmanError): HoldCode | undefined {
  const byWords = table.find(({ words }) => message !== undefined && words.test(message));
  return (byWords ?? table.find(({ codes }) => code !== undefined && codes.includes(code)))?.code;
}

/** The errors of an envelope, whatever their form; undefined when it names none. */
export function errorsIn(envelope: { error?: unknown; errors?: unknown }): readonly RecmanError[] | undefined {
  for (const given of [envelope.error, envelope.errors]) {
    const parsed = errorListSchema.safeParse(given);
    if (parsed.success && parsed.data.length > 0) return parsed.data;
  }
  return undefined;
}

/** Errors that RecMan names, mostly with HTTP 200. Reads may be repeated: what is unknown is held back and told. */
export function refusal(errors: readonly RecmanError[], facts: { secret: string; retryAt: Date }): SyncError {
  const known = errors.map(meaningOf).find((code) => code !== undefined);
  const raw = errors.map(({ code, message }) => [code, message].filter(Boolean).join(' ')).join('; ');
  const vendorWords = shownWords(raw, facts.secret);
  return new SyncError({
    advice: 'hold',
    applied: 'no',
    problem: { code: known ?? 'vendor-error', vendorWords },
    retryAt: known === 'vendor-throttled' ? facts.retryAt : undefined,
    neverSeen: known === undefined,
  });
}

/** The HTTP status says that something is wrong, and the body is none of RecMan's. */
export function statusFault(answer: HttpAnswer, secret: string): SyncError {
  const { status } = answer;
  const known: Partial<Record<number, HoldCode>> = {
    401: 'login-refused',
    403: 'login-refused',
    429: 'vendor-throttled',
  };
  return hold(known[status] ?? 'vendor-error', shownWords(`${status} ${plainText(answer)}`, secret));
}

/** A success that cannot be read: HTML, half a body, bytes that are no UTF-8. */
export function unreadableAnswer(answer: HttpAnswer, secret: string): SyncError {
  return hold('vendor-error', shownWords(`no readable JSON: ${answer.status} ${plainText(answer)}`, secret));
}

/**
 * The network failed. The failure itself is not passed on as a cause: errors of the network carry the address they were
 * for, and RecMan's addresses hold the key.
 */
export function networkFault(failure: TransportError): SyncError {
  return hold('vendor-unreachable', failure.code);
}

function hold(code: HoldCode, vendorWords: string): SyncError {
  return new SyncError({ advice: 'hold', applied: 'no', problem: { code, vendorWords } });
}

function plainText(answer: HttpAnswer): string {
  return new TextDecoder().decode(answer.body.subarray(0, 20_000)).replace(/<[^<>]*>/g, ' ');
}

/** At most 500 characters of the vendor's words, without the key in any of its forms: servers repeat what they were sent. */
function shownWords(text: string, secret: string): string {
  const forms = [secret, encodeURIComponent(secret), new URLSearchParams({ key: secret }).toString().slice(4)];
  forms.push(Buffer.from(secret, 'utf8').toString('base64'), JSON.stringify(secret).slice(1, -1));
  const without = forms.reduce((rest, form) => (form === '' ? rest : rest.replaceAll(form, '***')), text);
  return freeText(without.replace(/([?&]key=)[^&\s"']+/gi, '$1***')).slice(0, 500);
}
