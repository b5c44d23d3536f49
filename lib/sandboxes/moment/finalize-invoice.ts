import { MomentRefusal } from './answer.ts';
import { changeRecord } from './records.ts';
import type { CompanyState, JsonObject, StoredRecord } from './state.ts';
import { instant, type MomentWorld } from './world.ts';

const usualCreditTerms = 14;

/** What may be decided when an invoice is finalized: `kid: null` leaves the KID out, else one is made from the number. */
export type FinalizeWishes = { readonly invoiceNumber?: number | undefined; readonly kid?: string | null | undefined };

/** Give a draft its number, dates and KID; from here on only `transferState` changes. */
export function finalizeInvoice(
  world: MomentWorld,
  { company, record }: { readonly company: CompanyState; readonly record: StoredRecord },
  wishes: FinalizeWishes = {},
): void {
  if (record.values.invoiceState === 'finalized') {
    throw new MomentRefusal({ status: 409, code: 'FINALIZED', message: 'The invoice is finalized already' });
  }
  const invoiceNumber = wishes.invoiceNumber ?? company.nextInvoiceNumber;
  company.nextInvoiceNumber = Math.max(company.nextInvoiceNumber, invoiceNumber + 1);
  const finalizedDate = instant(world.now());
  const invoiceDate = record.values.invoiceDate ?? finalizedDate.slice(0, 10);
  changeRecord(
    world,
    { company, entity: 'invoices', record },
    {
      invoiceNumber,
      invoiceState: 'finalized',
      invoiceDate,
      dueDate: record.values.dueDate ?? dueDate(String(invoiceDate), creditTerms(company, record.values)),
      kid:
        wishes.kid === undefined ? (record.values.kid ?? usualKid(company, record.values, invoiceNumber)) : wishes.kid,
      finalizedDate,
    },
  );
}

/** Only invoices in the company's own currency get a KID, and credit notes never do. */
function usualKid(company: CompanyState, values: JsonObject, invoiceNumber: number): string | null {
  const paidByKid = values.invoiceType === 'invoice' && values.currencyCode === company.currencyCode;
  return paidByKid ? kidOf(invoiceNumber) : null;
}

/** A KID of ten digits: the number and its mod-10 check digit. */
function kidOf(number: number): string {
  const digits = String(number).padStart(9, '0');
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function creditTerms(company: CompanyState, { customerId }: JsonObject): number {
  const terms = company.records.customers[String(customerId)]?.values.creditTerms;
  return typeof terms === 'number' ? terms : usualCreditTerms;
}

function dueDate(invoiceDate: string, days: number): string {
  const date = new Date(`${invoiceDate}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
