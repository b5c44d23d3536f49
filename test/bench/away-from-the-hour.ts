import { setTimeout as pause } from 'node:timers/promises';

const hourMs = 3_600_000;

/** The vendor's hourly allowance takes no calls within seconds of a full hour; a run that would meet one waits it out. */
const guardMs = 7000;

/** Waits when the hour would end within the next `seconds`, until it has begun. */
export async function awayFromTheHour(seconds: number): Promise<void> {
  const into = (Date.now() + guardMs) % hourMs;
  const left = hourMs - into;
  if (into < 2 * guardMs) await pause(2 * guardMs - into);
  else if (left < seconds * 1000) await pause(left + 2 * guardMs);
}
