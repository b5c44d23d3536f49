import type { PreviewPageParts } from '../pages/preview-page.tsx';
import { directionWords } from '../words/direction-words.ts';
import { previewTexts } from '../words/preview-texts.ts';
import { texts } from '../words/texts.ts';

/** What stands in the form. */
export type PreviewWishShown = { readonly integration: string; readonly direction: string; readonly text: string };

/** Which document: a transfer of an integration, and a number or id. Posted, for it costs calls. */
export function PreviewForm({ integrations, directionsOf, wish, view }: PreviewPageParts) {
  const { say, language } = view;
  return (
    <section class="card">
      <form method="post" action="/preview" class="inline bare">
        <input type="hidden" name="token" value={view.formToken} />
        <label>
          <span>{say(texts.transfer)}</span>
          <select name="place">
            {integrations.map(({ id, name, kind }) => (
              <optgroup label={name.slice(0, 60)}>
                {directionsOf(kind).map((direction) => {
                  const { many, source, target } = directionWords(direction, language);
                  return (
                    <option
                      value={`${id} ${direction}`}
                      selected={id === wish.integration && direction === wish.direction}
                    >
                      {`${many}, ${source} → ${target}`}
                    </option>
                  );
                })}
              </optgroup>
            ))}
          </select>
        </label>
        <label>
          <span>{say(previewTexts.numberOrId)}</span>
          <input type="text" name="text" value={wish.text} required maxlength={200} autocomplete="off" />
        </label>
        <button type="submit" class="main">
          {say(previewTexts.show)}
        </button>
      </form>
    </section>
  );
}
