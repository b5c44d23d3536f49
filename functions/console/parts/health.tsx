import type { Health as AccessHealth } from '../../../lib/runtime/health.ts';
import type { StateCount } from '../../../lib/store/state-count.ts';
import type { Receipt, ReceiptState } from '../../../lib/sync/receipt.ts';
import type { View } from '../view.ts';
import { systemName } from '../words/direction-words.ts';
import type { Words } from '../words/language.ts';
import { problemWords } from '../words/problem-words.ts';
import { standstillTexts } from '../words/standstill-words.ts';
import { stateGroups, type Tone } from '../words/state-words.ts';
import { texts } from '../words/texts.ts';
import { StateIcon } from './state-icon.tsx';

type Facts = {
  readonly isEnabled: boolean;
  readonly counts: readonly StateCount[];
  readonly stop: Receipt | undefined;
  /** Log-ins as they were last heard of; undefined in long lists. */
  readonly access?: AccessHealth['access'] | undefined;
  /** The schedule of a transfer is stopped. */
  readonly isStill?: boolean;
};

type Verdict = { readonly tone: Tone; readonly sign: ReceiptState; readonly words: Words };

/** How an integration is, in one sign and a few words. */
export function Health(facts: Facts & { readonly view: View }) {
  const { tone, sign, words } = verdictOn(facts);
  return (
    <p class={`health ${tone}`}>
      <StateIcon state={sign} />
      {facts.view.say(words)}
    </p>
  );
}

function verdictOn({ isEnabled, counts, stop, access = [], isStill = false }: Facts): Verdict {
  const refused = access.find(({ last }) => last?.works === false);
  const needing = totalIn(counts, stateGroups['needs-you']);
  const moving = totalIn(counts, stateGroups['on-the-way']);
  if (!isEnabled) {
    return { tone: 'quiet', sign: 'skipped', words: texts.paused };
  }
  if (stop?.problem !== undefined) {
    return { tone: 'bad', sign: 'rejected', words: problemWords(stop.problem.code).title };
  }
  if (isStill) return { tone: 'bad', sign: 'conflict', words: standstillTexts.title };
  if (refused !== undefined) return { tone: 'bad', sign: 'conflict', words: refusedWords(refused.vendor) };
  if (needing > 0) {
    const words = { en: `${needing} ${needing === 1 ? 'needs' : 'need'} you`, no: `${needing} krever handling` };
    return { tone: 'bad', sign: 'conflict', words };
  }
  if (moving > 0) {
    return { tone: 'moving', sign: 'sending', words: { en: `${moving} on the way`, no: `${moving} underveis` } };
  }
  // Not yet a proof that all is well: nothing has shown that the log-ins work.
  if (counts.length === 0) {
    return { tone: 'quiet', sign: 'pending', words: texts.nothingYet };
  }
  return { tone: 'good', sign: 'delivered', words: { en: 'All is well', no: 'Alt er i orden' } };
}

function refusedWords(vendor: string): Words {
  const name = systemName(vendor);
  return { en: `${name} refuses the log-in`, no: `${name} avviser innloggingen` };
}

function totalIn(counts: readonly StateCount[], states: readonly ReceiptState[]): number {
  return counts.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
}
