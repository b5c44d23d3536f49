import { exportReceiptsPath } from '../links.ts';
import { type ExportRow, exportStatuses } from '../operations/export-status.ts';
import type { ExportTotals } from '../operations/recman-export.ts';
import { Empty } from '../parts/empty.tsx';
import {
  ExportBadge,
  ExportBox,
  ExportDocument,
  ExportForm,
  ExportHead,
  ExportReason,
  ExportTabs,
} from '../parts/export-parts.tsx';
import { Outside } from '../parts/outside.tsx';
import { Page } from '../parts/page.tsx';
import type { View } from '../view.ts';
import { actTexts } from '../words/act-texts.ts';
import { exportStatusWords, exportTones, recmanTexts } from '../words/recman-texts.ts';

type ReceiptsParts = {
  readonly integration: string;
  readonly since: string;
  readonly rows: readonly ExportRow[];
  readonly totals: ExportTotals;
  readonly isCut: boolean;
  readonly view: View;
};

/** What became of an export, row by row, with totals on top. */
export function RecmanReceiptsPage({ integration, since, rows, totals, isCut, view }: ReceiptsParts) {
  const { say } = view;
  return (
    <Page title={say(recmanTexts.receipts)} view={view} here="recman" isLive>
      <div class="heading">
        <h1>{say(recmanTexts.title)}</h1>
        <p>{say(recmanTexts.receiptsLead)}</p>
      </div>
      <div class="filters">
        <ExportTabs integration={integration} here="receipts" view={view} />
      </div>
      {rows.length === 0 ? (
        <Empty title={say(recmanTexts.nothingSent)} advice={say(recmanTexts.nothingSentAdvice)} />
      ) : (
        <>
          <Totals totals={totals} view={view} />
          {isCut && <p class="faint">{say(recmanTexts.isCut)}</p>}
          <Rows integration={integration} since={since} rows={rows} view={view} />
        </>
      )}
    </Page>
  );
}

function Totals({ totals, view }: Pick<ReceiptsParts, 'totals' | 'view'>) {
  const shown = exportStatuses.toReversed().filter((status) => status !== 'open');
  return (
    <dl class="export-totals">
      {shown.map((status) => (
        <div class={totals[status] === 0 ? 'quiet' : exportTones[status]}>
          <dt>{view.say(exportStatusWords[status])}</dt>
          <dd>{totals[status]}</dd>
        </div>
      ))}
    </dl>
  );
}

function Rows({ integration, since, rows, view }: Pick<ReceiptsParts, 'integration' | 'since' | 'rows' | 'view'>) {
  return (
    <ExportForm action={`${exportReceiptsPath}/retry`} integration={integration} since={since} view={view}>
      <table class="receipts export-list">
        <caption class="unseen">{view.say(recmanTexts.receipts)}</caption>
        <ExportHead
          columns={['choose', 'state', 'document', 'department', 'date', 'amount', 'reason', 'targetNumber', 'act']}
          view={view}
        />
        <tbody>
          {rows.map((row) => (
            <Row row={row} view={view} />
          ))}
        </tbody>
      </table>
      <p class="buttons note">
        <button type="submit" name="which" value="chosen">
          {view.say(actTexts.retryChosen)}
        </button>
        <button type="submit" name="which" value="failed">
          {view.say(recmanTexts.retryFailed)}
        </button>
      </p>
    </ExportForm>
  );
}

function Row({ row, view }: { row: ExportRow; view: View }) {
  const canRetry = row.status === 'login' || row.status === 'stopped';
  const { key, mapping } = row.receipt;
  return (
    <tr>
      <ExportBox row={row} isOff={!canRetry} view={view} />
      <td class="cell-state">
        <ExportBadge status={row.status} view={view} />
      </td>
      <ExportDocument row={row} view={view} />
      <ExportReason row={row} view={view} />
      <td class="number cell-target">{mapping?.number !== undefined && <Outside text={mapping.number} />}</td>
      <td class="cell-choose">
        {canRetry && (
          <button type="submit" class="small-act" name="which" value={`key:${key}`}>
            {view.say(recmanTexts.retry)}
          </button>
        )}
      </td>
    </tr>
  );
}
