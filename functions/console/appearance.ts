import type { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import type { ConsoleEnv } from './access/console-env.ts';
import { localPath } from './access/local-path.ts';

/** How pages look when a person has chosen; without a choice they follow the person's system. */
export type Appearance = 'light' | 'dark';

const cookieName = 'ledgerbridge-appearance';
const keptSeconds = 365 * 24 * 3600;

/** What a person chose, from the cookies of a call. */
export function appearanceIn(cookies: string): Appearance | undefined {
  const chosen = cookies
    .split(';')
    .map((cookie) => cookie.trim().split('='))
    .find(([name]) => name === cookieName)?.[1];
  return chosen === 'light' || chosen === 'dark' ? chosen : undefined;
}

/** The switch between light and dark. It changes nothing but a cookie of looks, so a link is enough, also before the sign-in. */
export function addAppearance(app: Hono<ConsoleEnv>): void {
  app.get('/appearance', (context) => {
    const { to, choice } = context.req.query();
    const isChoice = choice === 'light' || choice === 'dark';
    const kept = { path: '/', sameSite: 'Lax', httpOnly: true, maxAge: isChoice ? keptSeconds : 0 } as const;
    setCookie(context, cookieName, isChoice ? choice : '', kept);
    return context.redirect(localPath(to), 303);
  });
}

/** What the switch leads to next: system, dark, light, and round again. */
export function nextAppearance(present: Appearance | undefined): Appearance | undefined {
  if (present === undefined) return 'dark';
  return present === 'dark' ? 'light' : undefined;
}
