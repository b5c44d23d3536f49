import { awaitedWords } from './awaited-words.ts';
import type { Language, Words } from './language.ts';
import { problemWords } from './problem-words.ts';
import { stepActWords } from './step-words.ts';
import { clockTime } from './time-words.ts';

const whole: Readonly<Record<string, Words>> = {
  'wanted: webhook': { en: 'Told by the source', no: 'Meldt fra kildesystemet' },
  'wanted: catch-up': { en: 'Found by the hourly check', no: 'Funnet i timens kontroll' },
  'wanted: poll': { en: 'Found by the scheduled check', no: 'Funnet i den faste kontrollen' },
  'wanted: parent': { en: 'Needed by another document', no: 'Trengs av et annet dokument' },
  'wanted: person': { en: 'Asked for by a person', no: 'Bedt om av en person' },
  sending: { en: 'Sending', no: 'Sendes' },
  'sending once more': { en: 'Sending once more, with the same key', no: 'Sendes en gang til, med samme nøkkel' },
  delivered: { en: 'Delivered', no: 'Overført' },
  'delivered, sent once more': { en: 'Delivered, at the second sending', no: 'Overført, ved andre gangs sending' },
  updated: { en: 'Updated in the target', no: 'Oppdatert i målsystemet' },
  'adopted as it stands': {
    en: 'Already there, taken over as it stands',
    no: 'Fantes fra før, tatt over som den står',
  },
  'found at the target': { en: 'Found in the target', no: 'Funnet i målsystemet' },
  'found at the target, to be updated': {
    en: 'Found in the target, will be updated',
    no: 'Funnet i målsystemet, blir oppdatert',
  },
  'outcome unknown': { en: 'The answer was lost', no: 'Svaret gikk tapt' },
  'not found yet': { en: 'Searched for, not found yet', no: 'Søkt etter, ikke funnet ennå' },
  'not found, will be sent once more': {
    en: 'Not found, will be sent once more',
    no: 'Ikke funnet, sendes en gang til',
  },
  'linked by a person': { en: 'Linked by a person', no: 'Koblet til av en person' },
  'to be sent once more': { en: 'To be sent once more, a person says', no: 'Skal sendes på nytt, sier en person' },
  'dismissed by a person': { en: 'Dismissed by a person', no: 'Lagt til side av en person' },
  'dismissed, a newer version is looked at': {
    en: 'Dismissed by a person; a newer version is looked at',
    no: 'Lagt til side av en person; en nyere versjon vurderes',
  },
  'integration switched off': { en: 'The integration is switched off', no: 'Integrasjonen er slått av' },
  'what follows is recorded: 0': { en: 'No attachments', no: 'Ingen vedlegg' },
  'written back to the source': { en: 'Written back to the source', no: 'Skrevet tilbake til kildesystemet' },
};

const withCode: readonly { readonly beginning: string; readonly words: Words }[] = [
  { beginning: 'held back: ', words: { en: 'Held back', no: 'Holdt tilbake' } },
  { beginning: 'rejected: ', words: { en: 'Rejected', no: 'Avvist' } },
  { beginning: 'skipped: ', words: { en: 'Skipped', no: 'Hoppet over' } },
  { beginning: 'conflict: ', words: { en: 'Conflict', no: 'Konflikt' } },
  { beginning: 'write-back held: ', words: { en: 'Write-back held', no: 'Tilbakeskriving holdt' } },
];

/** What an attempt tells, for a person. An event without words of its own stands for itself. */
export function eventWords(event: string, language: Language): string {
  const known = whole[event]?.[language];
  if (known !== undefined) {
    return known;
  }
  const coded = withCode.find(({ beginning }) => event.startsWith(beginning));
  if (coded) {
    return `${coded.words[language]}: ${problemWords(event.slice(coded.beginning.length)).title[language]}`;
  }
  const [, until] = /^deferred until (\S+)$/.exec(event) ?? [];
  if (until !== undefined) {
    return `${language === 'no' ? 'Utsatt til' : 'Deferred until'} ${clockTime(until, language)}`;
  }
  const [, awaited] = /^waiting for (.+)$/s.exec(event) ?? [];
  if (awaited !== undefined) {
    return `${language === 'no' ? 'Venter på' : 'Waiting for'} ${awaitedWords(awaited, language)}`;
  }
  return countedWords(event, language) ?? stepEventWords(event, language) ?? event;
}

/** A document's files are recorded after it, each with a receipt of its own. */
function countedWords(event: string, language: Language): string | undefined {
  const [, count] = /^what follows is recorded: (\d+)$/.exec(event) ?? [];
  return count && `${language === 'no' ? 'Vedlegg funnet' : 'Attachments found'}: ${count}`;
}

/** What happened to one step of a document: `enter: sending`. */
function stepEventWords(event: string, language: Language): string | undefined {
  const [, step = '', what = ''] = /^([a-z-]+): (.+)$/s.exec(event) ?? [];
  const words = whole[what]?.[language];
  return words && `${stepActWords(step, language)}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
