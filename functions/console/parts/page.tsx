import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import type { Language } from '../words/language.ts';
import { texts } from '../words/texts.ts';
import { clockTime } from '../words/time-words.ts';
import { plain } from './outside.tsx';

type PageParts = {
  readonly title: string;
  readonly view: View;
  readonly here?: 'integrations' | 'receipts' | 'audit' | undefined;
  /** The page fetches itself again while it is looked at. */
  readonly isLive?: boolean;
  readonly children?: Child;
};

/** A whole page: head, menu, content, foot. */
export function Page({ title, view, here, isLive = false, children }: PageParts) {
  return (
    <>
      {html`<!doctype html>`}
      <html lang={view.language === 'no' ? 'nb' : 'en'}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
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
          <a href={links.integrations()} aria-current={here === 'integrations' ? 'page' : undefined}>
            {say(texts.integrations)}
          </a>
          <a href={links.receipts({})} aria-current={here === 'receipts' ? 'page' : undefined}>
            {say(texts.receipts)}
          </a>
          <a href={links.page('/audit')} aria-current={here === 'audit' ? 'page' : undefined}>
            {say(actTexts.audit)}
          </a>
        </nav>
        {view.person !== undefined && <SignOut view={view} />}
        <nav class="languages" aria-label={say(texts.language)}>
          <LanguageLink view={view} language="en" name="English" />
          <LanguageLink view={view} language="no" name="Norsk" />
        </nav>
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
