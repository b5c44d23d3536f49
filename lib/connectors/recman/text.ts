const blanks = /[\s\u0085]+/gu;
const unseen = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const unseenOne = new RegExp(unseen.source, 'u');

/** Free text from RecMan as it is kept: NFC, on one line, without characters that nobody sees. */
export function freeText(text: string): string {
  return text.replace(blanks, ' ').replace(unseen, '').normalize('NFC').replace(/ {2,}/g, ' ').trim();
}

/** Numbers and codes: trimmed, never altered inside. */
export function codeText(text: string): string {
  return text.normalize('NFC').trim();
}

/** True when a code holds only characters that a person can see. */
export function isVisibleCode(code: string): boolean {
  return !unseenOne.test(code);
}
