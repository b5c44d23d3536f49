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
