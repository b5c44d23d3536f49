import { type Receipt, shownState } from '../../../lib/sync/receipt.ts';
import { wholeOf } from '../operations/parts-of.ts';
import type { View } from '../view.ts';
import { documentWord } from '../words/direction-words.ts';
import { previewTexts } from '../words/preview-texts.ts';
import { Outside } from './outside.tsx';
import { StateBadge } from './state-badge.tsx';

type PartsParts = {
  readonly receipt: Receipt;
  readonly files: readonly Receipt[];
  /** The document that a file belongs to. */
  readonly document: Receipt | undefined;
  readonly view: View;
};

/** The files of a document with their own state, or the document that a file belongs to. */
export function PartsCard({ receipt, files, document, view }: PartsParts) {
  const whole = wholeOf(receipt);
  if (whole === undefined && files.length === 0) return null;
  return (
    <section class="card" aria-labelledby="parts">
      <h2 id="parts">{view.say(whole === undefined ? previewTexts.parts : previewTexts.partOf)}</h2>
      {whole !== undefined && (
        <a href={view.links.receipt({ ...receipt, key: whole })}>
          {documentWord({ ...receipt, key: whole }, view.language)} <Outside text={document?.number ?? whole} />
        </a>
      )}
      <ul class="further">
        {files.map((file) => (
          <li class="parent">
            <a href={view.links.receipt(file)}>
              <Outside text={file.label ?? file.number ?? file.key} />
            </a>
            <StateBadge state={shownState(file)} view={view} />
          </li>
        ))}
      </ul>
    </section>
  );
}
