/** Parts that were started, to be stopped in the other order. */
export type ClosingStack = {
  add(close: () => Promise<void> | void): void;
  closeAll(): Promise<void>;
};

/** Every part is stopped, also when another one cannot be; the first failure is told at the end. */
export function createClosingStack(): ClosingStack {
  const parts: (() => Promise<void> | void)[] = [];
  return {
    add: (close) => void parts.push(close),
    async closeAll() {
      const failures: unknown[] = [];
      for (let close = parts.pop(); close !== undefined; close = parts.pop()) {
        try {
          await close();
        } catch (error) {
          // The first one is thrown when the rest is stopped.
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
