import type { ConnectionCheck } from '../../../lib/sync/connection-check.ts';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { Outside } from './outside.tsx';

/** What "Test connection" found. */
export function Checks({ checks, view }: { checks: readonly ConnectionCheck[]; view: View }) {
  return (
    <section class="card" role="status">
      <h2>{view.say(actTexts.tested)}</h2>
      <ul class="checks">
        {checks.map(({ ok, words }) => (
          <li class={ok ? 'good' : 'bad'}>
            <b>{view.say(ok ? actTexts.ok : actTexts.notOk)}</b> <Outside text={view.say(words)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
