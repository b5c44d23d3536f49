import type { ReceiptsPageParts } from '../pages/receipts-page.tsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { directionWords } from '../words/direction-words.ts';
import type { Words } from '../words/language.ts';
import { statesNamed, stateWords } from '../words/state-words.ts';
import { texts } from '../words/texts.ts';
import { numberWords } from '../words/time-words.ts';

type Tab = { readonly state: string; readonly words: Words };

const tabs: readonly Tab[] = [
  { state: '', words: texts.all },
  { state: 'needs-you', words: texts.needsYou },
  { state: 'on-the-way', words: texts.onTheWay },
  { state: 'delivered', words: texts.delivered },
  { state: 'skipped', words: texts.skipped },
];

/** Tabs over states, and a form over integration and transfer. Works without scripts. */
export function ReceiptFilters({ filter, integrations, directions, counts, view }: ReceiptsPageParts) {
  return (
    <div class="filters">
      <Tabs filter={filter} counts={counts} view={view} />
      <form action="/receipts" method="get" aria-label={view.say(texts.filters)} data-filters>
        <input type="hidden" name="state" value={filter.state} />
        {view.links.chosen && <input type="hidden" name="lang" value={view.links.chosen} />}
        {integrations.length > 1 && (
          <Choice
            name="integration"
            label={view.say(texts.integration)}
            chosen={filter.integration}
            options={[
              ['', view.say(texts.everyIntegration)],
              ...integrations.map(({ id, name }) => [id, name] as const),
            ]}
          />
        )}
        <Choice
          name="direction"
          label={view.say(texts.transfer)}
          chosen={filter.direction}
          options={[
            ['', view.say(texts.everyDirection)],
            ...directions.map((direction) => [direction, directionWords(direction, view.language).many] as const),
          ]}
        />
        <label>
          <span>{view.say(actTexts.from)}</span>
          <input type="date" name="from" value={filter.from ?? ''} />
        </label>
        <label>
          <span>{view.say(actTexts.to)}</span>
          <input type="date" name="to" value={filter.to ?? ''} />
        </label>
        <label class="wide">
          <span>{view.say(actTexts.search)}</span>
          <input type="search" name="text" value={filter.text ?? ''} maxlength={100} />
        </label>
        <button type="submit">{view.say(texts.show)}</button>
        {hasNarrowed(filter) && (
          <a class="button plain" href={view.links.receipts({ integration: filter.integration })}>
            {view.say(actTexts.clearFilters)}
          </a>
        )}
      </form>
    </div>
  );
}

function hasNarrowed({ direction, from, to, text }: ReceiptsPageParts['filter']): boolean {
  return [direction, from, to, text].some((value) => value !== undefined && value !== '');
}

function Tabs({ filter, counts, view }: Pick<ReceiptsPageParts, 'filter' | 'counts' | 'view'>) {
  const single = Object.entries(stateWords).find(([state]) => state === filter.state);
  const isTab = tabs.some(({ state }) => state === filter.state);
  const shown = single && !isTab ? [...tabs, { state: single[0], words: single[1] }] : tabs;
  return (
    <nav class="tabs" aria-label={view.say(texts.state)}>
      {shown.map(({ state, words }) => (
        <a href={view.links.receipts({ ...filter, state })} aria-current={state === filter.state ? 'true' : undefined}>
          {view.say(words)}
          {state !== '' && <Count counts={counts} state={state} view={view} />}
        </a>
      ))}
    </nav>
  );
}

function Count({ counts, state, view }: { counts: ReceiptsPageParts['counts']; state: string; view: View }) {
  const states = statesNamed(state) ?? [];
  const those = counts?.filter((one) => states.includes(one.state)) ?? [];
  const count = those.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  const isUrgent = state === 'needs-you';
  return (
    <>
      {' '}
      <b class={isUrgent ? 'count bad' : 'count'}>
        {numberWords(count, view.language)}
        {those.some(({ isCut }) => isCut) ? '+' : ''}
      </b>
    </>
  );
}

type ChoiceParts = {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly (readonly [value: string, words: string])[];
};

function Choice({ name, label, chosen, options }: ChoiceParts) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        {options.map(([value, words]) => (
          <option value={value} selected={value === chosen}>
            {words.slice(0, 60)}
          </option>
        ))}
      </select>
    </label>
  );
}
