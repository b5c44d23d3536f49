import { Buffer } from 'node:buffer';
import { freeText } from '../../documents/text.ts';
import { SyncError, type TransportError } from '../../sync/errors.ts';
import type { WriteOutcome } from '../../sync/outcome.ts';
import type { HttpAnswer } from '../../sync/ports.ts';
import type { HoldCode } from '../../sync/problems.ts';
import { momentErrorSchema } from './schema.ts';

/** What is known of a call that failed. `secrets` are taken out of every word that is kept. */
export type FailedCall = {
  readonly effect: 'read' | 'write';
  readonly now: Date;
  readonly secrets: readonly string[];
};

/**
 * An answer that is no success. Status codes and body are assumed (README.md): 401 a key that does not work, 403 something that
 * the key's user may not see or do (keys are limited to their user's access rights: docs.moment.team, API keys), 429 with Retry-After, 5xx a fault on their side that a write may have outlived, other 4xx a refusal in the vendor's words.
 */
export function faultOf(answer: HttpAnswer, call: FailedCall): SyncError {
  const { status } = answer;
  const { words, field } = wordsOf(answer, call.secrets);
  if (status === 401) return hold('login-refused', { words, applied: 'no' });
  if (status === 403) return hold('access-missing', { words, applied: 'no', retryAt: anHourAfter(call.now) });
  const retryAt = retryTime(answer.headers['retry-after'], call.now);
  if (status === 429) return hold('vendor-throttled', { words, applied: 'no', retryAt });
  if (status === 408 || status < 400 || status >= 500) {
    return hold('vendor-error', { words, applied: maybeApplied(call), retryAt });
  }
  const problem = { code: 'refused-by-vendor', field, vendorWords: words } as const;
  // Assumed: 409 DUPLICATE is the answer to an externalId that exists; other 409s are refusals.
  if (status === 409 && /\(DUPLICATE\)/.test(words)) return new MomentDuplicate(words);
  return new SyncError({ advice: 'refuse', applied: 'no', problem });
}

/** Moment holds a record with this external id already. */
export class MomentDuplicate extends SyncError {
  constructor(vendorWords: string) {
    super({ advice: 'refuse', applied: 'no', problem: { code: 'refused-by-vendor', vendorWords } });
  }
}

/** What became of a write that threw. BudgetSpent and defects of ours go on: nothing was sent then. */
export function outcomeOf(failure: unknown): WriteOutcome {
  if (!(failure instanceof SyncError)) throw failure;
  const { reason, applied, retryAt } = failure;
  const vendorWords = reason.problem.vendorWords ?? reason.problem.code;
  if (failure instanceof MomentDuplicate) return { kind: 'duplicate', vendorWords };
  if (reason.advice === 'refuse') return { kind: 'rejected', problem: reason.problem };
  if (applied === 'unknown') return { kind: 'unknown', vendorWords };
  return { kind: 'not-applied', problem: reason.problem, retryAt };
}

/** A success that cannot be read: HTML, half a body, bytes that are no UTF-8. Moment may have applied a write. */
export function unreadableAnswer(answer: HttpAnswer, call: FailedCall): SyncError {
  const { words } = wordsOf(answer, call.secrets);
  return hold('vendor-error', { words: `no readable JSON: ${words}`, applied: maybeApplied(call) });
}

/** The network failed. Before the connection stood, nothing was sent. */
export function networkFault(failure: TransportError, call: FailedCall): SyncError {
  const applied = failure.phase === 'connect' ? 'no' : maybeApplied(call);
  return hold('vendor-unreachable', { words: failure.code, applied, cause: failure });
}

/** Moment answers 404 for an unknown company as for an unknown record; only the list of a company tells them apart. */
export function unknownCompany(companyCode: string): SyncError {
  return new SyncError({
    advice: 'hold',
    applied: 'no',
    problem: {
      code: 'login-refused',
      field: 'momentCompanyCode',
      value: companyCode,
      vendorWords: '404 for the whole company',
    },
  });
}

function hold(
  code: HoldCode,
  facts: { words: string; applied: 'no' | 'unknown'; retryAt?: Date | undefined; cause?: unknown },
): SyncError {
  const { words, ...rest } = facts;
  return new SyncError({ advice: 'hold', problem: { code, vendorWords: words }, ...rest });
}

function maybeApplied(call: FailedCall): 'no' | 'unknown' {
  return call.effect === 'write' ? 'unknown' : 'no';
}

/** A right is given by a person: sooner nothing will have changed, and many documents may lack it. */
function anHourAfter(now: Date): Date {
  return new Date(now.getTime() + 3_600_000);
}

/** Seconds (assumed) or an HTTP date. */
function retryTime(header: string | undefined, now: Date): Date | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,6}$/.test(header)) return new Date(now.getTime() + Number(header) * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : new Date(at);
}

/** The vendor's own words, at most 500 characters, without our secrets: some servers repeat what they were sent. */
function wordsOf(answer: HttpAnswer, secrets: readonly string[]): { words: string; field: string | undefined } {
  const body = new TextDecoder().decode(answer.body.subarray(0, 20_000));
  const error = momentErrorSchema.safeParse(asJson(body));
  const told = error.success ? error.data : undefined;
  const details = (told?.errors ?? []).map(({ field, message }) => [field, message].filter(Boolean).join(': '));
  const sentences = [told?.message, told?.code === undefined ? undefined : `(${told.code})`, ...details].filter(
    Boolean,
  );
  const raw = sentences.length > 0 ? sentences.join(' ') : body.replace(/<[^<>]*>/g, ' ');
  return {
    words: withoutSecrets(freeText(`${answer.status} ${raw}`), secrets).slice(0, 500),
    field: told?.errors?.[0]?.field,
  };
}

function asJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Text or HTML: shown as it is.
    return undefined;
  }
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  const shapes = secrets.flatMap((secret) => [secret, Buffer.from(secret, 'utf8').toString('base64')]);
  return shapes.reduce((rest, shape) => (shape === '' ? rest : rest.replaceAll(shape, '***')), text);
}
