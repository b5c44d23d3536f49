import type { ClientState } from '../state/client-state.ts';
import type { Order, OrderRow } from '../state/order-state.ts';
import { textOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { type ItemProblem, invalidItem, missingItem, tooLongItem } from './api-exception.ts';
import { keptElements } from './kept-elements.ts';

const lengths: Readonly<Record<string, number>> = { Name: 300 };

/** What is wrong with the rows sent: normal ones need a product by its internal id, and a quantity. */
export function rowProblem(
  client: ClientState,
  rows: readonly XmlRecord[],
  known: Order | undefined,
): ItemProblem | undefined {
  for (const row of rows) {
    const problem = changeProblem(row, known) ?? contentProblem(client, row);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Rows of an order that is there are changed one by one: RowId and ChangeState say which and how. */
function changeProblem(row: XmlRecord, known: Order | undefined): ItemProblem | undefined {
  const state = textOf(row, 'ChangeState') ?? 'None';
  const rowId = wholeOf(row, 'RowId');
  if (known === undefined || state === 'Add') {
    return ['None', 'Add'].includes(state) ? undefined : missingItem('A new order has no row to change');
  }
  if (rowId === undefined) return missingItem('Parameter RowId is required when editing rows');
  return known.rows.some((kept) => kept.rowId === rowId)
    ? undefined
    : missingItem(`Row with id ${rowId} was not found`);
}

function contentProblem(client: ClientState, row: XmlRecord): ItemProblem | undefined {
  const isChange = ['Edit', 'Delete'].includes(textOf(row, 'ChangeState') ?? 'None');
  const isNormal = (textOf(row, 'Type') ?? 'Normal') === 'Normal';
  const [productId, projectId, departmentId] = [
    wholeOf(row, 'ProductId'),
    wholeOf(row, 'ProjectId'),
    wholeOf(row, 'DepartmentId'),
  ];
  const checks: readonly (readonly [boolean, string])[] = [
    [isNormal && !isChange && productId === undefined, 'Parameter ProductId is required'],
    [isMissing(client.products, productId), `Product with id ${productId} was not found`],
    [isNormal && !isChange && textOf(row, 'Quantity') === undefined, 'Parameter Quantity is required'],
    [isMissing(client.projects, projectId), `Project with id ${projectId} was not found`],
    [isMissing(client.departments, departmentId), `Department with id ${departmentId} was not found`],
  ];
  const found = checks.find(([isWrong]) => isWrong)?.[1];
  if (found !== undefined) return missingItem(found);
  if (textOf(row, 'Type') === 'TextBold') return invalidItem('The row type TextBold is no longer supported');
  return tooLongItem(lengths, row);
}

/** True for a number that was sent and that none of the records has. */
export function isMissing(records: readonly { readonly id: number }[], id: number | undefined): boolean {
  return id !== undefined && !records.some((record) => record.id === id);
}

/** The rows of an order after a save. */
export function savedRows(sent: readonly XmlRecord[], known: Order | undefined): OrderRow[] {
  const rows = [...(known?.rows ?? [])];
  for (const row of sent) {
    const fields = keptElements(row, ['RowId', 'ChangeState', 'VatRate', 'ProductNo']);
    const place = rows.findIndex(({ rowId }) => rowId === wholeOf(row, 'RowId'));
    const kept = rows[place];
    const state = textOf(row, 'ChangeState') ?? 'None';
    if (state === 'Delete') rows.splice(place, 1);
    else if (kept !== undefined && state === 'Edit') rows[place] = { ...kept, fields: { ...kept.fields, ...fields } };
    else if (kept === undefined || state === 'Add') rows.push({ rowId: nextRowId(rows), fields });
  }
  return rows;
}

function nextRowId(rows: readonly OrderRow[]): number {
  return rows.reduce((next, { rowId }) => Math.max(next, rowId + 1), 1);
}
