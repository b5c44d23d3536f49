import { integrationKinds } from '../../../lib/documents/integration.ts';
import type { AuditPage } from '../../../lib/sync/audit.ts';
import type { ActResult } from '../../../lib/sync/perform-act.ts';
import { Empty } from '../parts/empty.tsx';
import { Outside } from '../parts/outside.tsx';
import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import { actTexts, outcomeWords } from '../words/act-texts.ts';
import { texts } from '../words/texts.ts';
import { clockTime } from '../words/time-words.ts';

/** The kinds of integrations, to choose one from. */
export function KindsPage({ view }: { view: View }) {
  return (
    <Page title={view.say(actTexts.newIntegration)} view={view} here="integrations">
      <div class="heading">
        <h1>{view.say(actTexts.newIntegration)}</h1>
        <p>{view.say(actTexts.newIntegrationLead)}</p>
      </div>
      <ul class="kinds">
        {Object.entries(integrationKinds).map(([kind, { title }]) => (
          <li>
            <a class="button" href={view.links.page(`/integrations/new/${kind}`)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** The audit, newest first. */
export function AuditListPage({ page, view }: { page: AuditPage; view: View }) {
  const { say, links } = view;
  return (
    <Page title={say(actTexts.audit)} view={view} here="audit">
      <div class="heading">
        <h1>{say(actTexts.audit)}</h1>
        <p>
          {say(actTexts.auditLead)} <a href="/api/audit.csv">{say(actTexts.auditCsv)}</a>
        </p>
      </div>
      {page.entries.length === 0 ? (
        <Empty title={say(actTexts.noAudit)} advice={say(actTexts.auditLead)} />
      ) : (
        <table class="receipts">
          <thead>
            <tr>
              {[actTexts.when, actTexts.who, actTexts.what, actTexts.about, actTexts.outcome].map((words) => (
                <th scope="col">{say(words)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.entries.map((entry) => (
              <tr>
                <td class="small">{clockTime(entry.at, view.language)}</td>
                <td>
                  <Outside text={entry.actor.name ?? entry.actor.id} />
                </td>
                <td class="code">{entry.act}</td>
                <td class="small">
                  <Outside text={[entry.integration, entry.direction, entry.key].filter(Boolean).join(' ')} />
                </td>
                <td class="small">
                  {entry.phase} {entry.note !== undefined && <Outside text={entry.note} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {page.next !== undefined && (
        <p class="note">
          <a class="button" href={links.page('/audit', { before: page.next })}>
            {say(actTexts.older)}
          </a>
        </p>
      )}
    </Page>
  );
}

/** What became of each receipt of a list. */
export function ResultsPage({ results, view }: { results: readonly ActResult[]; view: View }) {
  const { say, links } = view;
  return (
    <Page title={say(actTexts.results)} view={view} here="receipts">
      <div class="heading">
        <h1>{say(actTexts.results)}</h1>
        <p>{say(actTexts.resultsLead)}</p>
      </div>
      {results.length === 0 && <Empty title={say(texts.noMatches)} advice={say(texts.noMatchesAdvice)} />}
      <ul class="results">
        {results.map(({ ref, outcome }) => (
          <li>
            {ref.key === '' || outcome === 'absent' ? (
              <Outside text={ref.key} />
            ) : (
              <a href={links.receipt(ref)}>
                <Outside text={ref.key} />
              </a>
            )}{' '}
            <span class="faint">{say(outcomeWords[outcome])}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
}
