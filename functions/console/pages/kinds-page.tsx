import { integrationKinds } from '../../../lib/documents/integration.ts';
import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { directionWords } from '../words/direction-words.ts';

type KindsParts = {
  readonly directionsOf: (kind: keyof typeof integrationKinds) => readonly string[];
  readonly view: View;
};

/** The kinds of integrations, to choose one from, with what each moves. */
export function KindsPage({ directionsOf, view }: KindsParts) {
  const kinds = Object.keys(integrationKinds) as (keyof typeof integrationKinds)[];
  return (
    <Page title={view.say(actTexts.newIntegration)} view={view} here="integrations">
      <div class="heading">
        <h1>{view.say(actTexts.newIntegration)}</h1>
        <p>{view.say(actTexts.newIntegrationLead)}</p>
      </div>
      <ul class="kinds">
        {kinds.map((kind) => (
          <li class="card kind">
            <h2>
              <a class="row-link" href={view.links.page(`/integrations/new/${kind}`)}>
                {integrationKinds[kind].title}
              </a>
            </h2>
            <p class="faint small">{movesOf(directionsOf(kind), view)}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function movesOf(directions: readonly string[], { language }: View): string {
  const words = directions.map((direction) => directionWords(direction, language));
  const sources = [...new Set(words.map(({ source }) => source))];
  return sources
    .map((from) => {
      const those = words.filter(({ source }) => source === from);
      return `${those.map(({ many }) => many).join(', ')} → ${those[0]?.target ?? ''}`;
    })
    .join(' · ');
}
