import type { LastRequest } from '../../../lib/sync/last-request.ts';
import type { View } from '../view.ts';
import type { Words } from '../words/language.ts';
import { previewTexts } from '../words/preview-texts.ts';
import { Outside } from './outside.tsx';
import { At } from './time.tsx';

type RequestParts = {
  readonly title: Words;
  readonly note: Words;
  readonly request: LastRequest;
  readonly view: View;
};

/** A request to the target as it was, or would be, sent: folded, for those who look closer. */
export function RequestCard({ title, note, request, view }: RequestParts) {
  const { method, address, contentType, body, left, at } = request;
  return (
    <section class="card">
      <details class="bare">
        <summary class="as-heading">{view.say(title)}</summary>
        <p class="faint small">
          <At at={at} view={view} /> · {view.say(note)}
        </p>
        <p class="code">
          {method} <Outside text={address} />
          {contentType !== undefined && (
            <>
              <br />
              <Outside text={contentType} />
            </>
          )}
        </p>
        {body !== undefined && (
          <section class="request-text" tabindex={0} aria-label={view.say(title)}>
            <pre class="code">
              <Outside text={readable(body, contentType)} />
            </pre>
          </section>
        )}
        {left !== undefined && <p class="faint small">{view.say(previewTexts[left])}</p>}
      </details>
    </section>
  );
}

/** XML and JSON with a line for each element, as people read them; what is neither stays as it was sent. */
function readable(body: string, contentType = ''): string {
  if (/json/i.test(contentType)) {
    try {
      return JSON.stringify(JSON.parse(body), null, 2);
    } catch {
      // A body that was cut is no whole JSON: shown as it is.
      return body;
    }
  }
  return /xml/i.test(contentType) ? body.replaceAll(/>\s*</g, '>\n<') : body;
}
