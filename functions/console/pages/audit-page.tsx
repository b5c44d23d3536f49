import type { AuditEntry, AuditPage } from '../../../lib/sync/audit.ts';
import { AuditAbout } from '../parts/audit-about.tsx';
import { Empty } from '../parts/empty.tsx';
import { Outside } from '../parts/outside.tsx';
import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { auditActWords, noteWords, phaseWords } from '../words/audit-words.ts';
import { clockTime } from '../words/time-words.ts';

/** The audit, newest first. */
export function AuditListPage({ page, view }: { page: AuditPage; view: View }) {
  const { say, links } = view;
  return (
    <Page title={say(actTexts.audit)} view={view} here="audit">
      <div class="heading with-act">
        <div>
          <h1>{say(actTexts.audit)}</h1>
          <p>{say(actTexts.auditLead)}</p>
        </div>
        {page.entries.length > 0 && (
          <a class="button" href="/api/audit.csv" download>
            {say(actTexts.auditCsv)}
          </a>
        )}
      </div>
      {page.entries.length === 0 ? (
        <Empty title={say(actTexts.noAudit)} advice={say(actTexts.noAuditAdvice)} />
      ) : (
        <Entries page={page} view={view} />
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

function Entries({ page, view }: { page: AuditPage; view: View }) {
  const { say } = view;
  return (
    <table class="receipts audit">
      <caption class="unseen">{say(actTexts.audit)}</caption>
      <thead>
        <tr>
          {[actTexts.when, actTexts.who, actTexts.what, actTexts.about, actTexts.outcome].map((words) => (
            <th scope="col">{say(words)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.entries.map((entry) => (
          <Entry entry={entry} view={view} />
        ))}
      </tbody>
    </table>
  );
}

function Entry({ entry, view }: { entry: AuditEntry; view: View }) {
  const { actor, phase, note } = entry;
  const tone = phase === 'done' || phase === 'asked' ? 'faint' : 'bad-words';
  return (
    <tr>
      <td class="cell-when small">{clockTime(entry.at, view.language)}</td>
      <td class="cell-who">
        <Outside text={actor.kind === 'local' ? view.say(actTexts.atThisMachine) : (actor.name ?? actor.id)} />
      </td>
      <td>{view.say(auditActWords(entry.act))}</td>
      <td class="small">
        <AuditAbout entry={entry} view={view} />
      </td>
      <td class={`small ${tone}`}>
        {view.say(phaseWords[phase])}
        {note !== undefined && (
          <>
            {': '}
            <Outside text={noteWords(entry.act, note, view.language)} />
          </>
        )}
      </td>
    </tr>
  );
}
