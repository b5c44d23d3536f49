import { actsOn } from '../../../lib/sync/person-acts.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import type { PersonAct } from '../../../lib/sync/receipt-graph.ts';
import type { View } from '../view.ts';
import { actTexts, actWords } from '../words/act-texts.ts';

/** A button for each way out that the receipt's state allows. */
export function ActsCard({ receipt, view }: { receipt: Receipt; view: View }) {
  const acts = actsOn(receipt);
  if (acts.length === 0) return null;
  return (
    <section class="card acts">
      <h2>{view.say(actTexts.whatYouCanDo)}</h2>
      {acts.map((act) => (
        <form method="post" action={`${view.links.receipt(receipt).split('?')[0]}/acts`} class="inline">
          <input type="hidden" name="token" value={view.formToken} />
          <input type="hidden" name="act" value={act} />
          <Asked act={act} view={view} />
          <button type="submit" class={act === 'retry' ? 'main' : undefined}>
            {view.say(actWords[act])}
          </button>
        </form>
      ))}
    </section>
  );
}

function Asked({ act, view }: { act: PersonAct; view: View }) {
  if (act === 'link') {
    return (
      <label>
        <span>{view.say(actTexts.linkNumber)}</span>
        <input type="text" name="number" required maxlength={60} autocomplete="off" />
      </label>
    );
  }
  if (act === 'dismiss') {
    return (
      <label>
        <span>{view.say(actTexts.dismissReason)}</span>
        <input type="text" name="reason" required maxlength={200} autocomplete="off" />
      </label>
    );
  }
  return null;
}
