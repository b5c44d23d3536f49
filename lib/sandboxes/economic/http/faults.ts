import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { sandboxFaults } from '../../sandbox.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../state/json.ts';
import { type Answer, EconomicRefusal, invalid, jsonAnswer, missingModules } from './answer.ts';

/** What the sandbox can be told to do wrong, above what all sandboxes can. */
const ownFaults = ['timeout', 'apply-late', 'absent', 'forbidden', 'unauthorized'] as const;

/** A fault to switch on; `company` is the agreement's number. Without `times` it stays until the faults are deleted. */
export const faultSwitch = z.strictObject({
  operation: z.string().min(1),
  fault: z.enum([...sandboxFaults, ...ownFaults]),
  company: z.string().optional(),
  times: z.int().positive().optional(),
  delayMs: z.int().nonnegative().optional(),
});

/** A fault to switch on. */
export type EconomicFaultSwitch = z.infer<typeof faultSwitch>;

/** What becomes of a call: an answer, silence until the caller gives up (or for a while), or a cut connection. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'silence'; readonly milliseconds: number | undefined }
  | { readonly kind: 'reset' };

/** The faults that are switched on. */
export type FaultBoard = {
  add(fault: EconomicFaultSwitch): void;
  clear(): void;
  /** The fault that the next call of this operation meets, used up once. */
  take(operation: string, company: string): EconomicFaultSwitch | undefined;
};

/** A board without faults. */
export function openFaultBoard(): FaultBoard {
  let faults: EconomicFaultSwitch[] = [];
  return {
    add: (fault) => void faults.push(fault),
    clear: () => {
      faults = [];
    },
    take(operation, company) {
      const found = faults.find(
        (fault) => ['*', operation].includes(fault.operation) && [undefined, company].includes(fault.company),
      );
      faults = faults.flatMap((fault) => (fault === found ? remaining(fault) : [fault]));
      return found;
    },
  };
}

function remaining(fault: EconomicFaultSwitch): EconomicFaultSwitch[] {
  if (fault.times === undefined) {
    return [fault];
  }
  return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
}

/** The call itself, and the call without lasting effect. */
export type FaultyCall = {
  readonly fault: EconomicFaultSwitch | undefined;
  run(): Promise<Answer>;
  runInVain(): Promise<Answer>;
  readonly open: AbortSignal;
};

const slowness = 3000;

/** Run a call under a fault. Some come instead of the call, some after it. Refusals are thrown. */
export async function runUnderFault({ fault, run, runInVain, open }: FaultyCall): Promise<Outcome> {
  const delay = fault?.delayMs;
  switch (fault?.fault) {
    case undefined:
      return answered(await run());
    case 'reset':
      return { kind: 'reset' };
    case 'timeout':
      return { kind: 'silence', milliseconds: delay };
    case 'slow':
      await wait(delay ?? slowness, undefined, { ref: false, signal: open });
      return answered(await run());
    case 'apply-then-timeout':
      await run();
      return { kind: 'silence', milliseconds: delay };
    case 'apply-late':
      applyLate(run, delay ?? slowness, open);
      return { kind: 'silence', milliseconds: undefined };
    case 'absent':
      return answered(await runInVain());
    case 'apply-then-500':
      await run();
      throw internalError();
    case 'garbage':
      return answered({ ...(await run()), body: Buffer.from('fffe00c3287b22696422', 'hex') });
    case 'truncated':
      return answered(truncated(await run()));
    case 'html':
      return answered(page(await run()));
    case 'wrong-schema':
      return answered(outOfSchema(await run()));
    case 'refuse':
    case 'fail-500':
    case 'throttle':
    case 'forbidden':
    case 'unauthorized':
      throw refusalOf(fault.fault, delay ?? 1000);
  }
}

type Refusing = 'refuse' | 'fail-500' | 'throttle' | 'forbidden' | 'unauthorized';

function refusalOf(fault: Refusing, delay: number): EconomicRefusal {
  switch (fault) {
    case 'refuse':
      return invalid([{ field: '', message: 'Refused by a switch of the sandbox', code: 'SandboxRefusal' }]);
    case 'fail-500':
      return internalError();
    case 'throttle': {
      const headers = { 'retry-after': String(Math.ceil(delay / 1000)) };
      return new EconomicRefusal({ status: 429, message: 'Too many requests' }, { headers });
    }
    case 'forbidden':
      return missingModules('Project', 'forbidden');
    case 'unauthorized':
      return new EconomicRefusal({ status: 401, message: 'Access denied.', code: 'Unauthorized' });
  }
}

function internalError(): EconomicRefusal {
  return new EconomicRefusal({ status: 500, message: 'An internal server error has occurred.' });
}

/** Nobody waits for it: a refusal that comes late is told to nobody, and closing ends the wait. */
function applyLate(run: () => Promise<Answer>, delay: number, open: AbortSignal): void {
  wait(delay, undefined, { ref: false, signal: open })
    .then(run)
    .catch(() => undefined); // Closing ends the wait, and a late refusal has nobody to be told to.
}

function answered(answer: Answer): Outcome {
  return { kind: 'answer', answer };
}

function truncated(answer: Answer): Answer {
  return { ...answer, body: answer.body.subarray(0, Math.floor(answer.body.length / 2)) };
}

function page({ status }: Answer): Answer {
  const body = Buffer.from('<!doctype html><html><body><h1>We will be back soon</h1></body></html>');
  return { status: status === 204 ? 200 : status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** An answer of another contract: every list is a map, and every number an object. */
function outOfSchema(answer: Answer): Answer {
  if (!answer.headers['content-type']?.startsWith('application/json')) {
    return page(answer);
  }
  const value: JsonValue = JSON.parse(answer.body.toString('utf8'));
  return jsonAnswer(answer.status, isJsonObject(value) ? otherShape(value) : { value });
}

function otherShape(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, field]): [string, JsonValue] => {
      if (Array.isArray(field)) {
        return [name, Object.fromEntries(field.map((entry, index) => [String(index), entry]))];
      }
      return [name, typeof field === 'number' ? { value: field } : field];
    }),
  );
}
