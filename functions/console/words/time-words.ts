import type { Language } from './language.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', no: 'nb-NO' };
const zone = 'Europe/Oslo';

/** Formats are made once for each language: to make one takes a hundred times longer than to use it, and a list shows hundreds. */
function perLanguage<Format>(make: (locale: string) => Format): (language: Language) => Format {
  const made = new Map<Language, Format>();
  return (language) => {
    const known = made.get(language) ?? make(locales[language]);
    made.set(language, known);
    return known;
  };
}

const dates = (options: Intl.DateTimeFormatOptions) =>
  perLanguage((locale) => new Intl.DateTimeFormat(locale, options));

const clockFormat = dates({ dateStyle: 'medium', timeStyle: 'medium', timeZone: zone });
const hourFormat = dates({ hour: '2-digit', minute: '2-digit', timeZone: zone });
const dayFormat = dates({ day: 'numeric', month: 'short', timeZone: zone });
const dateFormat = dates({ dateStyle: 'medium', timeZone: 'UTC' });
const distanceFormat = perLanguage(
  (locale) => new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: 'always' }),
);
const numberFormat = perLanguage((locale) => new Intl.NumberFormat(locale));

/** An instant as a person reads it, to the second: `21 Nov 2026, 11:04:07`. What is no instant stands for itself. */
export function clockTime(instant: string, language: Language): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : clockFormat(language).format(time);
}

const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** How far an instant is from now: `3 min ago`, `in 2 hr`. */
export function distance(instant: string, now: Date, language: Language): string {
  const seconds = Math.round((Date.parse(instant) - now.getTime()) / 1000);
  if (Number.isNaN(seconds)) {
    return instant;
  }
  if (Math.abs(seconds) < 5) {
    return language === 'no' ? 'nå' : 'now';
  }
  const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds) ?? steps[3];
  return distanceFormat(language).format(Math.trunc(seconds / step.seconds), step.unit);
}

/** The hour of an instant: `14:00`. */
export function hourWords(instant: string, language: Language): string {
  return hourFormat(language).format(Date.parse(instant));
}

/** A day as a person reads it: `21 Nov`, `21. nov.`. Takes an instant, or a day as ISO writes it. */
export function dayWords(day: string, language: Language): string {
  return dayFormat(language).format(Date.parse(day));
}

/** A number with the thousands apart: `7,200`, `7 200`. */
export function numberWords(value: number, language: Language): string {
  return numberFormat(language).format(value);
}

/** A day with its year: `21 Nov 2026`, `21. nov. 2026`. */
export function dateWords(day: string, language: Language): string {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : dateFormat(language).format(time);
}
