import { FunctionFailure } from './function-failure.ts';
import type { FunctionSettings } from './function-settings.ts';
import { FunctionWorker } from './function-worker.ts';

/** A function with as many threads as it needs, up to a maximum. */
export type FunctionPool = {
  readonly settings: FunctionSettings;
  readonly maximum: number;
  /** Waits for a free thread. @throws FunctionFailure */
  invoke(event: unknown): Promise<unknown>;
  close(): Promise<void>;
};

export type PoolLimits = { readonly maximum: number; readonly idleSeconds: number };

type Idle = { readonly worker: FunctionWorker; readonly timer: NodeJS.Timeout };

/** Threads are started on first use, used again while they live, and stopped when idle. */
export function createPool(
  settings: FunctionSettings,
  limits: PoolLimits,
  write: (chunk: string) => void,
): FunctionPool {
  const workers = new Set<FunctionWorker>();
  const idle: Idle[] = [];
  const queue: (() => void)[] = [];
  let busy = 0;
  let closed = false;

  const take = (): FunctionWorker => {
    const free = idle.pop();
    clearTimeout(free?.timer);
    if (free?.worker.alive) {
      return free.worker;
    }
    if (free !== undefined) workers.delete(free.worker);
    const worker = new FunctionWorker(settings, write);
    workers.add(worker);
    return worker;
  };
  const discard = (worker: FunctionWorker) => {
    workers.delete(worker);
    // Nothing waits for a thread that is no longer used.
    void worker.close();
  };
  const giveBack = (worker: FunctionWorker) => {
    if (!worker.alive) {
      workers.delete(worker);
      return;
    }
    const timer = setTimeout(() => {
      idle.splice(
        idle.findIndex((entry) => entry.worker === worker),
        1,
      );
      discard(worker);
    }, limits.idleSeconds * 1000);
    timer.unref();
    idle.push({ worker, timer });
  };

  return {
    settings,
    maximum: limits.maximum,
    async invoke(event) {
      if (busy >= limits.maximum) {
        await new Promise<void>((resolve) => queue.push(resolve));
      } else {
        busy += 1;
      }
      try {
        if (closed) throw new FunctionFailure('crash', `${settings.name} was stopped`);
        const worker = take();
        return await worker.invoke(event).finally(() => giveBack(worker));
      } finally {
        const next = queue.shift();
        // The place passes to the next in line, so that nobody overtakes it.
        if (next === undefined) busy -= 1;
        else next();
      }
    },
    async close() {
      closed = true;
      for (const { timer } of idle) clearTimeout(timer);
      await Promise.all([...workers].map((worker) => worker.close()));
    },
  };
}
