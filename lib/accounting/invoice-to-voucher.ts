import type { Moment24SevenOfficeSettings } from '../documents/integrations/moment-24sevenoffice.ts';
import type { Invoice } from '../documents/invoice.ts';
import { negated } from '../documents/money.ts';
import type { Posting, Voucher } from '../documents/voucher.ts';
import type { Judgement } from '../sync/define-sync.ts';
import type { Decision } from '../sync/outcome.ts';
import { isRejected, numberFindings } from './field-checks.ts';
import { invoiceFindings } from './invoice-findings.ts';
import { type Parties, partiesBy } from './invoice-parties.ts';
import { customersDirection as customers, firstMissing, projectsDirection as projects } from './parents.ts';
import { type PostedLine, postedLines } from './posted-lines.ts';
import { targetVatCode } from './vat-code.ts';
import { balanceFindings, debit } from './voucher-sides.ts';
import { receivableText, revenueText } from './voucher-text.ts';

type Settings = Moment24SevenOfficeSettings;

const { parentsOf, partiesOf } = partiesBy({ customers, projects, numberFindings });

/**
 * A finalized invoice becomes a voucher under its own number: the customer owes the total including VAT, each line credits its
 * revenue account. "Do not transfer" is obeyed; "transferred" only says that some export took it, and is sent like any other.
 */
export const invoiceToVoucher: Judgement<Invoice, Voucher, Settings> = {
  isOn: (settings) => settings.exportInvoices,
  parents: parentsOf,
  decide: ({ document, settings, parents }) => {
    if (!document.finalized) return { kind: 'skip', reason: 'not-finalized' };
    if (document.transfer === 'doNotTransfer') return { kind: 'skip', reason: 'do-not-transfer' };
    const findings = invoiceFindings(document, settings);
    const missing = firstMissing(parents, parentsOf(document, settings));
    if (missing !== undefined) return isRejected(findings) ? rejected(findings) : { kind: 'wait', parent: missing };
    const parties = partiesOf(document, settings, parents);
    const problems = [...findings, ...parties.findings];
    return isRejected(problems) ? rejected(problems) : posted(document, settings, parties);
  },
};

function rejected(problems: Extract<Decision<Voucher>, { kind: 'reject' }>['problems']): Decision<Voucher> {
  return { kind: 'reject', problems };
}

/** The voucher, if its two sides are equal to the øre. */
function posted(invoice: Invoice, settings: Settings, parties: Parties): Decision<Voucher> {
  const target = voucherFrom(invoice, settings, parties);
  // The findings have named every missing field by now; the types cannot know that.
  if (target === undefined) return rejected([{ code: 'field-missing', field: 'number' }]);
  const problems = balanceFindings(target);
  if (isRejected(problems)) return rejected(problems);
  return { kind: 'send', target, clue: target.number, unmapped: parties.unmapped };
}

function voucherFrom(invoice: Invoice, settings: Settings, parties: Parties): Voucher | undefined {
  const { number, invoiceDate, dueDate } = invoice;
  const { customerNumber, projectNumber } = parties;
  if (number === undefined || invoiceDate === undefined || dueDate === undefined) return undefined;
  if (customerNumber === undefined) return undefined;
  return {
    number,
    voucherType: settings.voucherType,
    posting: settings.posting,
    date: invoiceDate,
    dueDate,
    customerNumber,
    invoiceNumber: number,
    kid: invoice.kid,
    currency: invoice.currency,
    currencyRate: invoice.currencyRate,
    receivable: {
      account: String(settings.receivableAccount),
      amount: debit(invoice, invoice.totalIncludingVat),
      projectNumber,
      text: receivableText(invoice),
    },
    revenue: postedLines(invoice).map((line) => revenueFrom(line, invoice, { settings, projectNumber })),
  };
}

function revenueFrom(
  { line, index }: PostedLine,
  invoice: Invoice,
  { settings, projectNumber }: { settings: Settings; projectNumber: string | undefined },
): Posting {
  return {
    account: line.account ?? '',
    amount: negated(debit(invoice, line.amountIncludingVat)),
    vatCode: targetVatCode(line.vatCode ?? '', settings.vatCodes),
    vatPercentage: line.vatPercentage,
    line: index,
    projectNumber: line.projectNumber ?? projectNumber,
    text: revenueText(line, invoice),
  };
}
