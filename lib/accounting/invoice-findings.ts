import type { Moment24SevenOfficeSettings } from '../documents/integrations/moment-24sevenoffice.ts';
import type { Invoice } from '../documents/invoice.ts';
import { amountFindings, amountFormFindings } from './amount-findings.ts';
import { accountFindings, type Findings, numberFindings, presenceFindings, shown } from './field-checks.ts';
import { type PostedLine, postedLines } from './posted-lines.ts';
import { vatPairFindings } from './vat-code.ts';

type Settings = Moment24SevenOfficeSettings;

/** All that is wrong with a finalized invoice by itself, together: a person corrects it once. */
export function invoiceFindings(invoice: Invoice, settings: Settings): Findings {
  const form = [...headFindings(invoice), ...amountFormFindings(invoice)];
  const lines = postedLines(invoice).flatMap((posted) => lineFindings(posted, settings));
  return [...form, ...lines, ...amountFindings(invoice)];
}

function headFindings(invoice: Invoice): Findings {
  return [
    ...numberFindings('number', invoice.number),
    ...presenceFindings('invoiceDate', invoice.invoiceDate),
    ...presenceFindings('dueDate', invoice.dueDate),
    ...kidFindings(invoice.kid),
  ];
}

/** A KID is 2 to 25 digits. */
function kidFindings(kid: string | undefined): Findings {
  return kid === undefined || /^\d{2,25}$/.test(kid)
    ? []
    : [{ code: 'field-invalid', field: 'kid', value: shown(kid) }];
}

function lineFindings({ line, index }: PostedLine, settings: Settings): Findings {
  const field = (name: string): string => `lines[${index}].${name}`;
  return [
    ...accountFindings(field('account'), line.account),
    ...presenceFindings(field('vatCode'), line.vatCode),
    ...vatPairFindings(line.vatCode ?? '', settings.vatCodes),
    ...(line.projectNumber === undefined ? [] : numberFindings(field('projectNumber'), line.projectNumber)),
  ];
}
