const longest = 500;

/** The vendor's words as a person may see them: one line without markup and secrets, cut at 500 characters. */
export function vendorWordsOf(text: string, secrets: readonly (string | undefined)[]): string {
  const withoutSecrets = secrets.reduce<string>(
    (words, secret) => (secret === undefined || secret === '' ? words : words.replaceAll(secret, '***')),
    text,
  );
  return withoutSecrets
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longest);
}
