import type { JsonValue } from '../state/json.ts';

/** An HTTP answer, ready to be sent. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** What is wrong with one field of a call. */
export type FieldProblem = {
  readonly field: string;
  readonly message: string;
  readonly code?: string | undefined;
  readonly value?: JsonValue | undefined;
};

/** A call that the vendor refuses; each host writes it in its own words. */
export class EconomicRefusal extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly problems: readonly FieldProblem[];
  readonly headers: Readonly<Record<string, string>>;
  readonly allowedFilteringFields: readonly string[] | undefined;

  constructor(
    refusal: { readonly status: number; readonly message: string; readonly code?: string },
    more: {
      readonly problems?: readonly FieldProblem[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly allowedFilteringFields?: readonly string[] | undefined;
    } = {},
  ) {
    super(refusal.message);
    this.name = 'EconomicRefusal';
    this.status = refusal.status;
    this.code = refusal.code;
    this.problems = more.problems ?? [];
    this.headers = more.headers ?? {};
    this.allowedFilteringFields = more.allowedFilteringFields;
  }
}

/** Refuse for the sake of one or more fields. */
export function invalid(problems: readonly FieldProblem[]): EconomicRefusal {
  return new EconomicRefusal({ status: 400, message: 'Validation failed' }, { problems });
}

/** Refuse when there is anything wrong. */
export function refuseIfAny(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) {
    throw invalid(problems);
  }
}

/** Refuse with 404. */
export function notFound(): EconomicRefusal {
  return new EconomicRefusal({ status: 404, message: 'Resource not found.', code: 'ResourceNotFound' });
}

/** Refuse because the agreement lacks a module. */
export function missingModules(name: string, form: 'forbidden' | 'bad-request'): EconomicRefusal {
  const message = `Missing modules: ${name}`;
  return form === 'forbidden'
    ? new EconomicRefusal({ status: 403, message, code: 'AccessDeniedAgreementMissingModules' })
    : invalid([{ field: '', message, code: 'UnableToAttach' }]);
}

/** An answer in JSON. */
export function jsonAnswer(status: number, value: JsonValue, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** An answer without a body. */
export function emptyAnswer(status = 204): Answer {
  return { status, headers: {}, body: Buffer.alloc(0) };
}
