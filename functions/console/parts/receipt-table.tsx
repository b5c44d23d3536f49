import { type Receipt, shownState } from '../../../lib/sync/receipt.ts';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { awaitedWords } from '../words/awaited-words.ts';
import { documentWord } from '../words/direction-words.ts';
import { fieldWords } from '../words/field-words.ts';
import { problemWords } from '../words/problem-words.ts';
import { texts } from '../words/texts.ts';
import { Outside } from './outside.tsx';
import { StateBadge } from './state-badge.tsx';
import { Ago } from './time.tsx';

type TableParts = {
  readonly receipts: readonly Receipt[];
  readonly showIntegration: boolean;
  /** With a box on each row. */
  readonly canChoose: boolean;
  readonly view: View;
};

/** A row for each receipt; narrow screens show the rows as blocks. */
export function ReceiptTable({ receipts, showIntegration, canChoose, view }: TableParts) {
  const { say } = view;
  return (
    <table class="receipts">
      <caption class="unseen">{say(texts.receipts)}</caption>
      <thead>
        <tr>
          {canChoose && (
            <th scope="col" class="cell-choose">
              <input type="checkbox" data-all data-scripted hidden aria-label={say(actTexts.chooseAll)} />
            </th>
          )}
          <Head words={say(texts.state)} />
          <Head words={say(texts.document)} />
          <Head words={say(texts.reason)} />
          <Head words={say(texts.targetNumber)} isNumber />
          <Head words={say(texts.age)} isNumber />
        </tr>
      </thead>
      <tbody>
        {receipts.map((receipt) => (
          <Row receipt={receipt} showIntegration={showIntegration} canChoose={canChoose} view={view} />
        ))}
      </tbody>
    </table>
  );
}

function Head({ words, isNumber = false }: { words: string; isNumber?: boolean }) {
  return (
    <th scope="col" class={isNumber ? 'number' : undefined}>
      {words}
    </th>
  );
}

type RowParts = Omit<TableParts, 'receipts'> & { readonly receipt: Receipt };

function Row({ receipt, showIntegration, canChoose, view }: RowParts) {
  const word = documentWord(receipt, view.language);
  const { mapping, problem } = receipt;
  return (
    <tr>
      {canChoose && (
        <td class="cell-choose">
          <input
            type="checkbox"
            name={`key:${receipt.direction}:${receipt.key.slice(0, 1000)}`}
            aria-label={`${view.say(actTexts.choose)} ${(receipt.number ?? receipt.key).slice(0, 60)}`}
          />
        </td>
      )}
      <td class="cell-state">
        <StateBadge state={shownState(receipt)} view={view} />
      </td>
      <td class="cell-document">
        <a class="row-link" href={view.links.receipt(receipt)}>
          {word} {receipt.number === undefined ? <i>{view.say(texts.noNumber)}</i> : <Outside text={receipt.number} />}
        </a>
        {receipt.label !== undefined && (
          <div class="label">
            <Outside text={receipt.label} />
          </div>
        )}
        {showIntegration && <div class="faint code">{receipt.integration}</div>}
      </td>
      <td class="cell-reason">
        {problem !== undefined && problemWords(problem.code).title[view.language]}
        <ReasonDetail receipt={receipt} view={view} />
      </td>
      <td class="number cell-target" data-label={view.say(texts.targetNumber)}>
        {mapping?.number !== undefined && <Outside text={mapping.number} />}
      </td>
      <td class="number cell-age">
        <Ago at={receipt.updatedAt} view={view} />
      </td>
    </tr>
  );
}

/** What it waits for, or the field that a person looks at first. */
function ReasonDetail({ receipt: { state, problem }, view }: { receipt: Receipt; view: View }) {
  const needsYou = state === 'rejected' || state === 'conflict';
  const field = needsYou && problem?.field !== undefined ? fieldWords(problem.field, view.language) : undefined;
  const awaited = problem?.value && awaitedWords(problem.value, view.language);
  const text = state === 'waiting' ? awaited : field;
  return text === undefined ? null : (
    <div class="faint">
      <Outside text={text} />
    </div>
  );
}
