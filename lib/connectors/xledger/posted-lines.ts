import { CallFailed } from './call-failed.ts';
import { call, type XledgerConnection } from './client.ts';
import type { PostedLines, XledgerLine, XledgerSupplierInvoice } from './expense-schema.ts';
import { postedLinesSchema, supplierInvoicesSchema } from './expense-schema.ts';
import { type ExpenseSnapshot, fitted } from './expense-snapshot.ts';
import { postedLines, supplierInvoices } from './graphql/expense-operations.ts';

/** Lines that one call asks for by their ids. */
const mostLines = 2_000;

/** How far back an invoice may be dated before the day on which it is posted. */
const invoiceAgeDays = 400;

/** Suppliers' invoices by the head of their voucher. */
type Invoices = Map<string, XledgerSupplierInvoice>;

type Wanted = {
  readonly lines: readonly string[];
  /** Rows of the supplier ledger that changed together with the lines. */
  readonly invoices: readonly string[];
  readonly accounts: ReadonlySet<string>;
  /** First day of posting. A settlement tells of older lines again. */
  readonly from: string;
};

/** Posted lines on the accounts, as snapshots, and the ids that Xledger showed nothing for. @throws CallFailed, BudgetSpent */
export async function readLines(
  connection: XledgerConnection,
  { lines, invoices, accounts, from }: Wanted,
): Promise<{ readonly snapshots: readonly ExpenseSnapshot[]; readonly unseen: readonly string[] }> {
  const known: Invoices = new Map();
  const found: { line: XledgerLine; project: string | undefined }[] = [];
  const seen = new Set<string>();
  for (let start = 0; start < lines.length; start += mostLines) {
    const answer = await callForLines(connection, {
      lines: lines.slice(start, start + mostLines),
      invoices: start === 0 ? invoices.slice(0, mostLines) : [],
    });
    keep(known, answer.apTransactions);
    for (const line of answer.transactions) {
      seen.add(line.dbId);
      if (!accounts.has(line.account ?? '') || (line.header?.postedDate ?? '') < from) continue;
      found.push({ line, project: line.glDimension[projectDimension(answer) - 1] });
    }
  }
  await addOlderInvoices(
    connection,
    known,
    found.map(({ line }) => line),
  );
  const snapshots = found.map(({ line, project }) => snapshotOf(line, project, known.get(line.header?.dbId ?? '')));
  return { snapshots, unseen: lines.filter((id) => !seen.has(id)) };
}

function callForLines(connection: XledgerConnection, { lines, invoices }: Pick<Wanted, 'lines' | 'invoices'>) {
  // https://github.com/Skyvell/xledger (transactions and apTransactions by dbId_in)
  return call(connection, {
    document: postedLines,
    variables: { lines: lines.map(Number), invoices: invoices.map(Number) },
    schema: postedLinesSchema,
  });
}

function keep(known: Invoices, rows: readonly XledgerSupplierInvoice[]): void {
  for (const row of rows) {
    const header = row.transactionHeader?.dbId;
    if (header !== undefined) known.set(header, row);
  }
}

/** Which of the five objects holds projects (1 to 5). The entity's set-up says so, and nothing is guessed. */
function projectDimension({ entities, objectKinds }: PostedLines): number {
  const kind = objectKinds.find(({ name }) => name === 'PROJECT')?.dbId;
  const entry = entities[0]?.glSetupEntries?.find(
    ({ fieldObject }) => kind !== undefined && fieldObject?.objectKind?.dbId === kind,
  );
  const place = /([1-5])$/.exec(entry?.field?.name ?? '')?.[1];
  if (place !== undefined) return Number(place);
  const vendorWords = 'the entity’s set-up names no posting dimension for projects';
  throw new CallFailed({ kind: 'hold', problem: { code: 'module-missing', field: 'project', vendorWords } });
}

/**
 * A line whose invoice did not change with it: the supplier ledger cannot be asked by voucher, so its invoices are listed by
 * date. @throws CallFailed, BudgetSpent
 */
async function addOlderInvoices(
  connection: XledgerConnection,
  known: Invoices,
  lines: readonly XledgerLine[],
): Promise<void> {
  const lacking = lines.filter(({ company, header }) => company != null && !known.has(header?.dbId ?? ''));
  const [oldest] = lacking.flatMap(({ header }) => header?.postedDate ?? []).sort();
  if (oldest === undefined) return;
  const from = new Date(Date.parse(oldest) - invoiceAgeDays * 86_400_000).toISOString().slice(0, 10);
  for (let after = await invoicesAfter(connection, known, { from, after: null }); after !== undefined; ) {
    after = await invoicesAfter(connection, known, { from, after });
  }
}

/** One page of the supplier ledger, and the cursor of the next. */
async function invoicesAfter(
  connection: XledgerConnection,
  known: Invoices,
  place: { readonly from: string; readonly after: string | null },
): Promise<string | undefined> {
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/23685633055250 (pages of up to 10,000 rows)
  const { apTransactions } = await call(connection, {
    document: supplierInvoices,
    variables: place,
    schema: supplierInvoicesSchema,
  });
  const edges = apTransactions.edges ?? [];
  keep(
    known,
    edges.map(({ node }) => node),
  );
  return apTransactions.pageInfo.hasNextPage ? edges.at(-1)?.cursor : undefined;
}

function snapshotOf(
  line: XledgerLine,
  project: string | undefined,
  invoice: XledgerSupplierInvoice | undefined,
): ExpenseSnapshot {
  const { company, header } = line;
  const isCredit = invoice?.slTransactionType === 'CREDIT_MEMO';
  return fitted({
    id: line.dbId,
    day: invoice?.invoiceDate ?? header?.postedDate,
    account: line.account,
    amount: line.amount,
    invoiceAmount: line.invoiceAmount,
    tax: line.taxAmount,
    currency: line.currency,
    text: line.text,
    voucher: header?.transactionNumber,
    project,
    supplier: company?.code,
    supplierName: company?.description,
    invoice: invoice?.invoiceNumber,
    // Seen in one installation: a credit note names the invoice that it credits here.
    reverses: isCredit ? invoice.paymentReference : undefined,
    file: header?.invoiceFile?.dbId,
  });
}
