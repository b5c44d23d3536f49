import type { HoldCode, Problem, RejectCode } from '../../sync/problems.ts';
import type { ApiException } from './schema.ts';

/** What a failed call means. `unknown`: the vendor may have applied it (a write), or the words were never seen. */
export type Verdict =
  | { readonly kind: 'not-authenticated'; readonly words: string }
  | { readonly kind: 'quota'; readonly until: Date | undefined; readonly words: string }
  | { readonly kind: 'hold'; readonly problem: Problem<HoldCode> }
  | { readonly kind: 'refused'; readonly problem: Problem<RejectCode> }
  | { readonly kind: 'duplicate'; readonly words: string }
  | { readonly kind: 'unknown'; readonly words: string; readonly neverSeen?: boolean };

type Row = { readonly text: RegExp; readonly verdict: (words: string) => Verdict };

const refused =
  (code: RejectCode, field?: string) =>
  (words: string): Verdict => ({
    kind: 'refused',
    problem: { code, field, vendorWords: words },
  });

/**
 * Texts of faults. Sources: https://developer.24sevenoffice.com/faq/ for blocked identities and the quota; the others
 * were seen in public client code. Refused here means: the vendor refused before it did anything.
 */
const faultTable: readonly Row[] = [
  { text: /is not authenticated/i, verdict: (words) => ({ kind: 'not-authenticated', words }) },
  { text: /Limit exceeded by/i, verdict: (words) => ({ kind: 'quota', until: quarantineEnd(words), words }) },
  {
    text: /IdentityId is blocked/i,
    verdict: (words) => ({
      kind: 'hold',
      problem: { code: 'identity-blocked', field: 'identityId', vendorWords: words },
    }),
  },
  { text: /Instance validation error/i, verdict: refused('refused-by-vendor') },
  {
    text: /unable to read request|error in XML document|not recognize the value of HTTP Header SOAPAction/i,
    verdict: refused('refused-by-vendor'),
  },
  { text: /specify at least one search parameter/i, verdict: refused('refused-by-vendor') },
  // Assumed: words of AttachmentService for a file that is listed and not kept any more.
  { text: /file does not exist|could not find file/i, verdict: refused('file-missing', 'file') },
];

/** The verdict on a fault, or on plain words in place of an envelope. */
export function verdictOnWords(words: string): Verdict {
  const row = faultTable.find(({ text }) => text.test(words));
  return row === undefined ? { kind: 'unknown', words } : row.verdict(words);
}

/** The verdict on an answer by its HTTP status, when its words told nothing. */
export function verdictOnStatus(status: number, words: string): Verdict {
  if (status === 429) return { kind: 'quota', until: undefined, words };
  // 408 comes from machines in between, which do not know how far the request got.
  if (status >= 300 && status < 500 && status !== 408)
    return { kind: 'hold', problem: { code: 'vendor-error', vendorWords: words } };
  return { kind: 'unknown', words };
}

/** SQL Server: severities 11 to 16 are the caller's errors, the statement was not carried out; above, anything may be. */
const callersSeverity = /severity level 1[1-6]\b/i;

/** The verdict on the exception that one item of a list answer carries (HTTP 200). */
export function verdictOnItem(exception: ApiException, wordsOf: (text: string) => string): Verdict {
  const type = exception.Type ?? '';
  const words = wordsOf([type.split('.').at(-1), exception.Message].filter(Boolean).join(': '));
  const known = verdictOnWords(words);
  if (known.kind !== 'unknown') return known;
  const isSafe =
    /(Parameter\w*|Argument\w*|Validation|Format|InvalidData)Exception$/.test(type) || callersSeverity.test(words);
  return isSafe ? refused('refused-by-vendor')(words) : { kind: 'unknown', words, neverSeen: true };
}

/**
 * The verdict on an order's exception. The words for an order that is invoiced already are not documented: matched loosely,
 * and judged by a look at the order itself.
 */
export function verdictOnOrder(exception: ApiException, wordsOf: (text: string) => string): Verdict {
  const words = wordsOf(exception.Message ?? '');
  if (/already (been )?(invoiced|exists|saved)|cannot be changed|is frozen/i.test(words))
    return { kind: 'duplicate', words };
  return verdictOnItem(exception, wordsOf);
}

/** An exception of this kind says that the work was broken off, whatever else it names: how far it got is not known. */
const brokenOff = /time[d-]? ?out|deadlock|connection|network|transport|aborted|cancell?ed/i;

/** Descriptions of a `SaveResponse` that name what was wrong. The vendor does not document them: matched loosely. */
const saveTable: readonly Row[] = [
  {
    text: /already (exists|saved|used|registered)|invoicealreadyexists/i,
    verdict: (words) => ({ kind: 'duplicate', words }),
  },
  { text: /not (in )?balance|does not balance|difference/i, verdict: refused('voucher-not-balanced') },
  {
    text: /fiscal|account(ing)? year|year\w* (is )?(locked|closed|not)|period\w* (is )?(locked|closed)/i,
    verdict: refused('fiscal-year-unknown', 'date'),
  },
  { text: /project/i, verdict: refused('project-unknown', 'projectNumber') },
  { text: /customer|company/i, verdict: refused('customer-unknown', 'customerNumber') },
  { text: /tax|vat/i, verdict: refused('vat-code-unknown') },
  { text: /account/i, verdict: refused('account-unknown') },
  { text: /currency/i, verdict: refused('currency-unknown', 'currency') },
];

/**
 * The verdict on a `SaveResponse` other than Ok (https://developer.24sevenoffice.com/servicedatatypes/accountservicedatatypes.html).
 * Older versions spell `DublicateData`. What triggers each type is not documented; `NotSaved` says by its name that
 * nothing was saved, the other two are only believed when the text names a known cause.
 */
export function verdictOnSave(type: string, words: string): Verdict {
  const said = words === '' ? type : `${type}: ${words}`;
  if (/^(Duplicate|Dublicate)Data$|^DataAlreadySaved$/.test(type)) return { kind: 'duplicate', words: said };
  if (type === 'NotAuthenticated') return { kind: 'not-authenticated', words: type };
  const fault = verdictOnWords(words);
  if (fault.kind !== 'unknown') return fault;
  if (type !== 'NotSaved' && type !== 'Exception') return { kind: 'unknown', words: said, neverSeen: true };
  const row = saveTable.find(({ text }) => text.test(words));
  if (type === 'Exception' && brokenOff.test(words)) return { kind: 'unknown', words: said };
  if (row !== undefined) return row.verdict(words);
  return type === 'NotSaved' ? refused('refused-by-vendor')(words) : { kind: 'unknown', words: said, neverSeen: true };
}

/** The instant in "Quarantine ends at ...", when it says its zone. */
function quarantineEnd(words: string): Date | undefined {
  const text = /ends at\s+(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2}))/i.exec(
    words,
  )?.[1];
  const end = text === undefined ? Number.NaN : Date.parse(text.replace(' ', 'T'));
  return Number.isNaN(end) ? undefined : new Date(end);
}
