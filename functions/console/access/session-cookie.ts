/** The session's cookie: sealed, for this host alone, never shown to scripts, and gone with the browser's session. */
export const sessionCookie = {
  name: '__Host-ledgerbridge',
  options: { httpOnly: true, secure: true, sameSite: 'Lax', path: '/' },
} as const;

/** The cookie of a sign-in that is under way: ten minutes. */
export const signInCookie = {
  name: '__Host-ledgerbridge-sign-in',
  options: { httpOnly: true, secure: true, sameSite: 'Lax', path: '/', maxAge: 600 },
} as const;
