import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import type { Words } from '../words/language.ts';
import { texts } from '../words/texts.ts';

/** A page that only says something: nothing is here, or something failed. */
export function MessagePage({ title, advice, view }: { title: Words; advice: Words; view: View }) {
  const { say, links } = view;
  return (
    <Page title={say(title)} view={view}>
      <h1 class="unseen">{say(title)}</h1>
      <Empty title={say(title)} advice={say(advice)}>
        <a class="button" href={links.integrations()}>
          {say(texts.integrations)}
        </a>
      </Empty>
    </Page>
  );
}
