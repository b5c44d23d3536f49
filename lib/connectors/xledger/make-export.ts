import { createHash } from 'node:crypto';
import * as z from 'zod';
import { exportSetUpSchema, type LedgerInvoice, ledgerInvoiceSchema } from '../../documents/xledger-invoice.ts';
import type { ExportBatch, ExportEntry, ExportList, ExportPlan } from '../../sync/export-list.ts';
import type { Clock, FileStore } from '../../sync/ports.ts';
import { exportText } from './encode-files.ts';

/** What an entry of the list holds: the invoice, and the set-up that it was delivered with. */
export const exportDocumentSchema = z.strictObject({ invoice: ledgerInvoiceSchema, setUp: exportSetUpSchema });

/** One file holds at most this many invoices: its plan must fit an item of the table. */
const mostInvoices = 2000;
const largestFileBytes = 20 * 1024 * 1024;

type Tools = { readonly exports: ExportList; readonly files: FileStore; readonly clock: Clock };

/**
 * "Export since last": makes a file of what no file holds, or finishes one that somebody left half made. Undefined: there is
 * nothing to export. Invoices that were delivered with another layout come into a file of their own.
 */
export async function makeExport(tools: Tools, by: string): Promise<ExportBatch | undefined> {
  const { exports, clock } = tools;
  const { last, plan } = await exports.state();
  if (plan !== undefined) return finishExport(tools, plan);
  const open = await exports.open(mostInvoices);
  const [first] = open;
  if (first === undefined) return undefined;
  const setUp = JSON.stringify(exportDocumentSchema.parse(first.document).setUp);
  const alike = open.filter(({ document }) => JSON.stringify(exportDocumentSchema.parse(document).setUp) === setUp);
  const next = { number: last + 1, keys: alike.map(({ key }) => key), at: clock().toISOString(), by };
  if (await exports.begin(next)) return finishExport(tools, next);
  const { plan: others } = await exports.state();
  // Somebody else was faster: their file is finished with them, the same bytes either way.
  return others === undefined ? (await exports.batches(1))[0] : finishExport(tools, others);
}

/** Every step may be done again by anybody: marks, bytes and the record come out the same. */
async function finishExport({ exports, files }: Tools, plan: ExportPlan): Promise<ExportBatch> {
  for (const key of plan.keys) await exports.mark(key, plan.number);
  const entries = (await exports.find(plan.keys)).filter((entry) => entry !== undefined);
  const { bytes, format } = contentOf(entries);
  const name = `kept/exports/${String(plan.number).padStart(6, '0')}-${format}.csv`;
  const facts = { contentType: 'text/csv; charset=utf-8', maximumBytes: largestFileBytes };
  const file = (await files.find(name)) ?? (await files.put(name, once(bytes), facts));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (file.sha256 !== sha256) throw new Error(`${name} is there with other bytes than its entries give`);
  const { keys, ...made } = plan;
  const batch: ExportBatch = { ...made, count: keys.length, file };
  await exports.finish(batch);
  return batch;
}

function contentOf(entries: readonly ExportEntry[]): { bytes: Uint8Array; format: string } {
  const documents = entries.map(({ document }) => exportDocumentSchema.parse(document));
  const setUp = documents[0]?.setUp;
  if (setUp === undefined) throw new Error('a file without entries was begun');
  const invoices = documents.map(({ invoice }) => invoice).sort(byDayAndNumber);
  return { bytes: new TextEncoder().encode(exportText(invoices, setUp)), format: setUp.format };
}

function byDayAndNumber(one: LedgerInvoice, other: LedgerInvoice): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return one.invoiceNumber.localeCompare(other.invoiceNumber, 'en', { numeric: true });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
