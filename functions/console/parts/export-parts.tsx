import type { Child } from 'hono/jsx';
import type { Integration } from '../../../lib/documents/integration.ts';
import type { ReceiptState } from '../../../lib/sync/receipt.ts';
import { exportPath, exportReceiptsPath } from '../links.ts';
import type { ExportRow, ExportStatus } from '../operations/export-status.ts';
import type { View } from '../view.ts';
import { fieldWords } from '../words/field-words.ts';
import { problemWords } from '../words/problem-words.ts';
import { exportStatusWords, exportTones, recmanTexts } from '../words/recman-texts.ts';
import { texts } from '../words/texts.ts';
import { dateWords } from '../words/time-words.ts';
import { Outside } from './outside.tsx';
import { StateIcon } from './state-icon.tsx';

/** The sign of the receipt state that a status is nearest to: one shape for each, so that it is told without colour. */
const signs: Readonly<Record<ExportStatus, ReceiptState>> = {
  ...{ open: 'pending', moving: 'sending', login: 'conflict', stopped: 'rejected' },
  ...{ exists: 'skipped', complete: 'delivered' },
};

/** A status as sign and word. */
export function ExportBadge({ status, view }: { status: ExportStatus; view: View }) {
  return (
    <span class={`badge ${exportTones[status]} export-${status}`}>
      <StateIcon state={signs[status]} />
      {view.say(exportStatusWords[status])}
    </span>
  );
}

/** The two pages of one integration as tabs. */
export function ExportTabs({
  integration,
  here,
  view,
}: {
  integration: string;
  here: 'list' | 'receipts';
  view: View;
}) {
  return (
    <nav class="tabs" aria-label={view.say(recmanTexts.title)}>
      <a href={view.links.page(exportPath, { integration })} aria-current={here === 'list' ? 'true' : undefined}>
        {view.say(recmanTexts.toExport)}
      </a>
      <a
        href={view.links.page(exportReceiptsPath, { integration })}
        aria-current={here === 'receipts' ? 'true' : undefined}
      >
        {view.say(recmanTexts.receipts)}
      </a>
    </nav>
  );
}

/** A choice of integrations, where a person sees several. */
export function ExportIntegration({
  integrations,
  chosen,
  view,
}: {
  integrations: readonly Integration[];
  chosen: string;
  view: View;
}) {
  if (integrations.length < 2) return <input type="hidden" name="integration" value={chosen} />;
  return (
    <label>
      <span>{view.say(texts.integration)}</span>
      <select name="integration">
        {integrations.map(({ id, name }) => (
          <option value={id} selected={id === chosen}>
            {name.slice(0, 60)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The cells that the lists of both pages have in common: the document, its department, date and amount. */
export function ExportDocument({ row, view }: { row: ExportRow; view: View }) {
  const { receipt, listed } = row;
  const words = listed.type === 'creditNote' ? recmanTexts.creditNote : recmanTexts.invoice;
  const number = receipt.number ?? listed.invoiceNumber;
  return (
    <>
      <td class="cell-document">
        <a class="row-link" href={view.links.receipt(receipt)}>
          {view.say(words)} {number === undefined ? <i>{view.say(texts.noNumber)}</i> : <Outside text={number} />}
        </a>
      </td>
      <td data-label={view.say(recmanTexts.department)}>{listed.departmentId}</td>
      <td class="small">{listed.date !== undefined && dateWords(listed.date, view.language)}</td>
      <td class="number">{amountOf(row, view)}</td>
    </>
  );
}

function amountOf({ listed: { totalIncVat, currency, type } }: ExportRow, { language }: View): string {
  if (totalIncVat === undefined || Number.isNaN(Number(totalIncVat))) return '';
  const sign = type === 'creditNote' ? -1 : 1;
  const locale = language === 'no' ? 'nb-NO' : 'en-GB';
  const text = (sign * Number(totalIncVat)).toLocaleString(locale, { minimumFractionDigits: 2 });
  return [text, currency].filter(Boolean).join(' ');
}

/** Why a row stands where it stands, and the department or field that is meant. */
export function ExportReason({ row, view }: { row: ExportRow; view: View }) {
  const { status, cause, receipt, listed } = row;
  const isQuiet = status === 'complete' || status === 'exists' || status === 'open' || cause === undefined;
  if (isQuiet) return <td class="cell-reason" />;
  const { title } = problemWords(cause.code);
  const department = `${view.say(recmanTexts.department)} ${listed.departmentId ?? '?'}`;
  const field = cause.field === undefined ? receipt.problem?.value : fieldWords(cause.field, view.language);
  const detail = status === 'login' ? department : field;
  return (
    <td class="cell-reason">
      {title[view.language]}
      {detail !== undefined && (
        <div class="faint">
          <Outside text={detail} />
        </div>
      )}
    </td>
  );
}

/** The box that chooses a row. */
export function ExportBox({ row, isOff, view }: { row: ExportRow; isOff: boolean; view: View }) {
  const number = row.receipt.number ?? row.listed.invoiceNumber ?? row.receipt.key;
  return (
    <td class="cell-choose">
      <input
        type="checkbox"
        name={`key:${row.receipt.key}`}
        disabled={isOff}
        aria-label={`${view.say(recmanTexts.number)} ${number.slice(0, 60)}`}
      />
    </td>
  );
}

/** The head of a list. Names of columns that hold numbers stand to the right. */
export function ExportHead({ columns, view }: { columns: readonly (keyof typeof heads)[]; view: View }) {
  return (
    <thead>
      <tr>
        {columns.map((name) => (
          <th scope="col" class={name === 'amount' || name === 'targetNumber' ? 'number' : undefined}>
            {view.say(heads[name])}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const none = { en: '', no: '' };
const heads = {
  ...{ choose: { en: 'Choose', no: 'Velg' }, state: texts.state, document: texts.document, act: none },
  ...{ department: recmanTexts.department, date: recmanTexts.date, amount: recmanTexts.amount },
  ...{ reason: texts.reason, targetNumber: recmanTexts.targetNumber },
} as const;

/** The token and the integration that each form of these pages carries. */
export function ExportForm(parts: {
  action: string;
  integration: string;
  since?: string;
  view: View;
  children?: Child;
}) {
  const { action, integration, since, view, children } = parts;
  return (
    <form method="post" action={action}>
      <input type="hidden" name="token" value={view.formToken} />
      <input type="hidden" name="integration" value={integration} />
      {since !== undefined && <input type="hidden" name="since" value={since} />}
      {view.links.chosen && <input type="hidden" name="lang" value={view.links.chosen} />}
      {children}
    </form>
  );
}
