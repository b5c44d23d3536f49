import type { ActResult } from '../../../lib/sync/perform-act.ts';
import { shownState } from '../../../lib/sync/receipt.ts';
import type { NamedResult } from '../operations/named-results.ts';
import { Empty } from '../parts/empty.tsx';
import { Outside } from '../parts/outside.tsx';
import { Page } from '../parts/page.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import type { View } from '../view.ts';
import { actTexts, outcomeWords } from '../words/act-texts.ts';
import { documentWord } from '../words/direction-words.ts';
import { texts } from '../words/texts.ts';
import { numberWords } from '../words/time-words.ts';

/** What became of each receipt of a list: how many of each outcome, then every one. */
export function ResultsPage({ results, view }: { results: readonly NamedResult[]; view: View }) {
  const { say, links } = view;
  return (
    <Page title={say(actTexts.results)} view={view} here="receipts">
      <div class="heading">
        <h1>{say(actTexts.results)}</h1>
        {results.length > 1 && <p>{say(actTexts.resultsLead)}</p>}
      </div>
      {results.length === 0 ? (
        <Empty title={say(actTexts.nothingChosen)} advice={say(actTexts.nothingChosenAdvice)}>
          <a class="button" href={links.receipts({})}>
            {say(texts.receipts)}
          </a>
        </Empty>
      ) : (
        <>
          <Outcomes results={results} view={view} />
          <table class="receipts">
            <caption class="unseen">{say(actTexts.results)}</caption>
            <thead>
              <tr>
                <th scope="col">{say(texts.document)}</th>
                <th scope="col">{say(actTexts.outcome)}</th>
                <th scope="col">{say(texts.state)}</th>
              </tr>
            </thead>
            <tbody>
              {results.map((result) => (
                <Row result={result} view={view} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </Page>
  );
}

function Outcomes({ results, view }: { results: readonly NamedResult[]; view: View }) {
  const counts = new Map<ActResult['outcome'], number>();
  for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return (
    <ul class="chips" aria-label={view.say(actTexts.outcome)}>
      {[...counts].map(([outcome, count]) => (
        <li class={`badge ${outcome === 'done' ? 'good' : 'quiet'}`}>
          {view.say(outcomeWords[outcome])} <b>{numberWords(count, view.language)}</b>
        </li>
      ))}
    </ul>
  );
}

function Row({ result: { ref, outcome, receipt }, view }: { result: NamedResult; view: View }) {
  const word = documentWord(ref, view.language);
  return (
    <tr>
      <td class="cell-document">
        {receipt === undefined ? (
          <>
            {word} <Outside text={ref.key} />
          </>
        ) : (
          <a class="row-link" href={view.links.receipt(receipt)}>
            {word} <Outside text={receipt.number ?? ref.key} />
          </a>
        )}
        {receipt?.label !== undefined && (
          <div class="label">
            <Outside text={receipt.label} />
          </div>
        )}
      </td>
      <td class="cell-outcome">{view.say(outcomeWords[outcome])}</td>
      <td class="cell-state">{receipt !== undefined && <StateBadge state={shownState(receipt)} view={view} />}</td>
    </tr>
  );
}
