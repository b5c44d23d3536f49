import type { Integration } from '../../../lib/documents/integration.ts';
import type { ExportBatch } from '../../../lib/sync/export-list.ts';
import { filesPath } from '../links.ts';
import { nameOfFile } from '../operations/xledger-files.ts';
import { Empty } from '../parts/empty.tsx';
import { ExportIntegration } from '../parts/export-parts.tsx';
import { Outside } from '../parts/outside.tsx';
import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import { fileTexts } from '../words/file-texts.ts';
import { texts } from '../words/texts.ts';
import { clockTime, numberWords } from '../words/time-words.ts';

type FilesPageParts = {
  readonly integration: Integration;
  readonly batches: readonly ExportBatch[];
  readonly waiting: number;
  /** All that deliver to Xledger, to choose from. */
  readonly integrations: readonly Integration[];
  readonly view: View;
};

/** The files of an integration, and the button that makes the next one. */
export function XledgerFilesPage({ integration, batches, waiting, integrations, view }: FilesPageParts) {
  const { say } = view;
  const path = `/integrations/${integration.id}/files`;
  return (
    <Page title={say(fileTexts.title)} view={view} here="files">
      <div class="heading">
        <h1>{say(fileTexts.title)}</h1>
        <p class="faint">
          <Outside text={integration.name} /> · {say(fileTexts.lead)}
        </p>
      </div>
      {integrations.length > 1 && (
        <div class="filters">
          <form action={filesPath} method="get" aria-label={say(texts.filters)} data-filters>
            {view.links.chosen && <input type="hidden" name="lang" value={view.links.chosen} />}
            <ExportIntegration integrations={integrations} chosen={integration.id} view={view} />
            <button type="submit">{say(texts.show)}</button>
          </form>
        </div>
      )}
      <section class="card">
        <p>
          {say(fileTexts.waiting)}: <strong>{waiting}</strong>
        </p>
        <form method="post" action={path}>
          <input type="hidden" name="token" value={view.formToken} />
          <button type="submit" disabled={waiting === 0}>
            {say(fileTexts.make)}
          </button>
        </form>
      </section>
      {batches.length === 0 ? (
        <Empty title={say(fileTexts.none)} advice={say(fileTexts.noneAdvice)} />
      ) : (
        <Files batches={batches} path={path} view={view} />
      )}
    </Page>
  );
}

/** What there is to say where nobody has joined Moment and Xledger. */
export function NoXledgerPage({ view }: { view: View }) {
  return (
    <Page title={view.say(fileTexts.title)} view={view} here="files">
      <h1 class="unseen">{view.say(fileTexts.title)}</h1>
      <Empty title={view.say(fileTexts.noIntegration)} advice={view.say(fileTexts.noIntegrationAdvice)} />
    </Page>
  );
}

function Files({ batches, path, view }: { batches: readonly ExportBatch[]; path: string; view: View }) {
  const { number, madeAt, madeBy, invoices, bytes, hash } = fileTexts;
  return (
    <table class="receipts">
      <thead>
        <tr>
          {[number, madeAt, madeBy, invoices, bytes, hash].map((words) => (
            <th scope="col">{view.say(words)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr>
            <td>
              <a href={`${path}/${batch.number}`}>{nameOfFile(batch)}</a>
            </td>
            <td class="small" data-label={view.say(madeAt)}>
              {clockTime(batch.at, view.language)}
            </td>
            <td class="small" data-label={view.say(madeBy)}>
              <Outside text={batch.by} />
            </td>
            <td data-label={view.say(invoices)}>{numberWords(batch.count, view.language)}</td>
            <td data-label={view.say(bytes)}>{numberWords(batch.file.size, view.language)}</td>
            <td class="code small outside" data-label={view.say(hash)}>
              {batch.file.sha256}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
