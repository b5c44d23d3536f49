/** The languages of the console. */
export type Language = 'en' | 'no';

/** One text in both languages. */
export type Words = Readonly<Record<Language, string>>;

const norwegian = /^(?:no|nb|nn)\b/i;

/** What the address asks for (`?lang=no`), or else the first language of the browser that the console speaks. */
export function languageOf(wish: string | undefined, acceptLanguage: string | undefined): Language {
  if (wish !== undefined) {
    return norwegian.test(wish) ? 'no' : 'en';
  }
  const known = (acceptLanguage ?? '')
    .split(',')
    .map((range) => range.trim())
    .find((range) => norwegian.test(range) || /^en\b/i.test(range));
  return known !== undefined && norwegian.test(known) ? 'no' : 'en';
}
