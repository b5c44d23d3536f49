import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { IntegrationKindName } from '../../../lib/documents/integration.ts';
import { type Appearance, nextAppearance } from '../appearance.ts';
import { exportPath, filesPath } from '../links.ts';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { fileTexts } from '../words/file-texts.ts';
import type { Language, Words } from '../words/language.ts';
import { pageTexts } from '../words/page-texts.ts';
import { previewTexts } from '../words/preview-texts.ts';
import { recmanTexts } from '../words/recman-texts.ts';
import { texts } from '../words/texts.ts';
import { clockTime } from '../words/time-words.ts';
import { plain } from './outside.tsx';

/** The entries of the main menu. */
export type Place = 'integrations' | 'receipts' | 'recman' | 'files' | 'preview' | 'budgets' | 'audit' | 'api';

type Entry = {
  readonly place: Place;
  readonly path: string;
  readonly words: Words;
  /** Only for those who have an integration of this kind. */
  readonly of?: IntegrationKindName;
};

const menu: readonly Entry[] = [
  { place: 'integrations', path: '/', words: texts.integrations },
  { place: 'receipts', path: '/receipts', words: texts.receipts },
  { place: 'recman', path: exportPath, words: recmanTexts.title, of: 'recman-24sevenoffice' },
  { place: 'files', path: filesPath, words: fileTexts.menu, of: 'moment-xledger' },
  { place: 'preview', path: '/preview', words: previewTexts.preview },
  { place: 'budgets', path: '/budgets', words: pageTexts.budgets },
  { place: 'audit', path: '/audit', words: actTexts.audit },
  { place: 'api', path: '/api', words: actTexts.api },
];

type PageParts = {
  readonly title: string;
  readonly view: View;
  readonly here?: Place | undefined;
  /** The page fetches itself again while it is looked at. Not for a page that answers what was posted. */
  readonly isLive?: boolean;
  readonly children?: Child;
};

/** A whole page: head, menu, content, foot. */
export function Page({ title, view, here, isLive = false, children }: PageParts) {
  return (
    <>
      {html`<!doctype html>`}
      <html lang={view.language === 'no' ? 'nb' : 'en'} data-appearance={view.appearance}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={view.appearance ?? 'light dark'} />
          <title>{`${plain(title)} · Ledgerbridge`}</title>
          <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/assets/console.css" />
          <script src="/assets/console.js" defer></script>
        </head>
        <body>
          <a class="skip" href="#content">
            {view.say(texts.skipToContent)}
          </a>
          <Top view={view} here={here} />
          <main id="content" tabindex={-1} data-live={isLive ? '' : undefined}>
            {children}
            <footer>
              {view.say(texts.updated)} {clockTime(view.now.toISOString(), view.language)}. {view.say(texts.timeZone)}
            </footer>
          </main>
        </body>
      </html>
    </>
  );
}

function Top({ view, here }: Pick<PageParts, 'view' | 'here'>) {
  const { links, say } = view;
  return (
    <header class="top">
      <div class="top-inner">
        <a class="brand" href={links.integrations()}>
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <path d="M2 17h20M4 17v-4M20 17v-4M2 12c5 0 6.5-6 10-6s5 6 10 6M9 17V7.5M15 17V7.5" />
          </svg>
          Ledgerbridge
        </a>
        <nav aria-label={say(texts.mainMenu)}>
          {menu
            .filter(({ of }) => of === undefined || view.kinds.has(of))
            .map(({ place, path, words }) => (
              <a href={links.page(path)} aria-current={here === place ? 'page' : undefined}>
                {say(words)}
              </a>
            ))}
        </nav>
        <div class="person">
          {view.person !== undefined && <SignOut view={view} />}
          <nav class="languages" aria-label={say(texts.language)}>
            <LanguageLink view={view} language="en" name="English" />
            <LanguageLink view={view} language="no" name="Norsk" />
          </nav>
          <AppearanceLink view={view} />
        </div>
      </div>
    </header>
  );
}

function SignOut({ view }: { view: View }) {
  return (
    <form method="post" action="/sign-out" class="sign-out">
      <input type="hidden" name="token" value={view.formToken} />
      <span class="faint outside">{view.person}</span> <button type="submit">{view.say(actTexts.signOut)}</button>
    </form>
  );
}

function LanguageLink({ view, language, name }: { view: View; language: Language; name: string }) {
  return (
    <a
      href={view.inLanguage(language)}
      lang={language === 'no' ? 'nb' : 'en'}
      aria-current={view.language === language ? 'true' : undefined}
      title={name}
    >
      {language.toUpperCase()}
    </a>
  );
}

const appearances = {
  system: { sign: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 2v12M8 5h5M8 8h6M8 11h5', words: pageTexts.asTheSystem },
  dark: { sign: 'M13.5 9.7A6 6 0 0 1 6.3 2.5a6 6 0 1 0 7.2 7.2', words: pageTexts.dark },
  light: {
    sign: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13',
    words: pageTexts.light,
  },
} as const;

/** Shows how the page looks now, and leads to the next of the three. */
function AppearanceLink({ view }: { view: View }) {
  const { say, appearance } = view;
  const next: Appearance | undefined = nextAppearance(appearance);
  const { sign, words } = appearances[appearance ?? 'system'];
  const name = `${say(pageTexts.appearance)}: ${say(words)}. ${say(pageTexts.switchTo)}: ${say(appearances[next ?? 'system'].words)}`;
  const query = new URLSearchParams({ choice: next ?? 'system', to: view.address });
  return (
    <a class="appearance" href={`/appearance?${query}`} title={name}>
      <svg class="icon" viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
        <path d={sign} />
      </svg>
      <span class="unseen">{name}</span>
    </a>
  );
}
