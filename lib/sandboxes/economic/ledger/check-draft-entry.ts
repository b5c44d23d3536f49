import { largestNumber } from '../fields.ts';
import type { FieldProblem } from '../http/answer.ts';
import type { AgreementState } from '../state/agreement-state.ts';
import type { JsonObject } from '../state/json.ts';
import type { Switches } from '../state/switches.ts';
import { closedReason, yearOf } from './accounting-years.ts';

/** Where an entry is to stand. */
export type EntryCircumstances = { readonly agreement: AgreementState; readonly switches: Switches };

/** A rule: the field, whether it is broken, and the vendor's code for it. */
type Rule = readonly [field: string, broken: boolean, code: string];

const longestText = 250;
const entryTypes = [2, 3, 4, 5, 10];

/** What is wrong with an entry in a journal. The codes are those of https://apis.e-conomic.com/#tag/DraftEntries */
export function checkDraftEntry(circumstances: EntryCircumstances, entry: JsonObject): FieldProblem[] {
  return [
    ...entryRules(circumstances, entry),
    ...accountRules(circumstances.agreement, entry),
    ...partyRules(circumstances, entry),
    ...projectRules(circumstances.agreement, entry),
  ]
    .filter(([, broken]) => broken)
    .map(([field, , code]) => ({ field, code, message: `The entry is not valid: ${code}`, value: entry[field] }));
}

function dayOf(value: unknown): string {
  return String(value).slice(0, 10);
}

function entryRules({ agreement, switches }: EntryCircumstances, entry: JsonObject): Rule[] {
  const { entryTypeNumber, date, dueDate, amount, currency, exchangeRate, text } = entry;
  const closed = closedReason(agreement, dayOf(date));
  const journal = agreement.journals.find(({ number }) => number === entry.journalNumber);
  const allowed = journal === undefined || [0, entryTypeNumber].includes(journal.allowedEntryType);
  const voucher = entry.voucherNumber;
  const outside =
    journal !== undefined &&
    typeof voucher === 'number' &&
    (voucher < journal.minimumVoucherNumber || voucher > journal.maximumVoucherNumber);
  const invoice = entryTypeNumber === 10;
  const rate = exchangeRate !== undefined && exchangeRate !== 100 && currency === agreement.baseCurrency;
  return [
    ['entryTypeNumber', !entryTypes.includes(Number(entryTypeNumber)) || !allowed, 'JournalEntryTypeNotCorrect'],
    ['journalNumber', journal === undefined, 'JournalDoesNotExist'],
    ['date', closed !== undefined, closed ?? ''],
    ['dueDate', invoice && dueDate === undefined && switches.missingDueDate === 'refuse', 'JournalEntryDueDateNotSet'],
    ['dueDate', dueDate !== undefined && dayOf(dueDate) < dayOf(date), 'JournalEntryDueDateNotInRange'],
    ['voucherNumber', outside, 'JournalEntryVoucherNumberNotWithinBoundaries'],
    ['voucherNumber', switches.usedVoucherNumber === 'refuse' && isBooked(agreement, entry), voucherTaken],
    ['amount', Math.abs(Number(amount)) >= 1e13, 'JournalEntryAmountExceedsDigitLimit'],
    ['currency', !agreement.currencies.some(({ code }) => code === currency), 'JournalEntryCurrencyNotFound'],
    ['exchangeRate', rate, 'JournalEntryExchangeRateMustBeOneHundredForBaseCurrency'],
    ['text', typeof text === 'string' && text.length > longestText, 'JournalEntryTextTooLong'],
  ];
}

const voucherTaken = 'JournalVoucherEntityAlreadyExistsError';

function isBooked(agreement: AgreementState, { voucherNumber, date }: JsonObject): boolean {
  const year = yearOf(agreement, dayOf(date));
  return (
    typeof voucherNumber === 'number' &&
    voucherNumber > 0 &&
    Object.values(agreement.bookedEntries).some(
      ({ values }) =>
        values.voucherNumber === voucherNumber && yearOf(agreement, dayOf(values.date))?.year === year?.year,
    )
  );
}

