// Controls, line and paragraph separators, and marks that turn the direction of writing (which can disguise a text).
const disturbing = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A text of somebody else as one line of at most `length` characters: no line breaks, no controls. */
export function plainLine(text: string, length: number): string {
  const characters = [...text.replaceAll(disturbing, ' ').replaceAll(/\s+/g, ' ').trim()];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}
