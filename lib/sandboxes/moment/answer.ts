import type { JsonValue } from './state.ts';

/** An HTTP answer, ready to be sent. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** What is wrong with one field of a call. */
export type FieldProblem = { readonly field: string; readonly message: string };

/** A call that Moment refuses; it becomes an answer with Moment's error body. */
export class MomentRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;
  readonly existingId: number | undefined;

  constructor(
    refusal: { status: number; code: string; message: string },
    more: { errors?: readonly FieldProblem[]; headers?: Record<string, string>; existingId?: number } = {},
  ) {
    super(refusal.message);
    this.name = 'MomentRefusal';
    this.status = refusal.status;
    this.code = refusal.code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
    this.existingId = more.existingId;
  }
}

/** Refuse for the sake of one or more fields. */
export function invalid(errors: readonly FieldProblem[]): MomentRefusal {
  return new MomentRefusal({ status: 400, code: 'VALIDATION', message: 'The request is not valid' }, { errors });
}

/** Refuse when something is wrong. */
export function refuseFor(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) {
    throw invalid(problems);
  }
}

/** Refuse with 404. */
export function notFound(what: string): MomentRefusal {
  return new MomentRefusal({ status: 404, code: 'NOT_FOUND', message: `${what} does not exist` });
}

/** An answer in JSON. */
export function jsonAnswer(status: number, value: JsonValue): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** An answer without a body. */
export function emptyAnswer(): Answer {
  return { status: 204, headers: {}, body: Buffer.alloc(0) };
}

/** Moment's error body for a refusal; a duplicate also names the record that is there already. */
export function refusalAnswer(refusal: MomentRefusal): Answer {
  const { status, code, message, errors, existingId } = refusal;
  const body = { status, code, message, errors: errors.map((error) => ({ ...error })) };
  const answer = jsonAnswer(status, existingId === undefined ? body : { ...body, existingId });
  return { ...answer, headers: { ...answer.headers, ...refusal.headers } };
}
