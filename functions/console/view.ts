import { type Links, linksFor } from './links.ts';
import { type Language, languageOf, type Words } from './words/language.ts';

/** For whom and when a page is made. */
export type View = {
  readonly language: Language;
  readonly links: Links;
  readonly now: Date;
  /** The address of this page in a language. */
  inLanguage(language: Language): string;
  say(words: Words): string;
};

/** The view of one call: its language is what the address asks for, or what the browser prefers. */
export function viewOf(url: URL, acceptLanguage: string | undefined, now: Date): View {
  const wish = url.searchParams.get('lang') ?? undefined;
  const language = languageOf(wish, acceptLanguage);
  return {
    language,
    links: linksFor(wish === undefined ? undefined : language),
    now,
    inLanguage(other) {
      const query = new URLSearchParams(url.searchParams);
      query.set('lang', other);
      return `${url.pathname}?${query}`;
    },
    say: (words) => words[language],
  };
}
