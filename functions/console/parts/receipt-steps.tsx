import type { Receipt } from '../../../lib/sync/receipt.ts';
import type { View } from '../view.ts';
import { previewTexts } from '../words/preview-texts.ts';
import { stepWords } from '../words/step-words.ts';
import { Outside } from './outside.tsx';
import { Ago } from './time.tsx';

/** What is done of a document that goes in steps, each with what it gave at the target. */
export function StepsCard({ receipt, view }: { receipt: Receipt; view: View }) {
  const steps = Object.entries(receipt.steps ?? {});
  if (steps.length === 0) return null;
  return (
    <section class="card" aria-labelledby="steps">
      <h2 id="steps">{view.say(previewTexts.steps)}</h2>
      <dl class="facts">
        {steps.map(([name, { number, targetId, at }]) => (
          <div>
            <dt>{stepWords(name, view.language)}</dt>
            <dd>
              <Outside text={number ?? targetId} />
              <div class="faint small">
                <Ago at={at} view={view} />
              </div>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
