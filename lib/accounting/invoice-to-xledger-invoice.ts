import type { MomentXledgerSettings } from '../documents/integrations/moment-xledger.ts';
import type { XledgerInvoiceSettings } from '../documents/integrations/xledger-invoice-settings.ts';
import type { InvoiceWithPdf } from '../documents/invoice-with-pdf.ts';
import { negated } from '../documents/money.ts';
import type { Posting } from '../documents/voucher.ts';
import type { LedgerInvoice, XledgerInvoice } from '../documents/xledger-invoice.ts';
import type { Judgement } from '../sync/define-sync.ts';
import { isRejected } from './field-checks.ts';
import { firstMissing } from './parents.ts';
import { type PostedLine, postedLines } from './posted-lines.ts';
import { balanceFindings, debit } from './voucher-sides.ts';
import { receivableText, revenueText } from './voucher-text.ts';
import { xledgerInvoiceFindings } from './xledger-invoice-findings.ts';
import { type XledgerParties, xledgerInvoiceParents, xledgerPartiesOf } from './xledger-invoice-parties.ts';

type Settings = MomentXledgerSettings;
type Accounted = Extract<XledgerInvoiceSettings, { delivery: 'api' | 'file' }>;

/**
 * A finalized invoice goes to Xledger by the way that the integration has chosen: its PDF by mail, its rows in a file, or its
 * voucher in the import queue. "Do not transfer" is obeyed.
 */
export const invoiceToXledgerInvoice: Judgement<InvoiceWithPdf, XledgerInvoice, Settings> = {
  isOn: (settings) => settings.exportInvoices && settings.invoices !== undefined,
  parents: xledgerInvoiceParents,
  content: ({ pdf: _pdf, ...invoice }) => invoice,
  decide: ({ document, settings, parents }) => {
    const { invoices } = settings;
    if (invoices === undefined) return { kind: 'skip', reason: 'direction-off' };
    if (!document.finalized) return { kind: 'skip', reason: 'not-finalized' };
    if (document.transfer === 'doNotTransfer') return { kind: 'skip', reason: 'do-not-transfer' };
    const findings = xledgerInvoiceFindings(document, invoices);
    const missing = firstMissing(parents, xledgerInvoiceParents(document, settings));
    if (missing !== undefined && !isRejected(findings)) return { kind: 'wait', parent: missing };
    if (invoices.delivery === 'email') {
      const target = isRejected(findings) ? undefined : mailOf(document, invoices.receptionAddress);
      if (target === undefined) return { kind: 'reject', problems: isRejected(findings) ? findings : noFile };
      return { kind: 'send', target, clue: target.invoiceNumber };
    }
    const parties = xledgerPartiesOf(document, settings, parents);
    const ledger = ledgerInvoiceOf(document, invoices, parties);
    const balance = ledger === undefined || isRejected(findings) ? [] : balanceFindings(ledger);
    const problems = [...findings, ...parties.findings, ...balance];
    if (isRejected(problems)) return { kind: 'reject', problems };
    // The findings have named every missing field by now; the types cannot know that.
    if (ledger === undefined) return { kind: 'reject', problems: [{ code: 'field-missing', field: 'number' }] };
    const target = accountedTarget(document, ledger, { invoices, ownerCode: settings.ownerCode });
    return { kind: 'send', target, clue: ledger.invoiceNumber, unmapped: parties.unmapped };
  },
};

const noFile = [{ code: 'file-missing', field: 'file' }] as const;

function mailOf({ number, pdf }: InvoiceWithPdf, receptionAddress: string) {
  if (number === undefined || pdf?.kind !== 'kept') return undefined;
  const { name, size, sha256 } = pdf;
  return { delivery: 'email', invoiceNumber: number, receptionAddress, pdf: { name, size, sha256 } } as const;
}

function accountedTarget(
  { pdf }: InvoiceWithPdf,
  invoice: LedgerInvoice,
  { invoices, ownerCode }: { invoices: Accounted; ownerCode: number | undefined },
): XledgerInvoice {
  if (invoices.delivery === 'file') {
    const { format, voucherType, department } = invoices;
    return { delivery: 'file', invoice, setUp: { format, voucherType, ownerCode, department } };
  }
  const { transactionSource, projectDimension, includePdf } = invoices;
  const isSent = includePdf && pdf?.kind === 'kept';
  const file = isSent ? { name: pdf.name, size: pdf.size, sha256: pdf.sha256 } : undefined;
  return { delivery: 'api', invoice, transactionSource, projectDimension, pdf: file };
}

function ledgerInvoiceOf(
  invoice: InvoiceWithPdf,
  settings: Accounted,
  { customerNumber, projectNumber }: XledgerParties,
): LedgerInvoice | undefined {
  const { number, invoiceDate, dueDate, kind, creditedInvoiceNumber, description, kid, currency } = invoice;
  if (number === undefined || invoiceDate === undefined || dueDate === undefined) return undefined;
  if (customerNumber === undefined) return undefined;
  const total = debit(invoice, invoice.totalIncludingVat);
  return {
    invoiceNumber: number,
    kind,
    creditedInvoiceNumber,
    description,
    customerNumber,
    projectNumber,
    date: invoiceDate,
    dueDate,
    kid,
    currency,
    currencyRate: invoice.currencyRate,
    total,
    receivable: { account: settings.receivableAccount, amount: total, text: receivableText(invoice) },
    revenue: postedLines(invoice).map((line) => revenueFrom(line, invoice, { settings, projectNumber })),
  };
}

function revenueFrom(
  { line, index }: PostedLine,
  invoice: InvoiceWithPdf,
  { settings, projectNumber }: { settings: Accounted; projectNumber: string | undefined },
): Posting {
  const paired = (code: string | undefined, pairs: Accounted['vatCodes']) =>
    pairs.find((pair) => pair.moment === code)?.xledger ?? code;
  return {
    account: paired(line.account, settings.accounts) ?? '',
    amount: negated(debit(invoice, line.amountIncludingVat)),
    vatCode: paired(line.vatCode, settings.vatCodes),
    vatPercentage: line.vatPercentage,
    line: index,
    projectNumber: line.projectNumber ?? projectNumber,
    text: revenueText(line, invoice),
  };
}
