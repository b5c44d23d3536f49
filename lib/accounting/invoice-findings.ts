import type { Moment24SevenOfficeSettings } from '../documents/integrations/moment-24sevenoffice.ts';
import type { Invoice } from '../documents/invoice.ts';
import { decimalText } from '../documents/money.ts';
import { type Findings, isDecimal, numberFindings, presenceFindings, shown } from './field-checks.ts';
import { currencyFindings } from './invoice-currency.ts';
import { totalsFindings } from './invoice-totals.ts';
import { type PostedLine, postedLines } from './posted-lines.ts';
import { vatPairFindings } from './vat-code.ts';

type Settings = Moment24SevenOfficeSettings;

/** All that is wrong with a finalized invoice by itself, together: a person corrects it once. */
export function invoiceFindings(invoice: Invoice, settings: Settings): Findings {
  const form = [
    ...headFindings(invoice),
    ...currencyFindings(invoice),
    ...invoice.lines.flatMap((line, index) => percentageFindings(line.vatPercentage, index)),
  ];
  const lines = postedLines(invoice).flatMap((posted) => lineFindings(posted, settings));
  // Amounts are compared only where they can be: one currency, percentages that are numbers.
  const canAdd = !form.some(({ field }) => field === 'currency' || field?.endsWith('.vatPercentage') === true);
  return [...form, ...lines, ...(canAdd ? amountFindings(invoice) : [])];
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

function percentageFindings(percentage: string | undefined, index: number): Findings {
  if (percentage === undefined || (isDecimal(percentage) && !percentage.startsWith('-'))) return [];
  return [{ code: 'field-invalid', field: `lines[${index}].vatPercentage`, value: shown(percentage) }];
}

function lineFindings({ line, index }: PostedLine, settings: Settings): Findings {
  const field = (name: string): string => `lines[${index}].${name}`;
  const account = line.account ?? '';
  return [
    ...presenceFindings(field('account'), account),
    // Accounts are numbers at 24SevenOffice; whether one exists there is asked before sending.
    ...(account === '' || /^[1-9]\d{0,8}$/.test(account)
      ? []
      : [{ code: 'field-invalid', field: field('account'), value: shown(account) } as const]),
    ...presenceFindings(field('vatCode'), line.vatCode),
    ...vatPairFindings(line.vatCode ?? '', settings.vatCodes),
    ...(line.projectNumber === undefined ? [] : numberFindings(field('projectNumber'), line.projectNumber)),
  ];
}

function amountFindings(invoice: Invoice): Findings {
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
