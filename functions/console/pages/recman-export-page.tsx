import type { Integration } from '../../../lib/documents/integration.ts';
import { exportPath } from '../links.ts';
import type { ExportRow } from '../operations/export-status.ts';
import type { ExportFilter } from '../operations/recman-export.ts';
import { Empty } from '../parts/empty.tsx';
import {
  ExportBadge,
  ExportBox,
  ExportDocument,
  ExportForm,
  ExportHead,
  ExportIntegration,
  ExportReason,
  ExportTabs,
} from '../parts/export-parts.tsx';
import { Outside } from '../parts/outside.tsx';
import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { recmanTexts } from '../words/recman-texts.ts';
import { texts } from '../words/texts.ts';

type ListParts = {
  readonly filter: ExportFilter;
  readonly integrations: readonly Integration[];
  readonly rows: readonly ExportRow[];
  readonly next: string | undefined;
  readonly view: View;
};

/** RecMan's invoices and credit notes, to choose from. */
export function RecmanExportPage({ filter, integrations, rows, next, view }: ListParts) {
  const { say } = view;
  return (
    <Page title={say(recmanTexts.title)} view={view} here="recman" isLive>
      <div class="heading">
        <h1>{say(recmanTexts.title)}</h1>
        <p>{say(recmanTexts.lead)}</p>
      </div>
      <div class="filters">
        <ExportTabs integration={filter.integration} here="list" view={view} />
        <Filters filter={filter} integrations={integrations} view={view} />
      </div>
      {rows.length === 0 && next === undefined ? (
        <Empty title={say(recmanTexts.nothing)} advice={say(recmanTexts.nothingAdvice)} />
      ) : (
        <List filter={filter} rows={rows} view={view} />
      )}
      {next !== undefined && (
        <p class="note">
          <a class="button" href={view.links.page(exportPath, { ...queryOf(filter), after: next })}>
            {say(actTexts.older)}
          </a>
        </p>
      )}
    </Page>
  );
}

/** What there is to say where nobody has joined RecMan and 24SevenOffice. */
export function NoRecmanPage({ view }: { view: View }) {
  return (
    <Page title={view.say(recmanTexts.title)} view={view} here="recman">
      <Empty title={view.say(recmanTexts.noIntegration)} advice={view.say(recmanTexts.noIntegrationAdvice)} />
    </Page>
  );
}

function queryOf({ notSent, ...filter }: ExportFilter): Record<string, string | undefined> {
  return { ...filter, sent: notSent ? undefined : 'too' };
}

function Filters({ filter, integrations, view }: Pick<ListParts, 'filter' | 'integrations' | 'view'>) {
  const { say } = view;
  const types = [
    ['', recmanTexts.every],
    ['invoice', recmanTexts.invoice],
    ['creditNote', recmanTexts.creditNote],
  ] as const;
  const shown = [
    ['', recmanTexts.notSent],
    ['too', recmanTexts.every],
  ] as const;
  return (
    <form action={exportPath} method="get" aria-label={say(texts.filters)} data-filters>
      {view.links.chosen && <input type="hidden" name="lang" value={view.links.chosen} />}
      <ExportIntegration integrations={integrations} chosen={filter.integration} view={view} />
      <Field name="department" words={say(recmanTexts.department)} value={filter.department} size={6} />
      <Choice name="type" words={say(recmanTexts.type)} chosen={filter.type} options={types} view={view} />
      <Field name="from" words={say(actTexts.from)} value={filter.from} type="date" />
      <Field name="to" words={say(actTexts.to)} value={filter.to} type="date" />
      <Field name="number" words={say(recmanTexts.number)} value={filter.number} size={8} />
      <Choice name="sent" words={say(texts.state)} chosen={filter.notSent ? '' : 'too'} options={shown} view={view} />
      <button type="submit">{say(texts.show)}</button>
    </form>
  );
}

function Field(field: { name: string; words: string; value: string; type?: 'date' | 'text'; size?: number }) {
  const { name, words, value, type = 'text', size } = field;
  return (
    <label>
      <span>{words}</span>
      <input type={type} name={name} value={value} size={size} maxlength={100} />
    </label>
  );
}

type Options = readonly (readonly [string, { readonly en: string; readonly no: string }])[];

function Choice(choice: { name: string; words: string; chosen: string; options: Options; view: View }) {
  const { name, words, chosen, options, view } = choice;
  return (
    <label>
      <span>{words}</span>
      <select name={name}>
        {options.map(([value, title]) => (
          <option value={value} selected={value === chosen}>
            {view.say(title)}
          </option>
        ))}
      </select>
    </label>
  );
}

function List({ filter, rows, view }: Pick<ListParts, 'filter' | 'rows' | 'view'>) {
  return (
    <ExportForm action={exportPath} integration={filter.integration} view={view}>
      <table class="receipts export-list">
        <caption class="unseen">{view.say(recmanTexts.title)}</caption>
        <ExportHead
          columns={['choose', 'state', 'document', 'department', 'date', 'amount', 'reason', 'targetNumber']}
          view={view}
        />
        <tbody>
          {rows.map((row) => (
            <tr>
              <ExportBox row={row} isOff={!['open', 'stopped', 'login'].includes(row.status)} view={view} />
              <td class="cell-state">
                <ExportBadge status={row.status} view={view} />
              </td>
              <ExportDocument row={row} view={view} />
              <ExportReason row={row} view={view} />
              <td class="number cell-target">
                {row.receipt.mapping?.number !== undefined && <Outside text={row.receipt.mapping.number} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="buttons note">
        <button type="submit" class="main">
          {view.say(recmanTexts.exportChosen)}
        </button>
      </p>
    </ExportForm>
  );
}
