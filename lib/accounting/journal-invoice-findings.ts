import type { MomentEconomicSettings } from '../documents/integrations/moment-economic.ts';
import type { InvoiceWithPdf } from '../documents/invoice-with-pdf.ts';
import { amountFindings, amountFormFindings } from './amount-findings.ts';
import { accountFindings, type Findings, presenceFindings } from './field-checks.ts';
import { invoicePdfFindings } from './invoice-pdf-findings.ts';
import { pairFindings } from './pair-findings.ts';
import { type PostedLine, postedLines } from './posted-lines.ts';
import { shortNumberFindings } from './short-number.ts';

type Settings = MomentEconomicSettings;

/** The largest file e-conomic takes. */
const largestPdfMegabytes = 9;

/** All that is wrong with a finalized invoice by itself, together: a person corrects it once. */
export function journalInvoiceFindings(invoice: InvoiceWithPdf, settings: Settings): Findings {
  const form = [
    ...shortNumberFindings('number', invoice.number),
    ...presenceFindings('invoiceDate', invoice.invoiceDate),
    ...presenceFindings('dueDate', invoice.dueDate),
    ...amountFormFindings(invoice),
  ];
  const lines = postedLines(invoice).flatMap((posted) => lineFindings(posted, settings));
  // Looked at before anything is entered: an invoice must not stop halfway for it.
  const file = settings.includePdf ? invoicePdfFindings(invoice.pdf, largestPdfMegabytes) : [];
  return [...form, ...lines, ...amountFindings(invoice), ...file];
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
