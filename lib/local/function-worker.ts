import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FunctionFailure } from './function-failure.ts';
import type { FunctionSettings } from './function-settings.ts';
import { type InvocationOrder, workerOrder, workerReply } from './worker-order.ts';

/** Lambda gives a bundle ten seconds to load: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const loadSeconds = 10;

type Call = {
  readonly id: string;
  readonly event: string;
  settle(result: unknown): void;
  fail(failure: FunctionFailure): void;
};

/** One thread with one bundle; one invocation at a time, ended when its time is up. */
export class FunctionWorker {
  readonly #settings: FunctionSettings;
  readonly #thread: Worker;
  #alive = true;
  #loaded = false;
  #call: Call | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failure: FunctionFailure | undefined;
  readonly #loading = Promise.withResolvers<void>();

  /** The bundle's console output goes to `write`. */
  constructor(settings: FunctionSettings, write: (chunk: string) => void) {
    this.#settings = settings;
    this.#thread = openThread(settings);
    this.#thread.stdout.setEncoding('utf8').on('data', write);
    this.#thread.stderr.setEncoding('utf8').on('data', write);
    this.#thread.on('error', (error) => this.#end('crash', `crashed: ${stackOf(error)}`));
    this.#thread.on('exit', (code) => this.#end('crash', `ended itself with code ${code}`));
    this.#thread.on('message', (message: unknown) => this.#hear(message));
    this.#limit(loadSeconds, 'was not loaded');
  }

  /** False once the thread is gone: it timed out, crashed or was closed. */
  get alive(): boolean {
    return this.#alive;
  }

  /** When the bundle is loaded, or the thread is gone. */
  get loaded(): Promise<void> {
    return this.#loading.promise;
  }

  /** @throws FunctionFailure */
  invoke(event: unknown): Promise<unknown> {
    return new Promise((settle, fail) => {
      if (this.#failure !== undefined) throw this.#failure;
      if (!this.#alive || this.#call !== undefined) {
        throw new FunctionFailure('crash', `${this.#settings.name} is not free`);
      }
      this.#call = { id: randomUUID(), event: JSON.stringify(event), settle, fail };
      this.#begin();
    });
  }

  async close(): Promise<void> {
    this.#end('crash', 'was stopped');
    await this.#thread.terminate();
  }

  /** The function's own time starts when its bundle is loaded. */
  #begin(): void {
    if (this.#call !== undefined && this.#loaded) {
      const { timeoutSeconds } = this.#settings;
      this.#limit(timeoutSeconds, 'was not done');
      this.#thread.postMessage(orderOf(this.#settings, this.#call, Date.now() + timeoutSeconds * 1000));
    }
  }

  #hear(message: unknown): void {
    const reply = workerReply.parse(message);
    clearTimeout(this.#timer);
    if (reply.kind === 'ready') {
      this.#loaded = true;
      this.#loading.resolve();
      this.#begin();
      return;
    }
    const call = this.#call;
    this.#call = undefined;
    if (reply.kind === 'done') {
      call?.settle(JSON.parse(reply.result));
    } else {
      call?.fail(new FunctionFailure('error', reply.error));
    }
  }

  #limit(seconds: number, what: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#end('time-out', `${what} after ${seconds} seconds and was ended`);
      void this.#thread.terminate();
    }, seconds * 1000);
  }

  #end(kind: FunctionFailure['kind'], what: string): void {
    this.#alive = false;
    clearTimeout(this.#timer);
    this.#failure ??= new FunctionFailure(kind, `${this.#settings.name} ${what}`);
    this.#call?.fail(this.#failure);
    this.#call = undefined;
    this.#loading.resolve();
  }
}

function openThread({ folder, handler, environment, memoryMb }: FunctionSettings): Worker {
  const dot = handler.lastIndexOf('.');
  const file = join(folder, `${handler.slice(0, dot)}.mjs`);
  return new Worker(new URL('./worker-entry.ts', import.meta.url), {
    workerData: workerOrder.parse({ file, exportName: handler.slice(dot + 1) }),
    env: { ...environment },
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
}

function orderOf(settings: FunctionSettings, call: Call, deadline: number): InvocationOrder {
  const { name, arn, memoryMb } = settings;
  return { id: call.id, event: call.event, deadline, functionName: name, arn, memoryMb };
}

function stackOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : String(error);
}
