import type { Child } from 'hono/jsx';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import type { View } from '../view.ts';
import { eventWords } from '../words/event-words.ts';
import { fieldWords } from '../words/field-words.ts';
import type { Words } from '../words/language.ts';
import { texts } from '../words/texts.ts';
import { Outside } from './outside.tsx';
import { Ago, At } from './time.tsx';

type Parts = { readonly receipt: Receipt; readonly view: View };

/** What was done for the document, newest first. */
export function Attempts({ receipt, view }: Parts) {
  return (
    <section class="card">
      <h2>
        {view.say(texts.attempts)} <span class="faint small">{view.say(texts.attemptsNote)}</span>
      </h2>
      <ol class="attempts" reversed>
        {[...receipt.attempts].reverse().map(({ at, event, detail }) => (
          <li>
            <span class="attempt-event">
              <Outside text={eventWords(event, view.language)} />
            </span>
            <span class="attempt-time faint">
              <Ago at={at} view={view} />
            </span>
            {detail !== undefined && event !== 'held back: posting-awaited' && (
              <span class="attempt-detail faint">
                <Outside text={isField(event) ? fieldWords(detail, view.language) : detail} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is told of a refusal is its field; the receipt's card says the rest. */
function isField(event: string): boolean {
  return event.startsWith('rejected: ');
}

/** Where the document stands at the target. Only web addresses become links. */
export function TargetCard({ receipt, view }: Parts) {
  const { mapping } = receipt;
  return (
    <section class="card">
      <h2>{view.say(texts.inTarget)}</h2>
      {mapping === undefined ? (
        <p class="faint">{view.say(texts.notInTarget)}</p>
      ) : (
        <>
          <dl class="facts">
            {mapping.number !== undefined && (
              <Fact name={texts.number} view={view}>
                <b class="big-number">
                  <Outside text={mapping.number} />
                </b>
              </Fact>
            )}
            <Fact name={texts.targetId} view={view}>
              <span class="code">
                <Outside text={mapping.targetId} />
              </span>
            </Fact>
            <Fact name={texts.deliveredAt} view={view}>
              <At at={mapping.deliveredAt} view={view} />
            </Fact>
          </dl>
          {mapping.link !== undefined && /^https?:\/\//.test(mapping.link) && (
            <a class="button" href={mapping.link} rel="noreferrer noopener">
              {view.say(texts.openInTarget)}
            </a>
          )}
        </>
      )}
    </section>
  );
}

/** Plain facts for those who look closer. */
export function Facts({ receipt, view }: Parts) {
  return (
    <section class="card">
      <h2>{view.say(texts.facts)}</h2>
      <dl class="facts">
        <Fact name={texts.integration} view={view}>
          <span class="code">{receipt.integration}</span>
        </Fact>
        <Fact name={texts.sourceId} view={view}>
          <span class="code">
            <Outside text={receipt.key} />
          </span>
        </Fact>
        <Fact name={texts.firstSeen} view={view}>
          <At at={receipt.createdAt} view={view} />
        </Fact>
        <Fact name={texts.lastChange} view={view}>
          <At at={receipt.updatedAt} view={view} />
        </Fact>
        <Fact name={texts.requests} view={view}>
          {receipt.wanted}
        </Fact>
        {receipt.tries > 0 && (
          <Fact name={texts.tries} view={view}>
            {receipt.tries}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, view, children }: { name: Words; view: View; children?: Child }) {
  return (
    <div>
      <dt>{view.say(name)}</dt>
      <dd>{children}</dd>
    </div>
  );
}
