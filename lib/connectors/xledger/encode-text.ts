/**
 * A text that fits one cell: nothing that ends a cell or a row, and nothing that a spreadsheet takes for a formula. Amounts never
 * pass here: a minus before a number is a number.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function safeText(text: string | undefined, longest = 250): string {
  const line = (text ?? '')
    .replace(/[;"\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  const harmless = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u.test(line) ? `'${line}` : line;
  return [...harmless].slice(0, longest).join('');
}

/** 2026-11-21 as 20261121. */
export function compactDay(day: string): string {
  return day.replaceAll('-', '');
}
