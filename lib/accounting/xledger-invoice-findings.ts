import type { XledgerInvoiceSettings } from '../documents/integrations/xledger-invoice-settings.ts';
import type { InvoiceWithPdf } from '../documents/invoice-with-pdf.ts';
import { amountFindings, amountFormFindings } from './amount-findings.ts';
import { codeFindings } from './code-findings.ts';
import { type Findings, presenceFindings, shown } from './field-checks.ts';
import { invoicePdfFindings } from './invoice-pdf-findings.ts';
import { kidFindings } from './kid-check-digit.ts';
import { pairFindings } from './pair-findings.ts';
import { type PostedLine, postedLines } from './posted-lines.ts';

/** How Xledger reads a voucher's own number: a positive 32-bit integer in the queue, at most eight digits in files. */
const largestVoucherNumber = { api: 2_147_483_647, file: 99_999_999 } as const;

/** A mail of 10 MB is what most servers take, and base64 adds a third (the vendor publishes no limit). */
const largestPdfMegabytes = 7;

/** All that is wrong with a finalized invoice by itself, together: a person corrects it once. */
export function xledgerInvoiceFindings(invoice: InvoiceWithPdf, settings: XledgerInvoiceSettings): Findings {
  const pdf = settings.delivery === 'email' || (settings.delivery === 'api' && settings.includePdf);
  const file = pdf ? invoicePdfFindings(invoice.pdf, largestPdfMegabytes) : [];
  const number = [...codeFindings('number', invoice.number), ...voucherNumberFindings(invoice, settings)];
  if (settings.delivery === 'email') return [...number, ...file];
  const form = [
    ...number,
    ...presenceFindings('invoiceDate', invoice.invoiceDate),
    ...presenceFindings('dueDate', invoice.dueDate),
    ...kidFindings('kid', invoice.kid, settings.kid),
    ...amountFormFindings(invoice),
  ];
  const lines = postedLines(invoice).flatMap((posted) => lineFindings(posted, settings));
  return [...form, ...lines, ...amountFindings(invoice), ...file];
}

/** The voucher gets the invoice's number: where that must be an integer, a text cannot be one. */
function voucherNumberFindings({ number = '' }: InvoiceWithPdf, settings: XledgerInvoiceSettings): Findings {
  const { delivery } = settings;
  if (delivery === 'email' || (delivery === 'file' && settings.format === 'plain') || number === '') return [];
  const fits = /^[1-9]\d{0,9}$/.test(number) && Number(number) <= largestVoucherNumber[delivery];
  return fits ? [] : [{ code: 'field-invalid', field: 'number', value: shown(number) }];
}

type Pairs = Extract<XledgerInvoiceSettings, { delivery: 'api' | 'file' }>;

function lineFindings({ line, index }: PostedLine, { accounts, vatCodes }: Pairs): Findings {
  const field = (name: string): string => `lines[${index}].${name}`;
  return [
    ...presenceFindings(field('account'), line.account),
    ...presenceFindings(field('vatCode'), line.vatCode),
    ...pairFindings('settings.invoices.accounts', line.account ?? '', targetsOf(line.account, accounts)),
    ...pairFindings('settings.invoices.vatCodes', line.vatCode ?? '', targetsOf(line.vatCode, vatCodes)),
  ];
}

function targetsOf(code: string | undefined, pairs: Pairs['vatCodes']): string[] {
  return pairs.filter((pair) => pair.moment === code).map(({ xledger }) => xledger);
}
