import type { IntegrationKindName } from '../../lib/documents/integration.ts';
import type { Clock } from '../../lib/sync/ports.ts';
import type { ConsoleContext } from './access/console-env.ts';
import { type Appearance, appearanceIn } from './appearance.ts';
import { type Links, linksFor } from './links.ts';
import { type Language, languageOf, type Words } from './words/language.ts';

/** For whom and when a page is made. */
export type View = {
  readonly language: Language;
  readonly links: Links;
  readonly now: Date;
  /** Light or dark, as chosen; undefined: as the person's system has it. */
  readonly appearance: Appearance | undefined;
  /** This page, with its question. */
  readonly address: string;
  /** The address of this page in a language. */
  inLanguage(language: Language): string;
  say(words: Words): string;
  /** What every form of this person carries. */
  readonly formToken: string;
  /** Who is signed in; undefined on one machine and before the sign-in. */
  readonly person: string | undefined;
  /** The kinds of integrations that this person has, which the menu follows. */
  readonly kinds: ReadonlySet<IntegrationKindName>;
};

/** The view of one call: its language is what the address asks for, or what the browser prefers. */
export function viewOf(request: Pick<Request, 'url' | 'headers'>, now: Date): View {
  const url = new URL(request.url);
  const wish = url.searchParams.get('lang') ?? undefined;
  const language = languageOf(wish, request.headers.get('accept-language') ?? undefined);
  return {
    language,
    links: linksFor(wish === undefined ? undefined : language),
    now,
    appearance: appearanceIn(request.headers.get('cookie') ?? ''),
    address: `${url.pathname}${url.search}`,
    inLanguage(other) {
      const query = new URLSearchParams(url.searchParams);
      query.set('lang', other);
      return `${url.pathname}?${query}`;
    },
    say: (words) => words[language],
    formToken: '',
    person: undefined,
    kinds: new Set(),
  };
}

/** The view of a call that the guard let in. */
export function viewFor(context: ConsoleContext, clock: Clock): View {
  const { actor } = context.get('viewer');
  const view = viewOf(context.req.raw, clock());
  const person = actor.kind === 'local' ? undefined : (actor.name ?? actor.id);
  return { ...view, formToken: context.get('formToken'), person, kinds: context.get('kinds') ?? new Set() };
}
