import type { Language, Words } from './language.ts';

const number: Words = {
  en: 'A whole number from 1 to 2147483647: digits only, no leading zeros.',
  no: 'Et helt tall fra 1 til 2147483647: bare siffer, ingen nuller foran.',
};

/** What a field of ours may hold, as far as a person can get it wrong. */
const rules: Readonly<Record<string, Words>> = {
  account: { en: 'A number: digits only, no leading zeros.', no: 'Et tall: bare siffer, ingen nuller foran.' },
  customerNumber: number,
  email: { en: 'An address with @, or empty.', no: 'En adresse med @, eller tomt.' },
  kid: { en: '2 to 25 digits, or empty.', no: '2 til 25 siffer, eller tomt.' },
  name: { en: 'At most 200 characters.', no: 'Høyst 200 tegn.' },
  number,
  organizationNumber: { en: 'At most 20 characters.', no: 'Høyst 20 tegn.' },
  description: { en: 'At most 300 characters.', no: 'Høyst 300 tegn.' },
  productName: { en: 'At most 125 characters.', no: 'Høyst 125 tegn.' },
  productNumber: { en: 'At most 100 characters.', no: 'Høyst 100 tegn.' },
  projectNumber: number,
  totalIncludingVat: {
    en: 'A credit note has positive amounts; that it is one turns the sign.',
    no: 'En kreditnota har positive beløp; at den er en kreditnota, snur fortegnet.',
  },
  vatPercentage: { en: 'A percentage of 0 or more.', no: 'En prosent på 0 eller mer.' },
};

/** What the field of a path may hold (`lines[2].account`); undefined when there is no more to say. */
export function fieldRule(path: string, language: Language): string | undefined {
  return rules[path.split('.').at(-1) ?? '']?.[language];
}
