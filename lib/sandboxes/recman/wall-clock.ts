/** An instant on the clock of a zone: `2026-11-21 10:15:00`. */
export function wallTime(instant: Date, timeZone = 'Europe/Oslo'): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
}

/** True for a date and time that the calendar has. */
export function isWallTime(text: string): boolean {
  const [, day, hour, minute, second] = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2}):(\d{2})$/.exec(text) ?? [];
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return false;
  return new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;
}
