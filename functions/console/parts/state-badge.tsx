import type { ReceiptState } from '../../../lib/sync/receipt.ts';
import type { View } from '../view.ts';
import { stateTones, stateWords } from '../words/state-words.ts';
import { StateIcon } from './state-icon.tsx';

/** A state as sign and word. */
export function StateBadge({ state, view }: { state: ReceiptState; view: View }) {
  return (
    <span class={`badge ${stateTones[state]}`}>
      <StateIcon state={state} />
      {view.say(stateWords[state])}
    </span>
  );
}
