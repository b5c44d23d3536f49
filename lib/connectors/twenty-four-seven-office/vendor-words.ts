const longest = 500;

/**
 * The vendor's words as a person may see them: the part after the last arrow of a fault, without stack traces, session
 * ids and the given secrets, cut at 500 characters.
 */
export function vendorWordsOf(text: string, secrets: readonly (string | undefined)[]): string {
  const withoutSecrets = secrets.reduce<string>(
    (words, secret) => (secret === undefined || secret === '' ? words : words.replaceAll(secret, '***')),
    text,
  );
  const afterArrow = withoutSecrets.split('--->').at(-1) ?? '';
  return afterArrow
    .replace(/\n?\s+at [\w.<>`[\]]+\([^)]*\)[^\n]*/g, '')
    .replace(/--- End of inner exception stack trace ---/g, '')
    .replace(/ASP\.NET_SessionId\s*=\s*[^\s;,]+/gi, 'ASP.NET_SessionId=***')
    .replace(/\b(?=[a-z0-9]*\d)(?=[a-z0-9]*[a-z])[a-z0-9]{24}\b/g, '***')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longest);
}
