import type { HoldCode, Problem, RejectCode } from '../../sync/problems.ts';
import type { VendorWords } from './vendor-words.ts';

/**
 * What a failed call means. `stale`: somebody changed the record since it was read. `unavailable`: the agreement lacks a
 * module or its package. `unknown`: the vendor may have applied it (a write).
 */
export type Verdict =
  | { readonly kind: 'hold'; readonly problem: Problem<HoldCode> }
  | { readonly kind: 'refused'; readonly problem: Problem<RejectCode> }
  | { readonly kind: 'duplicate'; readonly words: string }
  | { readonly kind: 'stale'; readonly words: string }
  | { readonly kind: 'unavailable'; readonly words: string }
  | { readonly kind: 'unknown'; readonly words: string; readonly neverSeen?: boolean };

type Row = { readonly code: RegExp; readonly reject: RejectCode; readonly field?: string };

/**
 * Error codes of both hosts that name what was wrong. REST: https://restdocs.e-conomic.com (error codes); services: the
 * descriptions of each service at https://apis.e-conomic.com. What is not in the table is told in the vendor's words.
 */
const refusals: readonly Row[] = [
  {
    code: /DateAccountingYear(DoesNotExist|Closed)|AccountingYearNotFound/,
    reject: 'fiscal-year-unknown',
    field: 'date',
  },
  { code: /DateAccountingYearPeriodBarred/, reject: 'fiscal-year-unknown', field: 'date' },
  { code: /DueDate(NotSet|NotInRange)/, reject: 'field-invalid', field: 'dueDate' },
  { code: /(Contra)?Account(NotFound|NotAccessible|IsBlockedForDirectEntries)/, reject: 'account-unknown' },
  { code: /Wrong(Contra)?AccountType/, reject: 'account-unknown' },
  { code: /Vat(Code|Account).*(NotFound|NotAccessible|Invalid)/, reject: 'vat-code-unknown' },
  { code: /CustomerNotAccessible/, reject: 'customer-barred', field: 'customerNumber' },
  {
    code: /Customer(NotFound|AndAccountNotSet)|InvalidCustomerNumber/,
    reject: 'customer-unknown',
    field: 'customerNumber',
  },
  {
    code: /Project(NotFound|NotAccessible|SetIsClosed|SetIsMainProject)/,
    reject: 'project-unknown',
    field: 'projectNumber',
  },
  { code: /Currency(NotFound|NotSet)/, reject: 'currency-unknown', field: 'currency' },
  { code: /ExchangeRate/, reject: 'currency-rate-missing', field: 'currencyRate' },
  { code: /GroupDoesNotExist|GroupNumberIsInvalid/, reject: 'refused-by-vendor', field: 'settings.projectGroup' },
  { code: /Customer_Invoice_Is_Not_Numeric|Customer_invoice_too_big/, reject: 'field-invalid', field: 'number' },
  { code: /^InvalidFileData$/, reject: 'file-type-refused', field: 'file' },
];

/** Codes that say: this is there already. */
const duplicates =
  /^E06010$|NumberAlreadyExists$|AlreadyExists(Error)?$|DocumentAlreadyAttachedToVoucher|DraftEntryDoesNotExist|JournalEntryDoesNotExist/;

/** The verdict on an answer that is no success. `effect`: only a write can leave its outcome open. */
export function verdictOn(status: number, said: VendorWords, effect: 'read' | 'write'): Verdict {
  const { words, codes, field } = said;
  const missing = codes.some((code) => /MissingModules|WithoutModuleAccess/.test(code));
  // A revoked grant answers 401 (https://www.e-conomic.com/developer/connect); so does a token of another app (E02250).
  if (status === 401 || codes.includes('E02250')) return hold('access-revoked', words, 'agreementGrantToken');
  if (missing) return { kind: 'unavailable', words };
  if (status === 403) return hold('access-missing', words);
  if (status === 429) return hold('vendor-throttled', words);
  if (status === 409 || codes.includes('UpdateConflict')) return { kind: 'stale', words };
  if (codes.some((code) => duplicates.test(code))) return { kind: 'duplicate', words };
  // 408 and 3xx come from machines in between, which do not know how far the request got.
  if (status < 400 || status === 408 || status >= 500) {
    return effect === 'write' ? { kind: 'unknown', words } : hold('vendor-error', words);
  }
  return { kind: 'refused', problem: refusalOf(codes, words, field) };
}

function refusalOf(codes: readonly string[], words: string, told: string | undefined): Problem<RejectCode> {
  const row = refusals.find(({ code }) => codes.some((one) => code.test(one)));
  if (row === undefined) return { code: 'refused-by-vendor', field: told, vendorWords: words };
  return { code: row.reject, field: row.field ?? told, vendorWords: words };
}

function hold(code: HoldCode, words: string, field?: string): Verdict {
  return { kind: 'hold', problem: { code, field, vendorWords: words } };
}
