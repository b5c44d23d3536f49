import { recmanInvoicesDirection as direction } from '../../../lib/accounting/recman-parts.ts';
import type { Integration } from '../../../lib/documents/integration.ts';
import { secondsUntilKnown } from '../../../lib/sync/first-position.ts';
import { type ActResult, mostActedUpon, performOnMany } from '../../../lib/sync/perform-act.ts';
import { type Receipt, type ReceiptRef, receiptStates, refOf } from '../../../lib/sync/receipt.ts';
import { toolsOf } from './acts.ts';
import { type Desk, integrationOf, integrationsOf } from './desk.ts';
import { type ExportRow, type ExportStatus, exportRowOf } from './export-status.ts';
import { NotThere, Refused } from './not-there.ts';

/** What a person looks for among RecMan's invoices. Empty: all. Days are those of the invoices. */
export type ExportFilter = {
  readonly integration: string;
  readonly department: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly number: string;
  readonly notSent: boolean;
};

const rowsOfPage = 100;

/** Rows of one receipt screen: what one export may hold. */
const rowsOfReceipts = mostActedUpon;

/** The integrations with this direction that the viewer may see. */
export async function exportIntegrations(desk: Desk): Promise<readonly Integration[]> {
  return (await integrationsOf(desk)).filter(({ kind }) => desk.parts.directionsOf(kind).includes(direction));
}

