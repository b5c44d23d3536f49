import { recmanInvoicesDirection } from '../../../lib/accounting/recman-parts.ts';
import { integrationKinds } from '../../../lib/documents/integration.ts';
import { expiriesOf } from '../../../lib/documents/integrations/expiry-settings.ts';
import type { StateCount } from '../../../lib/store/state-count.ts';
import { osloDay } from '../../../lib/sync/count-ends.ts';
import { type Receipt, type ReceiptState, receiptStates } from '../../../lib/sync/receipt.ts';
import { exportPath } from '../links.ts';
import type { IntegrationRow } from '../pages/integrations-page.tsx';
import type { View } from '../view.ts';
import { directionWords } from '../words/direction-words.ts';
import { problemWords } from '../words/problem-words.ts';
import { recmanTexts } from '../words/recman-texts.ts';
import { stateGroups, stateTones, stateWords, type Tone } from '../words/state-words.ts';
import { texts } from '../words/texts.ts';
import { Health } from './health.tsx';
import { HealthLine } from './health-facts.tsx';
import { Outside } from './outside.tsx';
import { StateIcon } from './state-icon.tsx';

/** The columns of a card's table: what people ask for together, and the states in it. */
const columns = [
  { title: texts.delivered, state: 'delivered', states: ['delivered'], bad: false },
  { title: texts.onTheWay, state: 'on-the-way', states: stateGroups['on-the-way'], bad: false },
  { title: texts.needsYou, state: 'needs-you', states: stateGroups['needs-you'], bad: true },
  { title: texts.skipped, state: 'skipped', states: ['skipped'], bad: false },
] as const;

/** One integration: how it is, its counts by state, and a row for each direction. */
export function IntegrationCard({ row, view }: { row: IntegrationRow; view: View }) {
  const { integration, counts, stop } = row;
  const { id } = integration;
  const expiries = expiriesOf(integration.settings, osloDay(view.now));
  return (
    <section class="card" aria-labelledby={`name-${id}`}>
      <div class="card-head">
        <div>
          <h2 id={`name-${id}`}>
            <a href={view.links.page(`/integrations/${id}`)}>
              <Outside text={integration.name} />
            </a>
          </h2>
          <p class="faint">
            {integrationKinds[integration.kind].title} · <span class="code">{id}</span>
          </p>
        </div>
        <Health isEnabled={integration.enabled} counts={counts} stop={stop} access={row.health?.access} view={view} />
      </div>
      {row.health !== undefined && <HealthLine health={row.health} expiries={expiries} view={view} />}
      <IntegrationCounts row={row} view={view} />
    </section>
  );
}

/** Counts by state, and a row for each direction. */
export function IntegrationCounts({ row, view }: { row: IntegrationRow; view: View }) {
  const { integration, directions, counts, stop } = row;
  const { id } = integration;
  return (
    <>
      <Chips id={id} counts={counts} view={view} />
      {stop !== undefined && <Stop receipt={stop} view={view} />}
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{view.say(texts.transfer)}</th>
            {columns.map(({ title }) => (
              <th scope="col" class="number">
                {view.say(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {directions.map((direction) => (
            <DirectionRow id={id} direction={direction} counts={counts} view={view} />
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Why nothing moves, and what to do about it. */
function Stop({ receipt, view }: { receipt: Receipt; view: View }) {
  const { title, advice } = problemWords(receipt.problem?.code ?? '');
  return (
    <p>
      <a href={view.links.receipt(receipt)}>{view.say(title)}</a>. {view.say(advice)}
    </p>
  );
}

function DirectionRow(row: { id: string; direction: string; counts: readonly StateCount[]; view: View }) {
  const { id, direction, counts, view } = row;
  const words = directionWords(direction, view.language);
  return (
    <tr>
      <th scope="row">
        <a href={view.links.receipts({ integration: id, direction })}>{words.many}</a>{' '}
        {direction === recmanInvoicesDirection && (
          <a href={view.links.page(exportPath, { integration: id })}>{view.say(recmanTexts.title)}</a>
        )}{' '}
        <span class="faint route">{words.source && `${words.source} → ${words.target}`}</span>
      </th>
      {columns.map(({ state, states, bad }) => {
        const sum = sumOf(counts, (count) => count.direction === direction && includes(states, count.state));
        return (
          <td class={bad && sum.count > 0 ? 'number bad' : 'number'}>
            {sum.count === 0 ? (
              <span class="faint">0</span>
            ) : (
              <a href={view.links.receipts({ integration: id, direction, state })}>{sum.text}</a>
            )}
          </td>
        );
      })}
    </tr>
  );
}

const toneOrder: readonly Tone[] = ['bad', 'moving', 'good', 'quiet'];

/** A link for each state that holds something, over all directions; what needs a person first. */
function Chips({ id, counts, view }: { id: string; counts: readonly StateCount[]; view: View }) {
  const held = toneOrder.flatMap((tone) =>
    receiptStates.filter((state) => stateTones[state] === tone && counts.some((count) => count.state === state)),
  );
  if (held.length === 0) {
    return <p class="chips faint">{view.say(texts.nothingYet)}</p>;
  }
  return (
    <ul class="chips">
      {held.map((state) => (
        <li>
          <a class={`badge ${stateTones[state]}`} href={view.links.receipts({ integration: id, state })}>
            <StateIcon state={state} />
            {view.say(stateWords[state])} <b>{sumOf(counts, (count) => count.state === state).text}</b>
          </a>
        </li>
      ))}
    </ul>
  );
}

function sumOf(counts: readonly StateCount[], belongs: (count: StateCount) => boolean) {
  const those = counts.filter(belongs);
  const count = those.reduce((sum, each) => sum + each.count, 0);
  return { count, text: `${count}${those.some(({ isCut }) => isCut) ? '+' : ''}` };
}

function includes(states: readonly ReceiptState[], state: ReceiptState): boolean {
  return states.includes(state);
}
