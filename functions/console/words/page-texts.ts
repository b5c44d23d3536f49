import type { Words } from './language.ts';
import { numberWords } from './time-words.ts';

/** Texts of the frame around every page, and of budgets, charts and counts. */
export const pageTexts = {
  appearance: { en: 'Appearance', no: 'Utseende' },
  asTheSystem: { en: 'as the system', no: 'som systemet' },
  dark: { en: 'dark', no: 'mørkt' },
  light: { en: 'light', no: 'lyst' },
  switchTo: { en: 'Switch to', no: 'Bytt til' },
  budgets: { en: 'Budgets', no: 'Kvoter' },
  budgetsLead: {
    en: 'The calls that each system allows, and how many of them are used.',
    no: 'Kallene som hvert system tillater, og hvor mange av dem som er brukt.',
  },
  noBudgets: { en: 'No system here counts its calls', no: 'Ingen systemer her teller kallene' },
  noBudgetsAdvice: {
    en: 'As soon as a system with an allowance is connected, its hours are shown here.',
    no: 'Så snart et system med en kvote er koblet til, vises timene her.',
  },
  used: { en: 'Used', no: 'Brukt' },
  booked: { en: 'Booked', no: 'Satt av' },
  free: { en: 'Free', no: 'Ledig' },
  limit: { en: 'Limit', no: 'Grense' },
  hour: { en: 'Hour', no: 'Time' },
  day: { en: 'Day', no: 'Dag' },
  now: { en: 'now', no: 'nå' },
  asTable: { en: 'As a table', no: 'Som tabell' },
  nothingBooked: { en: 'Nothing waits for a later hour.', no: 'Ingenting venter på en senere time.' },
  nothingBookedByDay: { en: 'Nothing waits for a later day.', no: 'Ingenting venter på en senere dag.' },
  perDay: { en: 'Documents per day', no: 'Dokumenter per dag' },
  perDayLead: {
    en: 'What ended on each day, by how it ended.',
    no: 'Det som ble ferdig hver dag, etter hvordan det endte.',
  },
  noDays: { en: 'Nothing ended in these days.', no: 'Ingenting ble ferdig i disse dagene.' },
} as const satisfies Readonly<Record<string, Words>>;

/** How much of a budget is used now, in a sentence. */
export function budgetSentence({ used, limit, booked }: { used: number; limit: number; booked: number }): Words {
  const en = (value: number) => numberWords(value, 'en');
  const no = (value: number) => numberWords(value, 'no');
  return {
    en: `${en(used)} of ${en(limit)} calls are used, ${en(booked)} are booked.`,
    no: `${no(used)} av ${no(limit)} kall er brukt, ${no(booked)} er satt av.`,
  };
}
