import type { Expiry } from '../../../lib/documents/integrations/expiry-settings.ts';
import type { Words } from './language.ts';

/** Texts of transfers that stand still, and of log-ins that end. */
export const standstillTexts = {
  title: { en: 'A transfer stands still', no: 'En overføring står stille' },
  titleMany: { en: 'Transfers stand still', no: 'Overføringer står stille' },
  since: { en: 'since', no: 'siden' },
  onward: {
    en: 'It goes on by itself, from where it stopped, as soon as this is set right.',
    no: 'Den går videre av seg selv, der den stoppet, så snart dette er rettet.',
  },
  ending: { en: 'A log-in ends soon', no: 'En innlogging slutter snart å gjelde' },
  ended: { en: 'A log-in has ended', no: 'En innlogging har sluttet å gjelde' },
  renew: {
    en: 'Get a new one where this one was made, enter it under “Change”, and correct the day.',
    no: 'Skaff en ny der denne ble laget, legg den inn under «Endre», og rett dagen.',
  },
  validUntil: { en: 'Valid until', no: 'Gyldig til og med' },
} as const satisfies Readonly<Record<string, Words>>;

/** How long a log-in is still valid. */
export function daysLeftWords({ daysLeft }: Pick<Expiry, 'daysLeft'>): Words {
  if (daysLeft < -1) return { en: `${-daysLeft} days ago`, no: `for ${-daysLeft} dager siden` };
  if (daysLeft === -1) return { en: 'yesterday', no: 'i går' };
  if (daysLeft === 0) return { en: 'today', no: 'i dag' };
  if (daysLeft === 1) return { en: 'tomorrow', no: 'i morgen' };
  return { en: `in ${daysLeft} days`, no: `om ${daysLeft} dager` };
}
