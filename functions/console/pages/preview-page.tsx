import type { Integration } from '../../../lib/documents/integration.ts';
import type { Preview, PreviewCheck } from '../../../lib/sync/preview.ts';
import type { Problem } from '../../../lib/sync/problems.ts';
import type { Previewed } from '../operations/preview.ts';
import { DocumentFacts } from '../parts/document-facts.tsx';
import { Empty } from '../parts/empty.tsx';
import { Outside } from '../parts/outside.tsx';
import { Page } from '../parts/page.tsx';
import { PreviewForm, type PreviewWishShown } from '../parts/preview-form.tsx';
import { RequestCard } from '../parts/request-card.tsx';
import { StateIcon } from '../parts/state-icon.tsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { fieldWords } from '../words/field-words.ts';
import { callsSentence, checkWords, previewTexts, verdictWords } from '../words/preview-texts.ts';
import { problemWords } from '../words/problem-words.ts';
import { stepWords } from '../words/step-words.ts';

/** What can be chosen, what was asked for, and what was found. */
export type PreviewPageParts = {
  readonly integrations: readonly Integration[];
  readonly directionsOf: (kind: Integration['kind']) => readonly string[];
  readonly wish: PreviewWishShown;
  readonly found: Previewed | undefined;
  readonly view: View;
};

/** The form, and below it what would become of the document. */
export function PreviewPage(parts: PreviewPageParts) {
  const { integrations, found, view } = parts;
  const { say, links } = view;
  return (
    <Page title={say(previewTexts.preview)} view={view} here="preview">
      <div class="heading">
        <h1>{say(previewTexts.preview)}</h1>
        <p>{say(previewTexts.lead)}</p>
      </div>
      {integrations.length === 0 ? (
        <Empty title={say(previewTexts.none)} advice={say(previewTexts.noneAdvice)}>
          <a class="button main" href={links.page('/integrations/new')}>
            {say(actTexts.newIntegration)}
          </a>
        </Empty>
      ) : (
        <PreviewForm {...parts} />
      )}
      {found?.kind === 'several' && <Several {...parts} keys={found.keys} />}
      {found?.kind === 'failed' && (
        <section class="card alert" role="alert">
          <h2>{say(previewTexts.failed)}</h2>
          <ProblemLine problem={found} view={view} />
        </section>
      )}
      {found?.kind === 'preview' && <Found preview={found.preview} view={view} />}
    </Page>
  );
}

function Several({ wish, keys, view }: PreviewPageParts & { keys: readonly string[] }) {
  return (
    <section class="card" role="status">
      <h2>{view.say(previewTexts.several)}</h2>
      <p>{view.say(previewTexts.severalAdvice)}</p>
      <form method="post" action="/preview" class="buttons">
        <input type="hidden" name="token" value={view.formToken} />
        <input type="hidden" name="place" value={`${wish.integration} ${wish.direction}`} />
        {keys.map((key) => (
          <button type="submit" name="key" value={key}>
            <Outside text={key} />
          </button>
        ))}
      </form>
    </section>
  );
}

function Found({ preview, view }: { preview: Preview; view: View }) {
  const { say } = view;
  const { verdict, checks, calls } = preview;
  const target = verdict.kind === 'send' || verdict.kind === 'in-place' ? verdict.target : undefined;
  return (
    <>
      <Verdict preview={preview} view={view} />
      {target !== undefined && (
        <section class="card">
          <h2>{say(previewTexts.targetDocument)}</h2>
          <DocumentFacts document={target} view={view} />
        </section>
      )}
      <section class="card">
        <h2>{say(previewTexts.checks)}</h2>
        <ul class="checks">
          {checks.map((check) => (
            <CheckLine check={check} view={view} />
          ))}
        </ul>
        <p class="faint small">{say(callsSentence(calls))}</p>
      </section>
      {verdict.kind === 'send' && verdict.request !== undefined && (
        <RequestCard
          title={previewTexts.request}
          note={previewTexts.requestNote}
          request={verdict.request}
          view={view}
        />
      )}
    </>
  );
}

const tones = {
  ...{ send: 'good', 'in-place': 'good', skip: 'quiet', wait: 'moving', held: 'moving' },
  ...{ reject: 'bad', conflict: 'bad' },
} as const;

function Verdict({ preview, view }: { preview: Preview; view: View }) {
  const { say } = view;
  const { ref, verdict, number, label, receipt } = preview;
  if (isUnheardOf(preview))
    return <Empty title={say(previewTexts.unheardOf)} advice={say(previewTexts.unheardOfAdvice)} />;
  return (
    <section class={`card next ${tones[verdict.kind]}`} role="status">
      <h2>{say(verdictWords[verdict.kind])}</h2>
      <p>
        <b>
          <Outside text={[number, label].filter(Boolean).join(' · ')} />
        </b>{' '}
        <span class="faint code">{ref.integration}</span>{' '}
        {receipt !== undefined && <a href={view.links.receipt(receipt)}>{say(previewTexts.toReceipt)}</a>}
      </p>
      {verdict.kind === 'skip' && <ProblemLine problem={{ code: verdict.reason }} view={view} />}
      {verdict.kind === 'reject' && verdict.problems.map((problem) => <ProblemLine problem={problem} view={view} />)}
      {(verdict.kind === 'conflict' || verdict.kind === 'held') && (
        <ProblemLine problem={verdict.problem} view={view} />
      )}
      {verdict.kind === 'send' && verdict.existing !== undefined && (
        <p>
          {say(previewTexts.changes)} <Outside text={verdict.existing.number ?? verdict.existing.targetId} />
        </p>
      )}
      {verdict.kind === 'send' && verdict.step !== undefined && (
        <p class="faint small">
          {say(previewTexts.step)}: {stepWords(verdict.step, view.language)}
        </p>
      )}
    </section>
  );
}

/** Neither the source nor a receipt knows it: nothing was deleted, it never was. */
function isUnheardOf({ verdict, receipt }: Preview): boolean {
  return verdict.kind === 'skip' && verdict.reason === 'deleted-at-source' && receipt === undefined;
}

function ProblemLine({ problem, view }: { problem: Omit<Problem, 'code'> & { readonly code: string }; view: View }) {
  const { title, advice } = problemWords(problem.code);
  const where = [problem.field && fieldWords(problem.field, view.language), problem.value].filter(Boolean).join(': ');
  return (
    <p>
      {view.say(title)}
      {where !== '' && (
        <>
          {' ('}
          <Outside text={where} />
          {')'}
        </>
      )}
      {'. '}
      <span class="faint">{view.say(advice)}</span>
      {problem.vendorWords !== undefined && problem.code !== 'internal-error' && (
        <>
          {' '}
          <q>
            <Outside text={problem.vendorWords} />
          </q>
        </>
      )}
    </p>
  );
}

function CheckLine({ check: { check, passed, problems, shown }, view }: { check: PreviewCheck; view: View }) {
  const found = shown === 'absent' ? view.say(previewTexts.notThere) : shown;
  return (
    <li class={passed ? 'good' : 'bad'}>
      <StateIcon state={passed ? 'delivered' : 'rejected'} />
      <span>
        <span class="unseen">{view.say(passed ? actTexts.ok : actTexts.notOk)}: </span>
        {view.say(checkWords[check])}
        {found !== undefined && found !== '' && (
          <span class="faint">
            {': '}
            <Outside text={found} />
          </span>
        )}
        {problems.map((problem) => (
          <ProblemLine problem={problem} view={view} />
        ))}
      </span>
    </li>
  );
}
