/**
 * The vendor's servers keep Norwegian time, according to a client's author (Oslo or Helsinki; they change on the same night).
 */
const serverZone = 'Europe/Oslo';

const hasOffset = /(Z|[+-]\d{2}:\d{2})$/;

/** True for a time without offset in the hour that the last Sunday of March skips; the vendor refuses it. */
export function isMissingServerTime(text: string): boolean {
  if (hasOffset.test(text) || text.slice(5, 7) !== '03' || text.slice(11, 13) !== '02') return false;
  const day = Number(text.slice(8, 10));
  const isSunday = new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDay() === 0;
  return isSunday && day > 24;
}

/** The day on the vendor's wall: a time without offset is taken as it stands, one with an offset is moved. */
export function serverDay(text: string): string {
  return serverTime(text).slice(0, 10);
}

/** The time on the vendor's wall, without offset: `2026-03-01T00:00:00`. */
export function serverTime(text: string): string {
  if (!hasOffset.test(text)) return text.slice(0, 19);
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: serverZone, dateStyle: 'short', timeStyle: 'medium' });
  return parts.format(new Date(text)).replace(' ', 'T');
}

/** The instant that a text means where the vendor counts in UTC: without offset it is UTC. */
export function utcMilliseconds(text: string): number {
  return Date.parse(hasOffset.test(text) ? text : `${text}Z`);
}

/** An instant as the vendor writes it in answers: UTC, without offset. */
export function utcText(at: string): string {
  return new Date(at).toISOString().slice(0, 19);
}
