import type { HoldCode, Problem, RejectCode } from '../../sync/problems.ts';
import type { GraphqlError } from '../../transport/graphql.ts';

/** What a failed call means. `unknown`: the vendor may have applied it (a write), or the words were never seen. */
export type Verdict =
  | { readonly kind: 'hold'; readonly problem: Problem<HoldCode>; readonly retryAt?: Date | undefined }
  /** The hour's credits are used up, whoever used them. */
  | { readonly kind: 'credits'; readonly until: Date; readonly words: string }
  | { readonly kind: 'refused'; readonly problem: Problem<RejectCode> }
  | { readonly kind: 'unknown'; readonly words: string; readonly neverSeen?: boolean };

type Row = {
  readonly fits: (error: GraphqlError) => boolean;
  readonly verdict: (error: GraphqlError, facts: { words: string; now: Date }) => Verdict;
};

const after = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

const hold =
  (code: HoldCode, seconds?: number) =>
  (_: GraphqlError, { words, now }: { words: string; now: Date }): Verdict => ({
    kind: 'hold',
    problem: { code, vendorWords: words },
    retryAt: seconds === undefined ? undefined : after(now, seconds),
  });

const hasCode =
  (code: string) =>
  (error: GraphqlError): boolean =>
    error.code === code;

/**
 * Errors of a whole request, which the vendor refused before it did anything. Codes and waits stand in the vendor's own
 * sample (https://github.com/xledger/graphql-samples); messages were seen in public clients.
 */
const requestTable: readonly Row[] = [
  { fits: hasCode('BAD_REQUEST.BURST_RATE_LIMIT_REACHED'), verdict: hold('vendor-throttled', 5) },
  { fits: hasCode('BAD_REQUEST.CONCURRENCY_LIMIT_REACHED'), verdict: hold('vendor-throttled', 1) },
  {
    fits: hasCode('BAD_REQUEST.INSUFFICIENT_CREDITS'),
    verdict: ({ extensions }, { words, now }) => ({
      kind: 'credits',
      until: resetTime(extensions.resetAt, now),
      words,
    }),
  },
  { fits: ({ message }) => /bad format for api token/i.test(message), verdict: hold('login-refused') },
  { fits: ({ message }) => /api token is not valid/i.test(message), verdict: hold('login-refused') },
  // The token works, but not for what was asked: a scope is missing.
  { fits: ({ code }) => code === 'ACCESS_DENIED', verdict: hold('access-revoked') },
  {
    fits: ({ message }) => /your query timed out/i.test(message),
    verdict: (_, { words }) => ({ kind: 'unknown', words }),
  },
  {
    fits: ({ code, message }) => code === 'ARGUMENTS_OF_CORRECT_TYPE' || message.startsWith('Cannot query field'),
    verdict: (_, { words }) => ({ kind: 'refused', problem: { code: 'refused-by-vendor', vendorWords: words } }),
  },
];

/** The verdict on a request by its errors: the first that a table knows. */
export function verdictOnErrors(errors: readonly GraphqlError[], facts: { words: string; now: Date }): Verdict {
  for (const error of errors) {
    const row = requestTable.find(({ fits }) => fits(error));
    if (row !== undefined) return row.verdict(error, facts);
  }
  const isRefusal = errors.length > 0 && errors.every(isValueRefused);
  if (isRefusal) return { kind: 'refused', problem: refusedValue(errors[0], facts.words) };
  return { kind: 'unknown', words: facts.words, neverSeen: errors.length > 0 };
}

/** True for the vendor's refusal of a value in an input. */
export function isValueRefused({ code }: GraphqlError): boolean {
  return code === 'INVALID_VALUE';
}

/** Words of a refusal that name what was wrong. Not documented: matched loosely. */
const valueTable: readonly { readonly text: RegExp; readonly code: RejectCode }[] = [
  { text: /tax ?rule|vat/i, code: 'vat-code-unknown' },
  { text: /not balanced|balance/i, code: 'voucher-not-balanced' },
  { text: /period/i, code: 'fiscal-year-unknown' },
  { text: /account/i, code: 'account-unknown' },
  { text: /currency/i, code: 'currency-unknown' },
  { text: /project|globject/i, code: 'project-unknown' },
  { text: /subledger|customer/i, code: 'customer-unknown' },
];

/** The problem that a refused value is, with the input's field where the path tells it. */
export function refusedValue(error: GraphqlError | undefined, words: string): Problem<RejectCode> {
  const field = error?.path
    .filter((part) => typeof part === 'string' && !['edges', 'node', 'inputs'].includes(part))
    .at(1);
  return { ...refusedInWords(words), field: typeof field === 'string' ? field : undefined };
}

/** The problem that the vendor's words are about. */
export function refusedInWords(words: string): Problem<RejectCode> {
  const code = valueTable.find(({ text }) => text.test(words))?.code ?? 'refused-by-vendor';
  return { code, vendorWords: words };
}

/** The verdict on what is no GraphQL answer, by its HTTP status. */
export function verdictOnStatus(status: number, words: string): Verdict {
  if (status === 401 || status === 403) return { kind: 'hold', problem: { code: 'login-refused', vendorWords: words } };
  if (status === 429) return { kind: 'hold', problem: { code: 'vendor-throttled', vendorWords: words } };
  // 408 comes from machines in between, which do not know how far the request got.
  if (status >= 300 && status < 500 && status !== 408)
    return { kind: 'hold', problem: { code: 'vendor-error', vendorWords: words } };
  return { kind: 'unknown', words };
}

const hourMs = 3_600_000;

/**
 * When the credits are whole again. The form of `resetAt` is not published: an instant with its zone is believed when it is
 * within a day, else a minute past the next full hour.
 */
function resetTime(value: unknown, now: Date): Date {
  const text = typeof value === 'string' && /(?:Z|[+-]\d{2}:?\d{2})$/.test(value) ? value : '';
  const at = Date.parse(text);
  const ahead = at - now.getTime();
  if (ahead > 0 && ahead <= 24 * hourMs) return new Date(at);
  return new Date((Math.floor(now.getTime() / hourMs) + 1) * hourMs + 60_000);
}
