import type { InvoicePdf } from '../documents/invoice-with-pdf.ts';
import type { Findings } from './field-checks.ts';

const bytesOfMegabyte = 1024 * 1024;

/** Why the source's PDF was not kept, in a few words. */
const refusals: Readonly<Record<Extract<InvoicePdf, { kind: 'refused' }>['code'], string>> = {
  'file-missing': 'there is none',
  'file-empty': '0 bytes',
  'file-too-large': 'more than 20 MB',
  'file-type-refused': 'not a PDF',
};

/** An invoice's own PDF is the source's work: what is wrong with it is told as one thing, with what came instead. */
export function invoicePdfFindings(pdf: InvoicePdf | undefined, largestMegabytes: number): Findings {
  const value = problemOf(pdf, largestMegabytes);
  return value === undefined ? [] : [{ code: 'pdf-unusable', field: 'file', value }];
}

function problemOf(pdf: InvoicePdf | undefined, largestMegabytes: number): string | undefined {
  if (pdf === undefined) return refusals['file-missing'];
  if (pdf.kind === 'refused') return refusals[pdf.code];
  if (pdf.size === 0) return refusals['file-empty'];
  if (!pdf.isPdf) return refusals['file-type-refused'];
  if (pdf.size <= largestMegabytes * bytesOfMegabyte) return undefined;
  return `${(pdf.size / bytesOfMegabyte).toFixed(1)} MB, at most ${largestMegabytes} MB`;
}
