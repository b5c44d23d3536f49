import type { XledgerInvoice } from '../../documents/xledger-invoice.ts';
import type { LookUp, WriteOutcome } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import type { XledgerConnection } from './client.ts';
import { exportDocumentSchema } from './make-export.ts';

type FileInvoice = Extract<XledgerInvoice, { delivery: 'file' }>;

/**
 * Puts the invoice into the list of the next file: once, whoever tries again. Nothing at Xledger is called.
 * https://docs.moment.team/help/moment-by-topic/integrations/file-exports/file-export-accounting-system/xledger
 */
export async function listInvoice(connection: XledgerConnection, target: FileInvoice): Promise<WriteOutcome> {
  const { exports } = connection;
  if (exports === undefined) throw new Error('this function was given no export list');
  const { invoice, setUp } = target;
  const key = invoice.invoiceNumber;
  const document = exportDocumentSchema.parse({ invoice, setUp });
  const isAdded = await exports.add({ key, document, addedAt: connection.clock().toISOString() });
  if (!isAdded) return { kind: 'duplicate', vendorWords: `invoice ${key} is in a file or in the list of the next one` };
  return { kind: 'delivered', targetId: key, number: key, remark: 'in the list for the next file' };
}

/** The invoice in the list or in a file. */
export async function findListed(connection: XledgerConnection, evidence: Evidence): Promise<LookUp> {
  const { exports } = connection;
  if (exports === undefined) throw new Error('this function was given no export list');
  const { invoiceNumber: key = '', total } = evidence;
  const [entry] = await exports.find([key]);
  if (entry === undefined) return { kind: 'absent' };
  const { invoice } = exportDocumentSchema.parse(entry.document);
  const where = entry.batch === undefined ? 'in the list for the next file' : `in file ${entry.batch}`;
  const equal = `${invoice.total.minor} ${invoice.total.currency} ${invoice.customerNumber}` === total;
  return { kind: 'found', equal, targetId: key, number: key, shown: `invoice ${key} ${where}` };
}
