import Big from 'big.js';
import type { IsoDay } from '../../documents/iso-day.ts';
import type { JournalVoucher } from '../../documents/journal-voucher.ts';
import type { LedgerCustomer } from '../../documents/ledger-customer.ts';
import type { LedgerProject } from '../../documents/ledger-project.ts';
import { decimalText, type Money } from '../../documents/money.ts';
import type { Posting } from '../../documents/voucher.ts';
import type { EconomicCustomer, EconomicProject } from './schema.ts';

/** Parts of a customer's answer that are no fields of a customer: counts, links, what others keep. */
const readOnlyOfCustomer = new Set(
  'balance dueAmount contacts deliveryLocations invoices lastUpdated metaData pagination self templates totals'.split(
    ' ',
  ),
);

/** What the source tells of a customer; what it leaves out is not said. */
function customerFields(customer: LedgerCustomer): Readonly<Record<string, unknown>> {
  return defined({
    name: customer.name,
    corporateIdentificationNumber: customer.organizationNumber,
    email: customer.email,
    address: customer.address,
    zip: customer.zipCode,
    city: customer.city,
    country: customer.country,
  });
}

/** The body of a new customer. */
export function newCustomer(customer: LedgerCustomer, facts: { currency: string; paymentTerms: number }): object {
  return {
    customerNumber: Number(customer.number),
    ...customerFields(customer),
    currency: facts.currency,
    customerGroup: { customerGroupNumber: customer.group },
    vatZone: { vatZoneNumber: customer.vatZone },
    paymentTerms: { paymentTermsNumber: facts.paymentTerms },
  };
}

/**
 * The body that replaces a customer: all that e-conomic holds of it, with the source's fields laid over. Group, VAT zone,
 * terms and currency stay as they are there.
 */
export function mergedCustomer(present: EconomicCustomer, customer: LedgerCustomer): object {
  const held = Object.entries(present).filter(([name]) => !readOnlyOfCustomer.has(name));
  return withoutEmpty({ ...Object.fromEntries(held), ...customerFields(customer) });
}

/** The body of a new project. Neither barred nor closed is what people call active. */
export function newProject(project: LedgerProject): object {
  return defined({
    number: Number(project.number),
    name: project.name,
    projectGroupNumber: project.group,
    customerNumber: project.customerNumber === undefined ? undefined : Number(project.customerNumber),
  });
}

/** Parts of a project's answer that it works out by itself. */
const readOnlyOfProject = new Set(['isClosed', 'costPrice', 'salesPrice', 'invoicedTotal', 'lastUpdated', 'isBarred']);

/** The body that replaces a project: all that e-conomic holds, the source's fields laid over, and always active. */
export function mergedProject(present: EconomicProject, project: LedgerProject): object {
  const held = Object.entries(present).filter(([name]) => !readOnlyOfProject.has(name));
  const { projectGroupNumber: _group, ...own } = { projectGroupNumber: undefined, ...newProject(project) };
  return withoutEmpty({ ...Object.fromEntries(held), ...own });
}

/** Entry types of the journals service: https://apis.e-conomic.com (journalsapi, DraftEntry). */
export const entryTypes = { financeVoucher: 5, manualCustomerInvoice: 10 } as const;

/**
 * The customer's side of a voucher. With one posting, its account and VAT code stand beside it as contra account; with
 * several they are entries of their own, and this one has none. Left out, the voucher number is given by e-conomic,
 * unique in the journal.
 */
export function headEntry(voucher: JournalVoucher): object {
  const [only, ...others] = voucher.revenue;
  return defined({
    ...common(voucher, voucher.receivable.amount, voucher.receivable.text),
    entryTypeNumber: entryTypes.manualCustomerInvoice,
    customerNumber: Number(voucher.customerNumber),
    customerInvoiceNumber: voucher.invoiceNumber,
    dueDate: instantOf(voucher.dueDate),
    ...(only === undefined || others.length > 0
      ? {}
      : {
          contraAccountNumber: Number(only.account),
          contraVatCode: only.vatCode,
          projectNumber: numberOf(only.projectNumber),
        }),
  });
}

/** The postings of a voucher that has several, under the voucher number of its customer's side. */
export function lineEntries(voucher: JournalVoucher, voucherNumber: number): object {
  return { entries: voucher.revenue.map((posting) => lineEntry(voucher, posting, voucherNumber)) };
}

function lineEntry(voucher: JournalVoucher, posting: Posting, voucherNumber: number): object {
  return defined({
    ...common(voucher, posting.amount, posting.text),
    entryTypeNumber: entryTypes.financeVoucher,
    voucherNumber,
    accountNumber: Number(posting.account),
    vatCode: posting.vatCode,
    projectNumber: numberOf(posting.projectNumber),
  });
}

function common(voucher: JournalVoucher, amount: Money, text: string): Readonly<Record<string, unknown>> {
  return {
    journalNumber: voucher.journal,
    date: instantOf(voucher.date),
    amount: amountOf(amount),
    currency: voucher.currency,
    exchangeRate: rateOf(voucher.currencyRate),
    text: cut(text),
  };
}

/** 250 characters, by the schema of vouchers at https://restdocs.e-conomic.com. */
const longestText = 250;

/** A text as an entry holds it. */
export function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}

/** Amounts are JSON numbers: debit positive, credit negative, as here. */
export function amountOf(amount: Money): number {
  return Number(decimalText(amount));
}

/** The price of a hundred units of the currency; 100 is the company's own. */
function rateOf(rate: string | undefined): number | undefined {
  return rate === undefined ? undefined : new Big(rate).times(100).round(6).toNumber();
}

/** Days are date-times at midnight without a zone's meaning. */
function instantOf(day: IsoDay): string {
  return `${day}T00:00:00Z`;
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

/** The note of an invoice's file: by it the file is known again. */
export function noteOf(invoiceNumber: string): string {
  return `Moment ${invoiceNumber}`;
}

function defined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** An explicit null is refused, and a boolean that is left out is false (https://restdocs.e-conomic.com). */
function withoutEmpty(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined && field !== null && field !== false),
  );
}
