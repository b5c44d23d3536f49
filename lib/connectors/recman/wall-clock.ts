import { Temporal } from 'temporal-polyfill';
import { recmanZone } from './limits.ts';

/** The instant of RecMan's wall clock; of the hour that comes twice in autumn, the first. */
export function instantOf(wallTime: string): Date {
  const time = Temporal.PlainDateTime.from(wallTime.replace(' ', 'T'));
  return new Date(time.toZonedDateTime(recmanZone).epochMilliseconds);
}

/** An instant on RecMan's wall clock: `2026-11-21 10:15:00`. */
export function wallTimeOf(instant: Date): string {
  const time = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(recmanZone);
  return textOf(time.toPlainDateTime());
}

/** Hours earlier on the same wall clock. */
export function hoursBefore(wallTime: string, hours: number): string {
  return textOf(Temporal.PlainDateTime.from(wallTime.replace(' ', 'T')).subtract({ hours }));
}

function textOf(time: Temporal.PlainDateTime): string {
  return time.toString({ smallestUnit: 'second' }).replace('T', ' ');
}
