import * as fc from 'fast-check';
import { codeText, freeText, isVisibleCode } from '../../lib/documents/text.ts';

describe('free text', () => {
  it.each([
    ['blanks at the ends', '  Fjord AS ', 'Fjord AS'],
    ['line breaks and tabs', 'Linje 1\r\n\tLinje 2', 'Linje 1 Linje 2'],
    ['the soft return of a word processor', 'før\u000Better', 'før etter'],
    ['a bell', 'Fjord\u0007 AS', 'Fjord AS'],
    ['half a surrogate pair', 'Fjord\uD83D AS', 'Fjord AS'],
    ['a whole one', 'Fjord 🐟', 'Fjord 🐟'],
    ['a zero-width space', 'Fj\u200Bord', 'Fjord'],
    ['a mark that turns the writing round', 'AS\u202Edrojf', 'ASdrojf'],
    ['a ring above beside its letter', 'A\u030Arhus', 'Århus'],
    ['a family of joined signs', '👩\u200D👧', '👩\u200D👧'],
    ['nothing visible', '\u200B \u0000', ''],
  ])('%s', (_what, given, kept) => {
    expect(freeText(given)).toBe(kept);
  });

  it('is whole, on one line, and the same when it comes again', async () => {
    const halves = fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit));
    const pieces = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      halves,
      fc.constantFrom('\u030A', '\uFEFF', ' '),
    );
    const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.property(texts, (text) => {
        const kept = freeText(text);
        expect(kept.isWellFormed()).toBe(true);
        expect(kept).not.toMatch(/\p{Cc}/u);
        expect(freeText(kept)).toBe(kept);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('codes', () => {
  it.each([
    ['digits', ' 20451 ', true],
    ['letters and signs', 'K-17/å', true],
    ['a zero-width space inside', '20\u200B451', false],
    ['a line break inside', '20\n451', false],
    ['half a surrogate pair', '20\uDC00451', false],
  ])('%s', (_what, code, isVisible) => {
    expect(isVisibleCode(codeText(code))).toBe(isVisible);
  });
});
