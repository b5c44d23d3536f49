import { setTimeout as wait } from 'node:timers/promises';
import type { FaultSwitch } from '../sandbox.ts';
import { type Answer, jsonAnswer, MomentRefusal, refusalAnswer } from './answer.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './state.ts';

/** What becomes of a call: an answer, silence until the caller gives up (or for a while), or a cut connection. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'silence'; readonly milliseconds: number | undefined }
  | { readonly kind: 'reset' };

/** The faults that are switched on. */
export type FaultBoard = {
  add(fault: FaultSwitch): void;
  clear(): void;
  list(): readonly FaultSwitch[];
  /** The fault that the next call of this operation meets, used up once. */
  take(operation: string, company: string): FaultSwitch | undefined;
};

/** A board without faults. */
export function openFaultBoard(): FaultBoard {
  let faults: FaultSwitch[] = [];
  return {
    add(fault) {
      faults.push(fault);
    },
    clear() {
      faults = [];
    },
    list: () => faults,
    take(operation, company) {
      const found = faults.find(
        (fault) =>
          (fault.operation === '*' || fault.operation === operation) &&
          (fault.company === undefined || fault.company === company),
      );
      if (found?.times !== undefined) {
        const left = { ...found, times: found.times - 1 };
        faults = faults.flatMap((fault) => (fault !== found ? [fault] : left.times > 0 ? [left] : []));
      }
      return found;
    },
  };
}

const slowness = 3000;

/** Run a call under a fault. Refusals, 429, 500 and a reset come instead of the call; bad answers come after it. */
export async function runUnderFault(
  fault: FaultSwitch | undefined,
  call: () => Promise<Answer>,
  open: AbortSignal,
): Promise<Outcome> {
  switch (fault?.fault) {
    case undefined:
      return answered(await call());
    case 'refuse':
      return answered(refusal(400, 'VALIDATION', 'Refused by a switch of the sandbox'));
    case 'fail-500':
      return answered(internalError());
    case 'throttle':
      return answered(throttled(fault.delayMs ?? 1000));
    case 'reset':
      return { kind: 'reset' };
    case 'slow':
      await wait(fault.delayMs ?? slowness, undefined, { ref: false, signal: open });
      return answered(await call());
    case 'apply-then-timeout':
      await call();
      return { kind: 'silence', milliseconds: fault.delayMs };
    case 'apply-then-500':
      await call();
      return answered(internalError());
    case 'garbage':
      return answered({ ...(await call()), body: Buffer.from('fffe00c3287b22696422', 'hex') });
    case 'truncated':
      return answered(truncated(await call()));
    case 'html':
      return answered(page(await call()));
    case 'wrong-schema':
      return answered(outOfSchema(await call()));
  }
}

function answered(answer: Answer): Outcome {
  return { kind: 'answer', answer };
}

function refusal(status: number, code: string, message: string): Answer {
  return refusalAnswer(new MomentRefusal({ status, code, message }));
}

function internalError(): Answer {
  return refusal(500, 'INTERNAL', 'Something went wrong');
}

function throttled(milliseconds: number): Answer {
  const answer = refusal(429, 'TOO_MANY_REQUESTS', 'Too many requests');
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(Math.ceil(milliseconds / 1000)) } };
}

function truncated(answer: Answer): Answer {
  return { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length / 2)) };
}

function page({ status }: Answer): Answer {
  const body = Buffer.from('<!doctype html><html><body><h1>We will be back soon</h1></body></html>');
  return { status, headers: { 'content-type': 'text/html;charset=UTF-8' }, body };
}

/** An answer of another contract: ids are objects, and what was a list is a map. */
function outOfSchema(answer: Answer): Answer {
  if (!answer.headers['content-type']?.startsWith('application/json')) {
    return page(answer);
  }
  const value: JsonValue = JSON.parse(answer.body.toString('utf8'));
  return jsonAnswer(answer.status, isJsonObject(value) ? otherShape(value) : { value });
}

function otherShape(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      if (Array.isArray(field)) {
        return [name, Object.fromEntries(field.map((entry, index) => [String(index), entry]))];
      }
      return name === 'id' ? [name, { value: field }] : [name, field];
    }),
  );
}