function accountRules(agreement: AgreementState, entry: JsonObject): Rule[] {
  const account = (number: unknown) => agreement.accounts.find((each) => each.number === number);
  const [own, contra] = [account(entry.accountNumber), account(entry.contraAccountNumber)];
  const vatLost = (given: unknown) =>
    given !== undefined && !agreement.vatCodes.some(({ code, barred }) => code === given && !barred);
  const finance = entry.entryTypeNumber === 5;
  const neither = entry.accountNumber === undefined && entry.contraAccountNumber === undefined;
  return [
    ['accountNumber', finance && neither, 'JournalEntryAccountAndContraAccountNotSet'],
    ['accountNumber', entry.accountNumber !== undefined && own === undefined, 'JournalEntryAccountNotFound'],
    ['accountNumber', own?.isBarred === true, 'JournalEntryAccountNotAccessible'],
    ['accountNumber', own?.isBlockedForDirectEntries === true, 'JournalEntryAccountIsBlockedForDirectEntries'],
    ['contraAccountNumber', entry.contraAccountNumber !== undefined && contra === undefined, contraCode('NotFound')],
    ['contraAccountNumber', contra?.isBarred === true, contraCode('NotAccessible')],
    ['contraAccountNumber', contra?.isBlockedForDirectEntries === true, contraCode('IsBlockedForDirectEntries')],
    ['vatCode', vatLost(entry.vatCode), 'JournalEntryVatCodeNotFound'],
    ['contraVatCode', vatLost(entry.contraVatCode), 'JournalEntryContraVatCodeNotFound'],
  ];
}

function contraCode(what: string): string {
  return `JournalEntryContraAccount${what}`;
}

function partyRules({ agreement, switches }: EntryCircumstances, entry: JsonObject): Rule[] {
  const { entryTypeNumber, customerNumber, customerInvoiceNumber: invoice, supplierNumber } = entry;
  const customer = agreement.customers[String(customerNumber)];
  const ofCustomer = entryTypeNumber === 10 || entryTypeNumber === 2;
  const ofSupplier = entryTypeNumber === 3 || entryTypeNumber === 4;
  const numeric = typeof invoice !== 'string' || /^\d+$/.test(invoice);
  const refusesBarred = switches.barredCustomer === 'refuse' && customer?.values.barred === true;
  return [
    ['customerNumber', ofCustomer && customerNumber === undefined, 'JournalEntryCustomerAndAccountNotSet'],
    ['customerNumber', customerNumber !== undefined && customer === undefined, 'JournalEntryCustomerNotFound'],
    ['customerNumber', refusesBarred, 'JournalEntryCustomerNotAccessible'],
    [
      'supplierNumber',
      ofSupplier && !agreement.suppliers.some(({ number }) => number === supplierNumber),
      'JournalEntrySupplierNotFound',
    ],
    ['customerInvoiceNumber', !numeric, 'Customer_Invoice_Is_Not_Numeric'],
    ['customerInvoiceNumber', numeric && Number(invoice) > largestNumber, 'Customer_invoice_too_big'],
    [
      'customerInvoiceNumber',
      switches.duplicateInvoiceNumber === 'refuse' && entryTypeNumber === 10 && isInvoiced(agreement, entry),
      'JournalEntryCustomerInvoiceNumberExists',
    ],
  ];
}

function isInvoiced({ draftEntries, bookedEntries }: AgreementState, entry: JsonObject): boolean {
  const { customerInvoiceNumber, entryNumber } = entry;
  const known = [...Object.values(draftEntries), ...Object.values(bookedEntries)].map(({ values }) => values);
  return known.some(
    (each) =>
      String(each.customerInvoiceNumber) === customerInvoiceNumber &&
      (each.entryNumber !== entryNumber || each.type !== undefined),
  );
}

function projectRules(agreement: AgreementState, { projectNumber }: JsonObject): Rule[] {
  const project = agreement.projects[String(projectNumber)]?.values;
  const given = projectNumber !== undefined;
  const hasModule = agreement.modules.includes('Project');
  return [
    ['projectNumber', given && !hasModule, 'JournalEntryProjectIdSetWithoutModuleAccess'],
    ['projectNumber', given && hasModule && project === undefined, 'JournalEntryProjectNotFound'],
    ['projectNumber', project?.isBarred === true, 'JournalEntryProjectNotAccessible'],
    ['projectNumber', project?.isClosed === true, 'JournalEntryProjectSetIsClosed'],
    ['projectNumber', project?.isMainProject === true, 'JournalEntryProjectSetIsMainProject'],
  ];
}
