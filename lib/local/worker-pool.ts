import { FunctionFailure } from './function-failure.ts';
import type { FunctionSettings } from './function-settings.ts';
import { FunctionWorker } from './function-worker.ts';

/** A function with as many threads as it needs, up to a maximum. */
export type FunctionPool = {
  readonly maximum: number;
  /** Waits for a free thread. @throws FunctionFailure */
  invoke(event: unknown): Promise<unknown>;
  close(): Promise<void>;
};

/** How many threads a function may have at once, and when an unused one is stopped. */
export type PoolLimits = {
  readonly maximum: number;
  readonly idleSeconds: number;
  /** Shared by all pools of the machine. */
  readonly loads: LoadGate;
};

/** Lets a bundle load when it is its turn. */
export type LoadGate = <Loaded>(load: () => Promise<Loaded>) => Promise<Loaded>;

/** A machine that loads a dozen bundles at once is done with none of them in time: so many at once, the others in line. */
export function createLoadGate(atOnce: number): LoadGate {
  const line: (() => void)[] = [];
  let loading = 0;
  return async (load) => {
    if (loading >= atOnce) await new Promise<void>((resolve) => line.push(resolve));
    else loading += 1;
    try {
      return await load();
    } finally {
      const next = line.shift();
      if (next === undefined) loading -= 1;
      else next();
    }
  };
}

/** Threads are started on first use, used again while they live, and stopped when idle. */
export function createPool(
  settings: FunctionSettings,
  limits: PoolLimits,
  write: (chunk: string) => void,
): FunctionPool {
  const threads = openThreads(limits, () => new FunctionWorker(settings, write));
  const queue: (() => void)[] = [];
  let busy = 0;
  return {
    maximum: limits.maximum,
    async invoke(event) {
      if (busy >= limits.maximum) {
        await new Promise<void>((resolve) => queue.push(resolve));
      } else {
        busy += 1;
      }
      try {
        const worker = await threads.take();
        return await worker.invoke(event).finally(() => threads.giveBack(worker));
      } finally {
        const next = queue.shift();
        // The place passes to the next in line, so that nobody overtakes it.
        if (next === undefined) busy -= 1;
        else next();
      }
    },
    close: threads.close,
  };
}

type Idle = { readonly worker: FunctionWorker; readonly timer: NodeJS.Timeout };

/** The threads of one function: those at work, and those that wait for work a little longer. */
function openThreads({ idleSeconds, loads }: PoolLimits, start: () => FunctionWorker) {
  const all = new Set<FunctionWorker>();
  const idle: Idle[] = [];
  let closed = false;
  const begin = () => {
    // It may have waited in line for a while.
    if (closed) throw new FunctionFailure('crash', 'the machine was stopped');
    return start();
  };
  const retire = (worker: FunctionWorker) => {
    idle.splice(
      idle.findIndex((entry) => entry.worker === worker),
      1,
    );
    all.delete(worker);
    // Nothing waits for a thread that is no longer used.
    void worker.close();
  };
  return {
    async take(): Promise<FunctionWorker> {
      const free = idle.pop();
      clearTimeout(free?.timer);
      if (free?.worker.alive) return free.worker;
      if (free !== undefined) all.delete(free.worker);
      return loads(async () => {
        const worker = begin();
        all.add(worker);
        await worker.loaded;
        return worker;
      });
    },
    giveBack(worker: FunctionWorker): void {
      if (worker.alive) {
        const timer = setTimeout(() => retire(worker), idleSeconds * 1000).unref();
        idle.push({ worker, timer });
      } else {
        all.delete(worker);
      }
    },
    async close(): Promise<void> {
      closed = true;
      for (const { timer } of idle) clearTimeout(timer);
      await Promise.all([...all].map((worker) => worker.close()));
    },
  };
}
