import { receiptStates } from '../../../lib/sync/receipt.ts';
import { documentWord } from './direction-words.ts';
import type { Language } from './language.ts';
import { stateWords } from './state-words.ts';

const fresh: Readonly<Record<Language, string>> = { en: 'new', no: 'ny' };

/** What a document waits for: names and numbers as they are, its state at the end in words, and a part by its kind. */
export function awaitedWords(shown: string, language: Language): string {
  const [, name = shown, end = ''] = /^(.+), ([a-z]+)$/s.exec(shown) ?? [];
  const state = receiptStates.find((known) => known === end);
  const ending = end === 'new' ? fresh[language] : state && stateWords[state][language].toLowerCase();
  if (ending === undefined) return partWords(shown, language);
  return `${partWords(name, language)} (${ending})`;
}

/** A part that is not known yet shows its key, `company:<log-in>:<id>`: of that, people know the id. */
function partWords(name: string, language: Language): string {
  const id = /^(?:company|product|file):.*:([^:]+)$/s.exec(name)?.[1];
  return id === undefined ? name : `${documentWord({ direction: '', key: name }, language)} ${id}`;
}
