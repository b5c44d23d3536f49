import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { AuditStore } from '../../../lib/sync/audit.ts';
import type { Clock, Vault } from '../../../lib/sync/ports.ts';
import type { ConsoleContext, ConsoleEnv } from './console-env.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { openCookie, type Session, sealCookie, sessionSchema } from './sealed-cookie.ts';
import { sessionCookie } from './session-cookie.ts';
import { localViewer, maySee, type Viewer } from './viewer.ts';

/** How people get in. `local`: whoever sits at this machine; nothing but loopback names is answered. */
export type Access =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'sign-in';
      readonly provider: IdentityProvider;
      readonly vault: Vault;
      readonly consoleUrl: string;
    };

/** What the guard works with. */
export type GuardParts = {
  readonly access: Access;
  readonly audit: Pick<AuditStore, 'append'>;
  readonly clock: Clock;
};

const formCookie = 'ledgerbridge-form';

/** The issuer is asked this often whether a person who signed in still exists. */
export const checkedEverySeconds = 300;

/** Lets nobody through of whom it is not known who they are. Unsafe calls must come from the console's own pages, or carry a token. */
export function createGuard(parts: GuardParts): MiddlewareHandler<ConsoleEnv> {
  return async (context, next) => {
    const { access } = parts;
    if (access.kind === 'local') {
      if (!isLoopback(context)) return context.text('This console answers on this machine only.', 403);
      letIn(context, { viewer: localViewer, provenBy: 'local', formToken: localFormToken(context) });
    } else {
      const token = bearerOf(context);
      const known = token === undefined ? await bySession(context, parts) : await byToken(token, access.provider);
      if (known === undefined) return turnAway(context);
      letIn(context, known);
    }
    if (!isSafe(context) && !isOwnCall(context, parts)) return context.text('This call came from another site.', 403);
    return next();
  };
}

type Known = ConsoleEnv['Variables'];

function letIn(context: ConsoleContext, { viewer, provenBy, formToken }: Known): void {
  context.set('viewer', viewer);
  context.set('provenBy', provenBy);
  context.set('formToken', formToken);
}

async function byToken(token: string, provider: IdentityProvider): Promise<Known | undefined> {
  const viewer = await provider.bearer(token);
  return viewer && { viewer, provenBy: 'token', formToken: '' };
}

async function bySession(context: ConsoleContext, { access, clock }: GuardParts): Promise<Known | undefined> {
  if (access.kind === 'local') return undefined;
  const { vault, provider } = access;
  const now = clock();
  const session = await openCookie(getCookie(context, sessionCookie.name), sessionSchema, { vault, now });
  if (session === undefined) return undefined;
  if (session.checkAt <= now.toISOString()) {
    if (!(await provider.isStillThere(session.accessToken, session.actor.id))) {
      setCookie(context, sessionCookie.name, '', { ...sessionCookie.options, maxAge: 0 });
      return undefined;
    }
    await keepSession(context, { ...session, checkAt: later(now, checkedEverySeconds) }, access);
  }
  const viewer: Viewer = { actor: session.actor, tenant: session.tenant };
  return { viewer, provenBy: 'cookie', formToken: session.formToken };
}

/** Writes the session's cookie anew. */
export async function keepSession(
  context: ConsoleContext,
  session: Session,
  { vault }: { readonly vault: Vault },
): Promise<void> {
  setCookie(context, sessionCookie.name, await sealCookie(vault, session), sessionCookie.options);
}

/** An instant so many seconds from now. */
export function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}

function turnAway(context: ConsoleContext): Response {
  if (!context.req.path.startsWith('/api') && context.req.method === 'GET') {
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`/sign-in?${new URLSearchParams({ to: `${pathname}${search}` })}`, 303);
  }
  context.header('www-authenticate', 'Bearer');
  return context.json({ error: 'not-signed-in', message: 'Sign in, or send an access token.' }, 401);
}

function bearerOf(context: ConsoleContext): string | undefined {
  return /^Bearer ([\w.~+/=-]+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
}

function isSafe(context: ConsoleContext): boolean {
  return context.req.method === 'GET' || context.req.method === 'HEAD';
}

/** What a browser sends along by itself proves nothing: the call must come from our own origin. Tokens are never sent by themselves. */
function isOwnCall(context: ConsoleContext, { access }: GuardParts): boolean {
  if (context.get('provenBy') === 'token') return true;
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = context.req.header('origin');
  const own = access.kind === 'local' ? `http://${context.req.header('host')}` : new URL(access.consoleUrl).origin;
  if (origin !== undefined) return origin === own;
  // No browser: on one machine that is curl; a session's cookie without an origin is nobody we know.
  return access.kind === 'local';
}

/** A stranger's name that leads to loopback (DNS rebinding) is refused. */
function isLoopback(context: ConsoleContext): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(context.req.header('host') ?? new URL(context.req.url).host);
}

function localFormToken(context: ConsoleContext): string {
  const present = getCookie(context, formCookie);
  if (present !== undefined && /^[0-9a-f-]{36}$/.test(present)) return present;
  const fresh = randomUUID();
  setCookie(context, formCookie, fresh, { httpOnly: true, sameSite: 'Strict', path: '/' });
  return fresh;
}

/** The viewer may see this tenant; otherwise the try stands in the audit, and the caller answers as if nothing were there. */
export async function admits(
  viewer: Viewer,
  wanted: { readonly tenant: string; readonly path: string },
  { audit, clock }: Pick<GuardParts, 'audit' | 'clock'>,
): Promise<boolean> {
  if (maySee(viewer, wanted.tenant)) return true;
  await audit.append({
    ...{ tenant: viewer.tenant ?? '-', id: randomUUID(), at: clock().toISOString(), actor: viewer.actor },
    ...{ act: 'access.other-tenant', phase: 'refused', note: wanted.path.slice(0, 300) },
  });
  return false;
}
