import { type Receipt, shownState } from '../../../lib/sync/receipt.ts';
import type { View } from '../view.ts';
import { documentWord } from '../words/direction-words.ts';
import { fieldRule } from '../words/field-rules.ts';
import { fieldWords } from '../words/field-words.ts';
import type { Words } from '../words/language.ts';
import { nextStep } from '../words/next-step.ts';
import { problemWords } from '../words/problem-words.ts';
import { stateTones } from '../words/state-words.ts';
import { texts } from '../words/texts.ts';
import { Outside } from './outside.tsx';
import { StateBadge } from './state-badge.tsx';
import { At } from './time.tsx';

/** What happens next by itself, and when. */
export function NextCard({ receipt, view }: { receipt: Receipt; view: View }) {
  const next = nextStep(receipt);
  return (
    <section class={`card next ${next.person ? 'bad' : stateTones[shownState(receipt)]}`}>
      <h2>{view.say(texts.whatNext)}</h2>
      <p>{view.say(next.words)}</p>
      {next.at !== undefined && (
        <p class="when">
          <At at={next.at} view={view} />
        </p>
      )}
    </section>
  );
}

type Problem = NonNullable<Receipt['problem']>;

/** Their value (the parent, the time of the slot) has a card of its own. */
const saidElsewhere: ReadonlySet<string> = new Set(['waiting-for-parent', 'budget-used-up']);

/** Why the receipt stands where it stands: the reason, its field, the vendor's words, and what to do. */
export function ProblemCard({ receipt, view }: { receipt: Receipt; view: View }) {
  const { problem, furtherProblems = [] } = receipt;
  if (problem === undefined) {
    return null;
  }
  const { title, advice } = problemWords(problem.code);
  return (
    <section class="card">
      <h2>{view.say(headingOf(receipt, problem))}</h2>
      <p class="problem-title">{view.say(title)}</p>
      {!saidElsewhere.has(problem.code) && <ProblemFacts problem={problem} view={view} />}
      {furtherProblems.length > 0 && (
        <>
          <h3>{view.say(texts.furtherProblems)}</h3>
          <ul class="further">
            {furtherProblems.map((further) => (
              <li>
                {view.say(problemWords(further.code).title)}
                <ProblemFacts problem={further} view={view} />
              </li>
            ))}
          </ul>
        </>
      )}
      {view.say(advice) !== '' && (
        <>
          <h3>{view.say(texts.whatToDo)}</h3>
          <p>{view.say(advice)}</p>
        </>
      )}
    </section>
  );
}

function headingOf(receipt: Receipt, problem: Problem): Words {
  const state = shownState(receipt);
  if (state === 'skipped') {
    return texts.whySkipped;
  }
  if (state === 'delivered' && problem.code === 'unchanged') {
    return texts.lastLook;
  }
  return stateTones[state] === 'bad' ? texts.problem : texts.whyHeld;
}

/** Their words are this product's own, and say no more than the title. */
const ownWords: ReadonlySet<string> = new Set(['posting-awaited']);

function ProblemFacts({ problem, view }: { problem: Problem; view: View }) {
  const { code, field, value, vendorWords } = problem;
  const rule = code === 'field-invalid' && field !== undefined ? fieldRule(field, view.language) : undefined;
  return (
    <>
      {(field !== undefined || value !== undefined) && (
        <dl class="facts">
          {field !== undefined && (
            <div>
              <dt>{view.say(texts.field)}</dt>
              <dd>
                <Outside text={fieldWords(field, view.language)} />
              </dd>
            </div>
          )}
          {value !== undefined && (
            <div>
              <dt>{view.say(texts.value)}</dt>
              <dd>
                <Outside text={value} />
              </dd>
            </div>
          )}
          {rule !== undefined && (
            <div>
              <dt>{view.say(texts.allowed)}</dt>
              <dd>{rule}</dd>
            </div>
          )}
        </dl>
      )}
      {vendorWords !== undefined && vendorWords !== '' && !ownWords.has(code) && (
        <figure class="quote">
          <figcaption>{view.say(texts.vendorWords)}</figcaption>
          <blockquote>
            <Outside text={vendorWords} />
          </blockquote>
        </figure>
      )}
    </>
  );
}

type ParentParts = { readonly receipt: Receipt; readonly parent: Receipt | undefined; readonly view: View };

/** The document that this one waits for. */
export function ParentCard({ receipt, parent, view }: ParentParts) {
  if (receipt.parent === undefined) {
    return null;
  }
  const word = documentWord(receipt.parent, view.language);
  const number = parent?.number ?? receipt.parent.number ?? receipt.parent.key ?? '';
  return (
    <section class="card">
      <h2>{view.say(texts.parent)}</h2>
      <p class="parent">
        {parent === undefined ? (
          <span>
            {word} <Outside text={number} />
          </span>
        ) : (
          <>
            <a href={view.links.receipt(parent)}>
              {word} <Outside text={number} />
            </a>
            {parent.label !== undefined && <Outside text={parent.label} />}
            <StateBadge state={shownState(parent)} view={view} />
          </>
        )}
      </p>
    </section>
  );
}
