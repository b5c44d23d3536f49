import { decimalText } from '../../documents/money.ts';
import type { XledgerInvoice } from '../../documents/xledger-invoice.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { outcomeOf } from './call-failed.ts';
import { call, type XledgerConnection } from './client.ts';
import { importedUnder, voucherAmong } from './decode-import.ts';
import { importItems } from './encode-voucher.ts';
import { addGLImportItems, importedInvoices } from './graphql/ledger-operations.ts';
import { ledgerReference } from './reference-lists.ts';
import { importedInvoicesSchema, writtenSchema } from './schema.ts';
import { uploadBody } from './upload-body.ts';

type ApiInvoice = Extract<XledgerInvoice, { delivery: 'api' }>;

/** What names the voucher again: in the queue by its number, in the customer ledger by customer and amount too. */
export function voucherEvidence({ invoice }: ApiInvoice): Evidence {
  const isOwnCurrency = invoice.currencyRate === undefined;
  return {
    delivery: 'api',
    invoiceNumber: invoice.invoiceNumber,
    customerNumber: invoice.customerNumber,
    account: invoice.receivable.account ?? '',
    ...(isOwnCurrency ? { total: decimalText(invoice.total) } : {}),
  };
}

/** Puts all lines of the voucher into the queue in one call, with its PDF. @throws BudgetSpent */
export async function enqueueVoucher(
  connection: XledgerConnection,
  { target, idempotencyKey }: WriteOrder<XledgerInvoice>,
): Promise<WriteOutcome> {
  if (target.delivery !== 'api') throw new Error('unreachable: only vouchers go into the queue');
  try {
    const { entity } = await ledgerReference(connection, () => true);
    const { pdf, invoice } = target;
    const fileName = pdf === undefined ? undefined : `${invoice.invoiceNumber}-${pdf.sha256.slice(0, 12)}.pdf`;
    const nodes = importItems(target, { ownCurrency: entity.currency ?? invoice.currency, fileName });
    const variables = { inputs: nodes.map((node, line) => ({ clientId: `${idempotencyKey}-${line + 1}`, node })) };
    const json = JSON.stringify({ query: addGLImportItems.text, variables });
    const upload =
      pdf === undefined || fileName === undefined
        ? undefined
        : uploadBody({ fileName, size: pdf.size, sha256: pdf.sha256, content: connection.files.open(pdf.name), json });
    // https://xledgerukinternal.zendesk.com/hc/en-us/articles/33393587744786 (addGLImportItems)
    const written = await call(connection, { document: addGLImportItems, variables, schema: writtenSchema, upload });
    const [first] = written;
    if (first === undefined || written.length < nodes.length) {
      return { kind: 'unknown', vendorWords: `${written.length} of ${nodes.length} lines were confirmed` };
    }
    return { kind: 'delivered', targetId: first.dbId, number: invoice.invoiceNumber };
  } catch (error) {
    const outcome = outcomeOf(error);
    // Some lines may be in the queue although others were refused: looked up before anybody judges.
    const isRefused = outcome.kind === 'rejected' && target.invoice.revenue.length > 0;
    return isRefused ? refusedOrPartly(connection, target, outcome) : outcome;
  }
}

/** A refused voucher is refused only when none of its lines is in the queue. */
async function refusedOrPartly(
  connection: XledgerConnection,
  target: ApiInvoice,
  refused: Extract<WriteOutcome, { kind: 'rejected' }>,
): Promise<WriteOutcome> {
  const words = refused.problem.vendorWords ?? '';
  try {
    const [found] = await readImported(connection, [voucherEvidence(target)]);
    if (found !== undefined && found.items.length === 0 && found.posted.length === 0) return refused;
    return { kind: 'unknown', vendorWords: `refused in part: ${words}` };
  } catch {
    // The look-up failed: the engine looks again after the settle time.
    return { kind: 'unknown', vendorWords: words };
  }
}

/** Vouchers by number, in the queue or posted: one call. @throws CallFailed, BudgetSpent */
export async function lookUpVouchers(
  connection: XledgerConnection,
  evidences: readonly Evidence[],
): Promise<readonly LookUp[]> {
  const imported = await readImported(connection, evidences);
  return evidences.map((evidence, index) => {
    const found = imported[index];
    return found === undefined ? { kind: 'unsearchable' } : voucherAmong(found, evidence);
  });
}

/** What the queue and the ledger hold under these numbers: one call. @throws CallFailed, BudgetSpent */
export async function readImported(connection: XledgerConnection, evidences: readonly Evidence[]) {
  const numbers = evidences.map(({ invoiceNumber = '' }) => invoiceNumber);
  const either = [...new Set(numbers)].map((invoiceNumber) => ({ invoiceNumber }));
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/33393587744786 (glImportItems, arTransactions)
  const answer = await call(connection, {
    document: importedInvoices,
    variables: { items: either, posted: either },
    schema: importedInvoicesSchema,
  });
  return numbers.map((number) => importedUnder(answer, number));
}
