import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import * as wall from 'temporal-polyfill/fns/PlainDateTime';
import { toInstant, toPlainDateTime } from 'temporal-polyfill/fns/ZonedDateTime';
import { recmanZone } from './limits.ts';

/** The instant of RecMan's wall clock; of the hour that comes twice in autumn, the first. */
export function instantOf(wallTime: string): Date {
  return new Date(toInstant(wall.toZonedDateTime(wallTimeFrom(wallTime), recmanZone)).epochMilliseconds);
}

/** An instant on RecMan's wall clock: `2026-11-21 10:15:00`. */
export function wallTimeOf(instant: Date): string {
  return textOf(toPlainDateTime(toZonedDateTimeISO(fromEpochMilliseconds(instant.getTime()), recmanZone)));
}

/** Hours earlier on the same wall clock. */
export function hoursBefore(wallTime: string, hours: number): string {
  return textOf(wall.subtractHours(wallTimeFrom(wallTime), hours));
}

/** @throws RangeError for a day or a time that there is not */
function wallTimeFrom(text: string): wall.Record {
  const [year = Number.NaN, month = 0, day = 0, ...time] = (text.match(/\d+/g) ?? []).map(Number);
  return wall.create(year, month, day, ...time);
}

function textOf(time: wall.Record): string {
  return wall.toString(time, { smallestUnit: 'second' }).replace('T', ' ');
}
