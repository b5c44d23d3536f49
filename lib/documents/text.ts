/**
 * The one rule for text from sources, applied once, on the way in.
 *
 * Free text (names, descriptions): Unicode NFC; line breaks, tabs and runs of blanks become one blank; what nobody sees
 * and XML or a ledger cannot hold is taken out (other control characters, lone surrogates, non-characters, zero-width
 * spaces and the marks that turn the direction of writing); then trimmed. Joiners stay: some scripts need them.
 *
 * Code text (numbers, accounts, VAT codes, KID): NFC and trimmed only. Nothing is taken out of the middle, since that could
 * turn one number into another: a code that holds such a character is refused with its field named.
 */
const blanks = /[\s\u0085]+/gu;
const unseen = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const unseenOne = new RegExp(unseen.source, 'u');

/** Free text as it is kept; empty when nothing visible is left. */
export function freeText(text: string): string {
  return text.replace(blanks, ' ').replace(unseen, '').normalize('NFC').replace(/ {2,}/g, ' ').trim();
}

/** Code text as it is kept. */
export function codeText(text: string): string {
  return text.normalize('NFC').trim();
}

/** True when a code holds only characters that a person can see. */
export function isVisibleCode(code: string): boolean {
  return !unseenOne.test(code);
}
