import type { ConsoleParts } from '../console-parts.ts';

/** A vendor's calls in one window. */
export type BudgetHour = {
  readonly budget: string;
  readonly window: string;
  readonly limit: number;
  readonly used: number;
  readonly booked: number;
  readonly free: number;
};

const windowsBack = 24;
const windowsAhead = 12;

/** Used, booked and free calls: the last windows, the present one, and those ahead that are booked. */
export async function readBudgets({ budgets, clock }: ConsoleParts): Promise<readonly BudgetHour[]> {
  const all = await Promise.all(
    budgets.declared.map(async ({ name, limit, windowSeconds }) => {
      const length = windowSeconds * 1000;
      const present = Math.floor(clock().getTime() / length) * length;
      const windows = Array.from({ length: windowsBack + windowsAhead + 1 }, (_, place) =>
        new Date(present + (place - windowsBack) * length).toISOString(),
      );
      const found = await budgets.store.read(name, windows);
      return windows.map((window, place) => {
        const { used, booked, free } = found[place] ?? { used: 0, booked: 0, free: limit };
        return { budget: name, window, limit, used, booked, free };
      });
    }),
  );
  return all.flat();
}
