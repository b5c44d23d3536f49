/** A vendor's allowance of calls as fixed windows. `name` tells vendor and who shares it. The source stands in limits.ts. */
export type BudgetDeclaration = {
  readonly name: string;
  /** Calls per window. */
  readonly limit: number;
  readonly windowSeconds: number;
  /** No call this close to a window's edge: clocks differ by seconds. */
  readonly guardSeconds: number;
};

/** Start of the window that holds `now`, or undefined inside the guard at an edge. */
export function openWindow(budget: BudgetDeclaration, now: Date): Date | undefined {
  const start = windowStart(budget, now);
  const into = (now.getTime() - start.getTime()) / 1000;
  if (into < budget.guardSeconds || into > budget.windowSeconds - budget.guardSeconds) return undefined;
  return start;
}

/** Start of the window that holds `now`, edge or not. Windows are counted from the epoch: an hour begins at :00 UTC. */
export function windowStart(budget: BudgetDeclaration, now: Date): Date {
  const length = budget.windowSeconds * 1000;
  return new Date(Math.floor(now.getTime() / length) * length);
}

/** The windows after `now`, nearest first. Just before the opening guard ends, the present window counts as later. */
export function* laterWindows(budget: BudgetDeclaration, now: Date): Generator<Date> {
  const start = windowStart(budget, now).getTime();
  const length = budget.windowSeconds * 1000;
  if (now.getTime() < start + budget.guardSeconds * 1000) yield new Date(start);
  for (let window = start + length; ; window += length) yield new Date(window);
}

/** When calls may begin in a window. */
export function opensAt(budget: BudgetDeclaration, window: Date): Date {
  return new Date(window.getTime() + budget.guardSeconds * 1000);
}

/** Calls that bookings leave free, so that log-ins and look-ups of booked documents find room. */
export function headroom(budget: BudgetDeclaration): number {
  return Math.min(50, Math.floor(budget.limit / 100));
}

/** How many calls a worker takes at once while plenty is free; one by one when the budget is small or nearly used. */
export function shareSize(budget: BudgetDeclaration, free: number): number {
  if (free < budget.limit / 10) return 1;
  return Math.max(1, Math.min(10, Math.floor(budget.limit / 720)));
}
