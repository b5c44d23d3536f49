import type { MomentEconomicSettings } from '../documents/integrations/moment-economic.ts';
import type { InvoiceWithPdf } from '../documents/invoice-with-pdf.ts';
import { amountFindings, amountFormFindings } from './amount-findings.ts';
import { accountFindings, type Findings, presenceFindings } from './field-checks.ts';
import { pairFindings } from './pair-findings.ts';
import { type PostedLine, postedLines } from './posted-lines.ts';
import { shortNumberFindings } from './short-number.ts';

type Settings = MomentEconomicSettings;

/** All that is wrong with a finalized invoice by itself, together: a person corrects it once. */
export function journalInvoiceFindings(invoice: InvoiceWithPdf, settings: Settings): Findings {
  const form = [
    ...shortNumberFindings('number', invoice.number),
    ...presenceFindings('invoiceDate', invoice.invoiceDate),
    ...presenceFindings('dueDate', invoice.dueDate),
    ...amountFormFindings(invoice),
  ];
  const lines = postedLines(invoice).flatMap((posted) => lineFindings(posted, settings));
  return [...form, ...lines, ...amountFindings(invoice), ...pdfFindings(invoice, settings)];
}

function lineFindings({ line, index }: PostedLine, settings: Settings): Findings {
  const field = (name: string): string => `lines[${index}].${name}`;
  const targets = settings.vatCodes.filter((pair) => pair.moment === line.vatCode).map(({ economic }) => economic);
  return [
    ...accountFindings(field('account'), line.account),
    ...presenceFindings(field('vatCode'), line.vatCode),
    ...pairFindings('settings.vatCodes', line.vatCode ?? '', targets),
    ...(line.projectNumber === undefined ? [] : shortNumberFindings(field('projectNumber'), line.projectNumber)),
  ];
}

/** The largest file e-conomic takes: 9 MB. */
const largestPdfBytes = 9_437_184;

/** The file is looked at before anything is entered: an invoice must not stop halfway for it. */
function pdfFindings({ pdf }: InvoiceWithPdf, settings: Settings): Findings {
  if (!settings.includePdf) return [];
  if (pdf === undefined) return [{ code: 'file-missing', field: 'file' }];
  if (pdf.kind === 'refused') return [{ code: pdf.code, field: 'file' }];
  if (pdf.size === 0) return [{ code: 'file-empty', field: 'file' }];
  if (!pdf.isPdf) return [{ code: 'file-type-refused', field: 'file', value: 'not a PDF' }];
  if (pdf.size <= largestPdfBytes) return [];
  return [{ code: 'file-too-large', field: 'file', value: `${(pdf.size / 1_048_576).toFixed(1)} MB, at most 9 MB` }];
}
