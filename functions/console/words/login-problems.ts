const codes: ReadonlySet<string> = new Set(['login-refused', 'access-revoked', 'identity-needed', 'identity-blocked']);

/** Whether a code is about the log-in: then the whole integration stands still until a person corrects its settings. */
export function isLoginProblem(code: string | undefined): boolean {
  return code !== undefined && codes.has(code);
}
