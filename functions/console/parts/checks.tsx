import type { ConnectionCheck } from '../../../lib/sync/connection-check.ts';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { Outside } from './outside.tsx';
import { StateIcon } from './state-icon.tsx';

/** What "Test connection" found: a verdict, and a line for each thing that was looked at. */
export function Checks({ checks, view }: { checks: readonly ConnectionCheck[]; view: View }) {
  const failed = checks.filter(({ ok }) => !ok).length;
  return (
    <section class={`card next ${failed === 0 ? 'good' : 'bad'}`} role="status">
      <h2>{view.say(failed === 0 ? actTexts.testedWell : actTexts.testedBadly)}</h2>
      <ul class="checks">
        {checks.map(({ ok, words }) => (
          <li class={ok ? 'good' : 'bad'}>
            <StateIcon state={ok ? 'delivered' : 'rejected'} />
            <span>
              <span class="unseen">{view.say(ok ? actTexts.ok : actTexts.notOk)}: </span>
              <Outside text={view.say(words)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
