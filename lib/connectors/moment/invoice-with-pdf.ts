import * as z from 'zod';
import type { InvoicePdf, InvoiceWithPdf } from '../../documents/invoice-with-pdf.ts';
import type { Reader } from '../../sync/define-sync.ts';
import { SyncError, TransportError } from '../../sync/errors.ts';
import type { StoredFile } from '../../sync/ports.ts';
import { type MomentConnection, readMomentFile } from './client.ts';
import { invoiceReader } from './read-records.ts';

/** Settings that ask for the PDF: attached to a voucher, or sent by e-mail. */
const wantsPdf = z.union([
  z.object({ includePdf: z.literal(true) }),
  z.object({ invoices: z.object({ delivery: z.literal('email') }) }),
  z.object({ invoices: z.object({ includePdf: z.literal(true) }) }),
]);

/** Moment takes files of up to 20 MB; what a target takes is judged later, in words. */
const largestPdfBytes = 20 * 1024 * 1024;

/** Invoices with their PDF in the object store, where the settings ask for it. `GET /invoices/{id}/pdf`, https://docs.moment.team */
export const invoiceWithPdf: Reader<InvoiceWithPdf, 'moment'> = {
  vendor: 'moment',
  read: async (connection, key, context) => {
    const reading = await invoiceReader.read(connection, key, context);
    if (reading.kind !== 'found' || !wantsPdf.safeParse(context.settings).success) return reading;
    const { finalized, transfer } = reading.document;
    // What is not sent needs no file; a draft has none.
    if (!finalized || transfer === 'doNotTransfer') return reading;
    return { ...reading, document: { ...reading.document, pdf: await pdfOf(connection, key) } };
  },
};

/** A PDF is fetched once, and again when it was tidied away. What is none is not kept: it may be mended at the source. */
async function pdfOf(connection: MomentConnection, id: string): Promise<InvoicePdf> {
  const name = `passing/moment-invoices/${id}.pdf`;
  const before = await connection.files.find(name);
  if (before !== undefined) return kept(before);
  const reply = await fetchPdf(connection, id);
  if (reply === undefined) return { kind: 'refused', code: 'file-missing' };
  if (reply === 'too-large') return { kind: 'refused', code: 'file-too-large' };
  if (reply.length === 0) return { kind: 'refused', code: 'file-empty' };
  if (!isPdf(reply)) return { kind: 'refused', code: 'file-type-refused' };
  const facts = { contentType: pdfType, maximumBytes: largestPdfBytes };
  // Two workers may fetch the same one: the first file stays.
  return kept(await connection.files.put(name, once(reply), facts));
}

async function fetchPdf(connection: MomentConnection, id: string): Promise<Uint8Array | 'too-large' | undefined> {
  try {
    // https://docs.moment.team (invoices; the address of the PDF is assumed)
    return await readMomentFile(connection, ['invoices', id, 'pdf'], largestPdfBytes);
  } catch (failure) {
    // A file that is too large stays so: told as such, never tried again. Anything else goes on as it is.
    const cause = failure instanceof SyncError ? failure.cause : undefined;
    if (cause instanceof TransportError && cause.code === 'TOO_LARGE') return 'too-large';
    throw failure;
  }
}

const pdfType = 'application/pdf';

function kept({ name, size, sha256, contentType }: StoredFile): InvoicePdf {
  return { kind: 'kept', name, size, sha256, isPdf: contentType === pdfType };
}

/** A PDF begins with `%PDF-` (ISO 32000), whatever the answer calls itself. */
function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
