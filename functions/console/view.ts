import type { Clock } from '../../lib/sync/ports.ts';
import type { ConsoleContext } from './access/console-env.ts';
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
  /** What every form of this person carries. */
  readonly formToken: string;
  /** Who is signed in; undefined on one machine and before the sign-in. */
  readonly person: string | undefined;
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
    formToken: '',
    person: undefined,
  };
}

/** The view of a call that the guard let in. */
export function viewFor(context: ConsoleContext, clock: Clock): View {
  const { actor } = context.get('viewer');
  const view = viewOf(new URL(context.req.url), context.req.header('accept-language'), clock());
  const person = actor.kind === 'local' ? undefined : (actor.name ?? actor.id);
  return { ...view, formToken: context.get('formToken'), person };
}
