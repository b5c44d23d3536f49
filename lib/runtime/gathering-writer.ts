import { setTimeout as pause } from 'node:timers/promises';

/** Takes things one by one and writes them many at once. */
export type GatheringWriter<Thing> = {
  /** Neither waits nor throws. Of one name, the later one is written last, or alone. */
  add(name: string, thing: Thing): void;
  /** Writes at once what is gathered, and waits for all that is being written, so long at most. */
  flush(mostMs: number): Promise<void>;
};

/** A writer that gathers for so long after the first thing. One write follows the other. `write` never throws. */
export function createGatheringWriter<Thing>(
  write: (things: readonly Thing[]) => Promise<void>,
  gatherMs: number,
): GatheringWriter<Thing> {
  let gathered = new Map<string, Thing>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  function start(): void {
    clearTimeout(timer);
    timer = undefined;
    // What comes while the one before is written goes with the next.
    if (writing !== undefined || gathered.size === 0) return;
    const things = [...gathered.values()];
    gathered = new Map();
    writing = write(things).finally(() => {
      writing = undefined;
      start();
    });
  }

  async function idle(): Promise<void> {
    while (writing !== undefined) await writing;
  }

  return {
    add(name, thing) {
      gathered.set(name, thing);
      timer ??= setTimeout(start, gatherMs).unref();
    },
    async flush(mostMs) {
      start();
      if (writing === undefined) return;
      const late = new AbortController();
      const limit = pause(mostMs, undefined, { signal: late.signal }).catch(() => undefined); // ended below
      await Promise.race([idle(), limit]);
      late.abort();
    },
  };
}
