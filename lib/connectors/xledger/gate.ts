import { burst, mostAtOnce } from './limits.ts';

/** Lets requests of one token through, no more at once and in a short while than the vendor takes. */
export type Gate = { pass<T>(work: () => Promise<T>): Promise<T> };

/** A connection keeps one gate, under this name. */
export const gateName = 'gate';

type Pace = {
  /** Milliseconds that only grow: pacing is about the network's time, not about the hour. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
};

const realPace: Pace = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** A gate for this worker; `paced-request.ts` keeps the pace of all of them. */
export function createGate({ now, wait }: Pace = realPace): Gate {
  const starts: number[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(): Promise<void> {
    if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    for (;;) {
      while (starts[0] !== undefined && starts[0] <= now() - burst.milliseconds) starts.shift();
      const [oldest] = starts;
      if (oldest === undefined || starts.length < burst.requests) break;
      await wait(oldest + burst.milliseconds - now());
    }
    starts.push(now());
  }

  return {
    async pass(work) {
      await enter();
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
