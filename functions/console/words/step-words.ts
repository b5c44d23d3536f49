import type { Language, Words } from './language.ts';

/** Steps of the directions by their names. */
const steps: Readonly<Record<string, Words>> = {
  company: { en: 'Company', no: 'Firma' },
  customer: { en: 'Customer', no: 'Kunde' },
  enter: { en: 'Entered', no: 'Registrert' },
  entry: { en: 'Entered', no: 'Registrert' },
  'enter-lines': { en: 'Postings entered', no: 'Posteringer registrert' },
  attach: { en: 'PDF attached', no: 'PDF vedlagt' },
  pdf: { en: 'PDF attached', no: 'PDF vedlagt' },
  book: { en: 'Booked', no: 'Bokført' },
  order: { en: 'Order', no: 'Ordre' },
  send: { en: 'Sent', no: 'Sendt' },
  queue: { en: 'Sent to the import', no: 'Sendt til import' },
};

/** A step in words. One without a word stands for itself. */
export function stepWords(name: string, language: Language): string {
  return steps[name]?.[language] ?? name;
}

/** The same steps as something that is under way. */
const acts: Readonly<Record<string, Words>> = {
  company: { en: 'Company', no: 'Firma' },
  customer: { en: 'Customer', no: 'Kunde' },
  enter: { en: 'Entry', no: 'Registrering' },
  entry: { en: 'Entry', no: 'Registrering' },
  'enter-lines': { en: 'Postings', no: 'Posteringer' },
  attach: { en: 'PDF', no: 'PDF' },
  pdf: { en: 'PDF', no: 'PDF' },
  book: { en: 'Booking', no: 'Bokføring' },
  order: { en: 'Order', no: 'Ordre' },
  send: { en: 'Transmission', no: 'Innsending' },
  queue: { en: 'Import', no: 'Import' },
};

/** A step while it is done, in words. */
export function stepActWords(name: string, language: Language): string {
  return acts[name]?.[language] ?? name;
}
