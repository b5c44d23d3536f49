import type { MomentEconomicSettings } from '../documents/integrations/moment-economic.ts';
import type { InvoiceWithPdf } from '../documents/invoice-with-pdf.ts';
import { decimalText } from '../documents/money.ts';
import { type Findings, isDecimal, presenceFindings, shown } from './field-checks.ts';
import { currencyFindings } from './invoice-currency.ts';
import { invoicePdfFindings } from './invoice-pdf-findings.ts';
import { totalsFindings } from './invoice-totals.ts';
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
    ...currencyFindings(invoice),
    ...invoice.lines.flatMap((line, index) => percentageFindings(line.vatPercentage, index)),
  ];
  const lines = postedLines(invoice).flatMap((posted) => lineFindings(posted, settings));
  const canAdd = !form.some(({ field }) => field === 'currency' || field?.endsWith('.vatPercentage') === true);
  // Looked at before anything is entered: an invoice must not stop halfway for it.
  const file = settings.includePdf ? invoicePdfFindings(invoice.pdf, largestPdfMegabytes) : [];
  return [...form, ...lines, ...(canAdd ? amountFindings(invoice) : []), ...file];
}

function percentageFindings(percentage: string | undefined, index: number): Findings {
  if (percentage === undefined || (isDecimal(percentage) && !percentage.startsWith('-'))) return [];
  return [{ code: 'field-invalid', field: `lines[${index}].vatPercentage`, value: shown(percentage) }];
}

function lineFindings({ line, index }: PostedLine, settings: Settings): Findings {
  const field = (name: string): string => `lines[${index}].${name}`;
  const account = line.account ?? '';
  return [
    ...presenceFindings(field('account'), account),
    ...(account === '' || /^[1-9]\d{0,8}$/.test(account)
      ? []
      : [{ code: 'field-invalid', field: field('account'), value: shown(account) } as const]),
    ...presenceFindings(field('vatCode'), line.vatCode),
    ...pairFindings(line.vatCode ?? '', settings),
    ...(line.projectNumber === undefined ? [] : shortNumberFindings(field('projectNumber'), line.projectNumber)),
  ];
}

/** Two pairs that send one code to two places leave the choice to chance: refused. */
function pairFindings(code: string, { vatCodes }: Settings): Findings {
  const targets = new Set(vatCodes.filter((pair) => pair.moment === code).map((pair) => pair.economic));
  return targets.size > 1 ? [{ code: 'field-invalid', field: 'settings.vatCodes', value: code }] : [];
}

function amountFindings(invoice: InvoiceWithPdf): Findings {
  if (invoice.lines.length === 0) return [{ code: 'invoice-without-lines', field: 'lines' }];
  const totals = totalsFindings(invoice);
  if (totals.length > 0) return totals;
  if (postedLines(invoice).length === 0) return [{ code: 'nothing-to-post', field: 'lines' }];
  // Credit notes carry positive amounts, the type turns the sign: a negative one would be turned twice.
  const isTurnedTwice = invoice.kind === 'creditNote' && invoice.totalIncludingVat.minor < 0;
  return isTurnedTwice
    ? [{ code: 'field-invalid', field: 'totalIncludingVat', value: decimalText(invoice.totalIncludingVat) }]
    : [];
}
