import { setTimeout as wait } from 'node:timers/promises';
import type { FaultSwitch } from '../sandbox.ts';
import { type Answer, textAnswer } from './answer.ts';

/** What becomes of a call: an answer, silence until the caller gives up (or for a while), or a cut connection. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'silence'; readonly milliseconds: number | undefined }
  | { readonly kind: 'reset' };

/** The faults that are switched on; `operation` is a scope, or `*`. */
export type FaultBoard = {
  add(fault: FaultSwitch): void;
  clear(): void;
  /** The fault that the next call of this scope and account meets, used up once. */
  take(scope: string, account: string | undefined): FaultSwitch | undefined;
};

/** A board without faults. */
export function openFaultBoard(): FaultBoard {
  let faults: FaultSwitch[] = [];
  return {
    add: (fault) => void faults.push(fault),
    clear() {
      faults = [];
    },
    take(scope, account) {
      const found = faults.find(
        ({ operation, company }) =>
          (operation === '*' || operation === scope) && (company === undefined || company === account),
      );
      const times = found?.times;
      if (found !== undefined && times !== undefined) {
        faults = faults.flatMap((each) =>
          each !== found ? [each] : times > 1 ? [{ ...found, times: times - 1 }] : [],
        );
      }
      return found;
    },
  };
}

const slowness = 3000;
const page = '<!doctype html><html><body><h1>We will be back soon</h1></body></html>';

/** An answer under a fault. RecMan is only read, so every fault leaves it as it was. */
export async function underFault(fault: FaultSwitch | undefined, answer: Answer, open: AbortSignal): Promise<Outcome> {
  const answered = (changed: Answer): Outcome => ({ kind: 'answer', answer: changed });
  const { status, headers, body } = answer;
  switch (fault?.fault) {
    case undefined:
      return answered(answer);
    case 'reset':
      return { kind: 'reset' };
    case 'apply-then-timeout':
      return { kind: 'silence', milliseconds: fault.delayMs };
    case 'slow':
      await wait(fault.delayMs ?? slowness, undefined, { ref: false, signal: open });
      return answered(answer);
    case 'fail-500':
    case 'apply-then-500':
      return answered(textAnswer(500, '{"success":false,"errors":["Internal error"]}'));
    case 'throttle':
      return answered({ ...textAnswer(429, 'Too many requests'), headers: { 'retry-after': '2' } });
    case 'refuse':
      return answered(textAnswer(200, '{"success":false,"error":{"message":"Refused by a switch of the sandbox"}}'));
    case 'html':
      return answered({ status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: Buffer.from(page) });
    case 'truncated':
      return answered({ status, headers, body: body.subarray(0, Math.floor(body.length / 2)) });
    case 'garbage':
      return answered({ status, headers, body: Buffer.from('fffe00c3287b22696422', 'hex') });
    case 'wrong-schema':
      return answered(textAnswer(200, '{"success":true,"numRows":1,"data":{"1":{"invoiceId":{"value":1}}}}'));
  }
}
