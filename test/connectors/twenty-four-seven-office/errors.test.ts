import {
  type Verdict,
  verdictOnItem,
  verdictOnSave,
  verdictOnStatus,
  verdictOnWords,
} from '../../../lib/connectors/twenty-four-seven-office/errors.ts';
import { vendorWordsOf } from '../../../lib/connectors/twenty-four-seven-office/vendor-words.ts';

/** A verdict in short: its kind, and the code where it has one. */
function short(verdict: Verdict): string {
  return 'problem' in verdict ? `${verdict.kind} ${verdict.problem.code}` : verdict.kind;
}

describe('what 24SevenOffice means', () => {
  it.each([
    ['Session is not authenticated', 'not-authenticated'],
    ['Client is not authenticated on this identity', 'not-authenticated'],
    ['The request to SaveProject is not authenticated', 'not-authenticated'],
    ['Provided IdentityId is blocked. Please use GetIdentitiesWithCredential', 'hold identity-blocked'],
    ['Limit exceeded by 3. Request is blocked.', 'quota'],
    ["Instance validation error: 'x' is not a valid value for y.", 'refused refused-by-vendor'],
    ['Please specify at least one search parameter', 'refused refused-by-vendor'],
    ['Object reference not set to an instance of an object.', 'unknown'],
    ['', 'unknown'],
  ])('by the fault "%s": %s', (words, meaning) => {
    expect(short(verdictOnWords(words))).toBe(meaning);
  });

  it.each([
    ['Limit exceeded by 1. Request is blocked. Quarantine ends at 2024-10-15T13:00:00Z', '2024-10-15T13:00:00.000Z'],
    ['Limit exceeded by 1. Quarantine ends at 2024-10-15 13:00:00+02:00', '2024-10-15T11:00:00.000Z'],
    ['Limit exceeded by 1. Quarantine ends at 15.10.2024 13:00', undefined],
    ['Limit exceeded by 1. Quarantine ends at 2024-10-15T13:00:00', undefined],
  ])('ends the quarantine of "%s" at %s', (words, end) => {
    const verdict = verdictOnWords(words);
    expect(verdict.kind === 'quota' ? verdict.until?.toISOString() : verdict.kind).toBe(end);
  });

  it.each([
    [429, 'quota'],
    [302, 'hold vendor-error'],
    [401, 'hold vendor-error'],
    [404, 'hold vendor-error'],
    [408, 'unknown'],
    [200, 'unknown'],
    [500, 'unknown'],
    [503, 'unknown'],
  ])('by status %s without an envelope: %s', (status, meaning) => {
    expect(short(verdictOnStatus(status, 'words'))).toBe(meaning);
  });

  it.each([
    ['DuplicateData', '', 'duplicate'],
    ['DublicateData', '', 'duplicate'],
    ['DataAlreadySaved', 'free text', 'duplicate'],
    ['Exception', 'Invoice number 20231 already exists', 'duplicate'],
    ['NotAuthenticated', '', 'not-authenticated'],
    ['Exception', 'Session is not authenticated', 'not-authenticated'],
    ['NotSaved', 'Voucher 20231 is not in balance', 'refused voucher-not-balanced'],
    ['NotSaved', 'Accounting year 2031 does not exist', 'refused fiscal-year-unknown'],
    ['NotSaved', 'The year is locked', 'refused fiscal-year-unknown'],
    ['Exception', 'Account 9999 does not exist', 'refused account-unknown'],
    ['Exception', 'Unknown tax code', 'refused vat-code-unknown'],
    ['Exception', 'Customer 10001 does not exist', 'refused customer-unknown'],
    ['NotSaved', 'Something else', 'refused refused-by-vendor'],
    ['Exception', 'Something else', 'unknown'],
    ['Exception', 'Timeout expired while the account was updated', 'unknown'],
    ['Exception', 'Transaction was deadlocked on project resources', 'unknown'],
    ['Exception', 'The connection to the customer database was lost', 'unknown'],
    ['SystemError', 'Account database is down', 'unknown'],
    ['BrandNewType', 'Account 9999', 'unknown'],
  ])('by the save response %s "%s": %s', (type, description, meaning) => {
    expect(short(verdictOnSave(type, description))).toBe(meaning);
  });

  it.each([
    ['Office24Seven.Library.Core.ParameterNotFoundException', 'Name is missing', 'refused refused-by-vendor'],
    [
      'Office24Seven.Library.Data.DataBaseServerException',
      'error with severity level 16 of 25',
      'refused refused-by-vendor',
    ],
    ['Office24Seven.Library.Data.DataBaseServerException', 'error with severity level 17 of 25', 'unknown'],
    ['System.NullReferenceException', 'Object reference not set', 'unknown'],
    ['System.Exception', 'Session is not authenticated', 'not-authenticated'],
    [undefined, undefined, 'unknown'],
  ])('by the item exception %s "%s": %s', (Type, Message, meaning) => {
    expect(short(verdictOnItem({ Type, Message }, (text) => text))).toBe(meaning);
  });
});

describe('the vendor’s words', () => {
  it.each([
    ['A: B ---> C: the useful part', 'C: the useful part'],
    ['Broken\n   at Office24Seven.Save(Project project)\n   at System.Run()\n', 'Broken'],
    ['ASP.NET_SessionId=abc1 is over', 'ASP.NET_SessionId=*** is over'],
    ['session 1a2b3c4d5e6f7g8h9i0j1k2l is over', 'session *** is over'],
    ['the password hunter2 is wrong', 'the password *** is wrong'],
    ['two\r\n lines \u0000and a\u200bbreak', 'two lines and a break'],
  ])('of %j are %j', (text, words) => {
    expect(vendorWordsOf(text, ['hunter2', undefined, ''])).toBe(words);
  });

  it('are 500 characters at most', () => {
    expect(vendorWordsOf('ab '.repeat(400), [])).toHaveLength(500);
  });
});