/** Invoices and credit notes that fit, newest first, a page at a time. @throws NotThere, Refused */
export async function listForExport(
  desk: Desk,
  filter: ExportFilter,
  after?: string,
): Promise<{ readonly rows: readonly ExportRow[]; readonly next: string | undefined }> {
  const { version, updatedAt, ...scope } = await scopeOf(desk, filter.integration);
  if (after !== undefined && !/^\d{4}-\d\d-\d\dT[\d:.]+Z \[/.test(after)) {
    throw new Refused('not-valid', 'after: not a position in a list');
  }
  const fits = (receipt: Receipt) => isInvoice(receipt) && fitsRow(exportRowOf(receipt, undefined), filter);
  const scopes = [{ ...scope, directions: [direction] }];
  const found = await desk.parts.search({ scopes, states: receiptStates, fits, limit: rowsOfPage, after });
  return { rows: await rowsOf(desk, found.receipts), next: found.next };
}

/** How many rows of a receipt screen stand where. */
export type ExportTotals = Readonly<Record<ExportStatus, number>>;

/** What was sent, or is on its way, since an instant: each row where it stands now, by number. @throws NotThere */
export async function exportReceipts(
  desk: Desk,
  { integration, since }: { readonly integration: string; readonly since: string },
): Promise<{ readonly rows: readonly ExportRow[]; readonly totals: ExportTotals; readonly isCut: boolean }> {
  const { version, updatedAt, ...scope } = await scopeOf(desk, integration);
  const scopes = [{ ...scope, directions: [direction] }];
  const fits = (receipt: Receipt) => isInvoice(receipt) && exportRowOf(receipt, undefined).status !== 'open';
  const states = receiptStates;
  const found = await desk.parts.search({ scopes, states, fits, limit: rowsOfReceipts, from: since });
  const rows = (await rowsOf(desk, found.receipts)).toSorted(byNumber);
  const count = (status: ExportStatus) => rows.filter((row) => row.status === status).length;
  const totals = {
    ...{ open: 0, moving: count('moving'), login: count('login') },
    ...{ stopped: count('stopped'), exists: count('exists'), complete: count('complete') },
  };
  return { rows, totals, isCut: found.next !== undefined };
}

/** A person chose these to be sent: audited, bounded. What is known of them says how each goes on. @throws NotThere */
export async function exportChosen(
  desk: Desk,
  { integration, keys }: { readonly integration: string; readonly keys: readonly string[] },
): Promise<readonly ActResult[]> {
  const { version, updatedAt, ...scope } = await scopeOf(desk, integration);
  const invoices = [...new Set(keys)].filter((key) => isInvoice({ key }));
  if (invoices.length > mostActedUpon) throw new Refused('too-many', `At most ${mostActedUpon} at a time.`);
  const refs = invoices.map((key) => ({ ...scope, direction, key }));
  const afterSeconds = secondsUntilKnown({ version, updatedAt }, desk.parts.clock());
  const many = {
    tenant: scope.tenant,
    refs,
    order: { act: 'retry' },
    auditedAs: 'receipt.export',
    lot,
    afterSeconds,
  } as const;
  return performOnMany(many, desk.viewer.actor, toolsOf(desk));
}

/** A whole call's worth goes at once: in small lots, the calls of each department would carry one order each. */
const lot = { size: 50, seconds: 2 } as const;

/** Tries again what stands still on a receipt screen: one row, chosen ones, or all. @throws NotThere, Refused */
export async function retryExport(
  desk: Desk,
  given: { readonly integration: string; readonly since: string; readonly keys: readonly string[] | 'failed' },
): Promise<readonly ActResult[]> {
  const { integration, since, keys } = given;
  if (keys !== 'failed') return exportChosen(desk, { integration, keys });
  const { rows } = await exportReceipts(desk, { integration, since });
  const failed = rows.filter(({ status }) => status === 'login' || status === 'stopped');
  return exportChosen(desk, { integration, keys: failed.map(({ receipt }) => receipt.key) });
}

type ExportScope = Pick<ReceiptRef, 'tenant' | 'integration'> & Pick<Integration, 'version' | 'updatedAt'>;

async function scopeOf(desk: Desk, id: string): Promise<ExportScope> {
  const { tenant, kind, version, updatedAt } = await integrationOf(desk, id);
  if (!desk.parts.directionsOf(kind).includes(direction)) throw new NotThere();
  return { tenant, integration: id, version, updatedAt };
}

/** RecMan's ids are digits; customers and products have a word before theirs. */
function isInvoice({ key }: Pick<Receipt, 'key'>): boolean {
  return /^\d{1,16}$/.test(key);
}

function fitsRow({ receipt, listed, status }: ExportRow, filter: ExportFilter): boolean {
  const { department, type, from, to, number, notSent } = filter;
  const { date = '' } = listed;
  if (notSent && (status === 'complete' || status === 'exists')) return false;
  if (department !== '' && listed.departmentId !== department) return false;
  if (type !== '' && listed.type !== type) return false;
  if ((from !== '' && date < from) || (to !== '' && (date === '' || date > to))) return false;
  const numbers = [receipt.number, listed.invoiceNumber, receipt.mapping?.number];
  return number === '' || numbers.includes(number.trim());
}

/** Rows with their history and with what they wait for, which lists leave out. */
async function rowsOf({ parts }: Desk, listed: readonly Receipt[]): Promise<ExportRow[]> {
  const whole = listed.length === 0 ? [] : await parts.receipts.find(listed.map(refOf));
  const receipts = listed.map((receipt, place) => whole[place] ?? receipt);
  const refs = new Map<string, ReceiptRef>();
  for (const receipt of receipts) {
    const key = receipt.state === 'waiting' ? receipt.parent?.key : undefined;
    if (key !== undefined) refs.set(key, { ...refOf(receipt), key });
  }
  const found = refs.size === 0 ? [] : await parts.receipts.find([...refs.values()]);
  const parents = new Map(found.flatMap((parent) => (parent === undefined ? [] : [[parent.key, parent] as const])));
  return receipts.map((receipt) => exportRowOf(receipt, parents.get(receipt.parent?.key ?? '')));
}

function byNumber(one: ExportRow, other: ExportRow): number {
  const numberOf = ({ receipt, listed }: ExportRow) => receipt.number ?? listed.invoiceNumber ?? receipt.key;
  return numberOf(one).localeCompare(numberOf(other), 'en', { numeric: true });
}
