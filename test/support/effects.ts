/** Where a worker is killed: at its n-th effect, before or after that effect took place. */
export type CrashPoint = { readonly effect: number; readonly when: 'before' | 'after' };

/** One worker whose effects are counted, can be stopped for good at any of them, and can be made to wait for their turn. */
export type Worker = {
  readonly names: string[];
  readonly died: Promise<'died'>;
  readonly isDead: () => boolean;
  effect<T>(name: string, action: () => Promise<T>): Promise<T>;
};

const never = new Promise<never>(() => undefined);

/**
 * A killed worker's promises never resolve: nothing after the crash point runs, as after a power cut.
 * `turn` is awaited before each effect, so that a scheduler can interleave two workers.
 */
export function createWorker(
  crash?: CrashPoint,
  turn: (name: string) => Promise<void> = async () => undefined,
): Worker {
  const names: string[] = [];
  let dead = false;
  let announce: (word: 'died') => void = () => undefined;
  const died = new Promise<'died'>((resolve) => {
    announce = resolve;
  });
  const die = (): Promise<never> => {
    dead = true;
    announce('died');
    return never;
  };
  return {
    names,
    died,
    isDead: () => dead,
    async effect(name, action) {
      if (dead) return never;
      await turn(name);
      names.push(name);
      const here = crash?.effect === names.length;
      if (here && crash.when === 'before') return die();
      const result = await action();
      if (here) return die();
      return dead ? never : result;
    },
  };
}

/** The same object with every function's calls passing through the worker. */
export function throughWorker<T extends object>(port: T, name: string, worker: Worker): T {
  return new Proxy(port, {
    get(object, property, receiver) {
      const value: unknown = Reflect.get(object, property, receiver);
      if (typeof value !== 'function') return value;
      return (...inputs: unknown[]) =>
        worker.effect(`${name}.${String(property)}`, async () => value.apply(object, inputs));
    },
  });
}
