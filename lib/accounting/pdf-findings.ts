import type { InvoiceWithPdf } from '../documents/invoice-with-pdf.ts';
import type { Findings } from './field-checks.ts';

const megabyte = 1_048_576;

/** The file is looked at before anything is sent: an invoice must not stop halfway for it. */
export function pdfFindings({ pdf }: InvoiceWithPdf, mostMegabytes: number): Findings {
  const field = 'file';
  if (pdf === undefined) return [{ code: 'file-missing', field }];
  if (pdf.kind === 'refused') return [{ code: pdf.code, field }];
  if (pdf.size === 0) return [{ code: 'file-empty', field }];
  if (!pdf.isPdf) return [{ code: 'file-type-refused', field, value: 'not a PDF' }];
  if (pdf.size <= mostMegabytes * megabyte) return [];
  const value = `${(pdf.size / megabyte).toFixed(1)} MB, at most ${mostMegabytes} MB`;
  return [{ code: 'file-too-large', field, value }];
}
