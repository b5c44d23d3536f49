import type { MomentEconomicSettings } from '../documents/integrations/moment-economic.ts';
import type { InvoiceWithPdf } from '../documents/invoice-with-pdf.ts';
import type { JournalVoucher, VoucherFile } from '../documents/journal-voucher.ts';
import { negated } from '../documents/money.ts';
import type { Posting } from '../documents/voucher.ts';
import type { Judgement } from '../sync/define-sync.ts';
import type { Decision } from '../sync/outcome.ts';
import { economicCustomers as customers, economicProjects as projects } from './economic-directions.ts';
import { isRejected } from './field-checks.ts';
import { type Parties, partiesBy } from './invoice-parties.ts';
import { journalInvoiceFindings } from './journal-invoice-findings.ts';
import { firstMissing } from './parents.ts';
import { type PostedLine, postedLines } from './posted-lines.ts';
import { shortNumberFindings as numberFindings } from './short-number.ts';
import { balanceFindings, debit } from './voucher-sides.ts';
import { receivableText, revenueText } from './voucher-text.ts';

type Settings = MomentEconomicSettings;

const { parentsOf, partiesOf } = partiesBy({ customers, projects, numberFindings });

/**
 * A finalized invoice becomes a manual customer invoice of a journal under its own number: the customer owes the total
 * including VAT, each line credits its account. A credit note turns the signs. "Do not transfer" is obeyed.
 */
export const invoiceToJournalVoucher: Judgement<InvoiceWithPdf, JournalVoucher, Settings> = {
  isOn: (settings) => settings.exportInvoices,
  parents: parentsOf,
  content: ({ pdf: _pdf, ...invoice }) => invoice,
  decide: ({ document, settings, parents }) => {
    if (!document.finalized) return { kind: 'skip', reason: 'not-finalized' };
    if (document.transfer === 'doNotTransfer') return { kind: 'skip', reason: 'do-not-transfer' };
    const findings = journalInvoiceFindings(document, settings);
    const missing = firstMissing(parents, parentsOf(document, settings));
    if (missing !== undefined) {
      return isRejected(findings) ? { kind: 'reject', problems: findings } : { kind: 'wait', parent: missing };
    }
    const parties = partiesOf(document, settings, parents);
    const problems = [...findings, ...parties.findings];
    return isRejected(problems) ? { kind: 'reject', problems } : posted(document, settings, parties);
  },
};

/** The voucher, if its two sides are equal to the øre. */
function posted(invoice: InvoiceWithPdf, settings: Settings, parties: Parties): Decision<JournalVoucher> {
  const target = voucherFrom(invoice, settings, parties);
  // The findings have named every missing field by now; the types cannot know that.
  if (target === undefined) return { kind: 'reject', problems: [{ code: 'field-missing', field: 'number' }] };
  const problems = balanceFindings(target);
  if (isRejected(problems)) return { kind: 'reject', problems };
  return { kind: 'send', target, clue: target.invoiceNumber, unmapped: parties.unmapped };
}

function voucherFrom(
  invoice: InvoiceWithPdf,
  settings: Settings,
  { customerNumber, projectNumber }: Parties,
): JournalVoucher | undefined {
  const { number, invoiceDate, dueDate } = invoice;
  if (number === undefined || invoiceDate === undefined || dueDate === undefined) return undefined;
  if (customerNumber === undefined) return undefined;
  return {
    journal: settings.journal,
    invoiceNumber: number,
    customerNumber,
    date: invoiceDate,
    dueDate,
    currency: invoice.currency,
    currencyRate: invoice.currencyRate,
    receivable: { amount: debit(invoice, invoice.totalIncludingVat), projectNumber, text: receivableText(invoice) },
    revenue: postedLines(invoice).map((line) => revenueFrom(line, invoice, { settings, projectNumber })),
    file: fileOf(invoice, settings),
  };
}

function revenueFrom(
  { line, index }: PostedLine,
  invoice: InvoiceWithPdf,
  { settings, projectNumber }: { settings: Settings; projectNumber: string | undefined },
): Posting {
  return {
    account: line.account ?? '',
    amount: negated(debit(invoice, line.amountIncludingVat)),
    vatCode: settings.vatCodes.find((pair) => pair.moment === line.vatCode)?.economic ?? line.vatCode,
    vatPercentage: line.vatPercentage,
    line: index,
    projectNumber: line.projectNumber ?? projectNumber,
    text: revenueText(line, invoice),
  };
}

function fileOf({ pdf }: InvoiceWithPdf, settings: Settings): VoucherFile | undefined {
  if (!settings.includePdf || pdf?.kind !== 'kept') return undefined;
  return { name: pdf.name, size: pdf.size, sha256: pdf.sha256, isOptional: settings.bookWithoutPdf };
}
