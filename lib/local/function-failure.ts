/** An invocation that did not come to a result. After `time-out` and `crash` its thread is gone. */
export class FunctionFailure extends Error {
  readonly kind: 'time-out' | 'crash' | 'error';

  constructor(kind: FunctionFailure['kind'], message: string) {
    super(message);
    this.name = 'FunctionFailure';
    this.kind = kind;
  }
}
