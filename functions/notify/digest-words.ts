import type { Words } from '../console/words/language.ts';

/** A sentence with places in braces, in both languages. */
const sentences = {
  troubleSubject: { en: '{count} need you: {name}', no: '{count} trenger deg: {name}' },
  transferSubject: { en: 'A transfer stands still: {name}', no: 'En overføring står stille: {name}' },
  transferIntro: {
    en: 'In the integration “{name}”, a transfer stands still until a person has set something right.',
    no: 'I integrasjonen «{name}» står en overføring stille til en person har rettet noe.',
  },
  wellSubject: { en: 'All is well again: {name}', no: 'Alt er i orden igjen: {name}' },
  one: { en: '1 document', no: '1 dokument' },
  transfer: { en: '1 transfer', no: '1 overføring' },
  many: { en: '{n} documents', no: '{n} dokumenter' },
  atLeast: { en: 'at least {n} documents', no: 'minst {n} dokumenter' },
  troubleIntro: {
    en: 'In the integration “{name}”, {count} cannot go on without a person. What could be tried again by itself has been tried.',
    no: 'I integrasjonen «{name}» kommer {count} ikke videre uten en person. Det som kan prøves på nytt av seg selv, er prøvd.',
  },
  wellIntro: {
    en: 'In the integration “{name}”, no document needs a person any more. Everything goes by itself again.',
    no: 'I integrasjonen «{name}» trenger ingen dokumenter en person lenger. Alt går av seg selv igjen.',
  },
  held: {
    en: 'They are held back, and go by themselves once the log-in works. You are told of it once.',
    no: 'De holdes tilbake, og går av seg selv når innloggingen virker. Du får beskjed om det én gang.',
  },
  numberHeld: {
    en: 'They are delivered. The number is tried again every half hour. You are told of it once.',
    no: 'De er overført. Nummeret prøves igjen hver halvtime. Du får beskjed om det én gang.',
  },
  field: { en: 'field: {field}', no: 'felt: {field}' },
  vendorWords: { en: 'The other system says: {words}', no: 'Det andre systemet sier: {words}' },
  more: { en: 'and {n} more', no: 'og {n} til' },
  troubleOverview: { en: 'All receipts that need you', no: 'Alle kvitteringer som trenger deg' },
  wellOverview: { en: 'All receipts of this integration', no: 'Alle kvitteringer for denne integrasjonen' },
  expiryIntro: {
    en: 'In the integration “{name}”, somebody entered a last day for a log-in. What needs it stands still from then on.',
    no: 'I integrasjonen «{name}» har noen lagt inn en siste dag for en innlogging. Det som trenger den, står stille fra da av.',
  },
  expiryOverview: { en: 'The integration', no: 'Integrasjonen' },
  footer: {
    en: 'You get this because your address stands among the error e-mail addresses of the integration. At most one such mail is sent in an hour, and one when all is well again. Nobody reads answers to it.',
    no: 'Du får denne fordi adressen din står blant e-postadressene for feil i integrasjonen. Det sendes høyst én slik e-post i timen, og én når alt er i orden igjen. Ingen leser svar på den.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** The name of a sentence. */
export type Sentence = keyof typeof sentences;

/** A sentence in a language, its places filled. */
export function sentence(
  name: Sentence,
  language: keyof Words,
  places: Readonly<Record<string, string | number>> = {},
): string {
  return sentences[name][language].replaceAll(/\{(\w+)\}/g, (_whole, place: string) => String(places[place] ?? ''));
}
