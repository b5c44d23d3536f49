import { randomBytes } from 'node:crypto';
import { isJsonObject, type JsonObject, type JsonValue, present } from '../state/json.ts';
import { instant } from '../state/records.ts';
import { type Answer, type EconomicRefusal, type FieldProblem, jsonAnswer } from './answer.ts';

/** The two hosts, which speak of errors differently. */
export type Host = 'rest' | 'services';

/** A refusal in the words of a host. */
export function refusalAnswer(host: Host, refusal: EconomicRefusal, now: Date): Answer {
  const answer =
    host === 'rest'
      ? jsonAnswer(refusal.status, restBody(refusal, now))
      : jsonAnswer(refusal.status, problemBody(refusal, now), { 'content-type': 'application/problem+json' });
  return { ...answer, headers: { ...answer.headers, ...refusal.headers } };
}

/** An id of the form `a2a25bfb88b1f4bd-CPH`. */
export function requestId(): string {
  return `${randomBytes(8).toString('hex')}-CPH`;
}

/** https://restdocs.e-conomic.com/#error-handling: a tree after the request, or a list of texts. */
function restBody({ status, message, code, problems, allowedFilteringFields }: EconomicRefusal, now: Date): JsonObject {
  const named = problems.filter(({ field }) => field !== '');
  const validation = named.length > 0;
  const texts = problems.map((problem) => problem.message);
  return present({
    message: validation ? `Validation failed. ${named.length} errors found.` : message,
    errorCode: validation ? 'E04300' : status === 404 ? 'E06000' : code,
    developerHint: validation ? 'Inspect validation errors and correct your request.' : 'Check your request.',
    logId: requestId(),
    httpStatusCode: status,
    errors: validation ? errorTree(named) : texts.length > 0 ? texts : undefined,
    logTime: instant(now).slice(0, 19),
    errorCount: validation ? named.length : undefined,
    allowedFilteringFields: allowedFilteringFields === undefined ? undefined : [...allowedFilteringFields],
  });
}

function errorTree(problems: readonly FieldProblem[]): JsonObject {
  const tree: JsonObject = {};
  for (const { field, message, code, value } of problems) {
    const leaf = field.split('.').reduce<JsonObject>((place, name) => {
      const inner = place[name];
      const next: JsonObject = isJsonObject(inner) ? inner : {};
      place[name] = next;
      return next;
    }, tree);
    const error = present({ propertyName: field.split('.').at(-1), errorMessage: message, errorCode: code });
    const known: JsonValue[] = Array.isArray(leaf.errors) ? leaf.errors : [];
    leaf.errors = [...known, value === undefined ? error : { ...error, inputValue: value }];
  }
  return tree;
}

const sections: Readonly<Record<number, string>> = { 400: '1', 401: '2', 403: '4', 404: '5', 405: '6', 409: '10' };

/** application/problem+json, as https://apis.e-conomic.com gives it. */
function problemBody({ status, message, code, problems }: EconomicRefusal, now: Date): JsonObject {
  const rfc = sections[status];
  return present({
    type: rfc === undefined ? 'about:blank' : `https://tools.ietf.org/html/rfc9110#section-15.5.${rfc}`,
    title: problems.length > 0 ? 'One or more validation errors occurred.' : message,
    status,
    errors:
      problems.length === 0
        ? undefined
        : problems.map((problem) =>
            present({
              message: problem.message,
              errorCode: problem.code ?? 'ValidationError',
              property:
                problem.field === '' ? undefined : problem.field.charAt(0).toUpperCase() + problem.field.slice(1),
            }),
          ),
    traceId: requestId(),
    errorCode: code ?? (problems.length > 0 ? 'ValidationError' : undefined),
    traceTimeUtc: instant(now),
  });
}
