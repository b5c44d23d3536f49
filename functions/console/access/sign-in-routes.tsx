import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { NewAuditEntry } from '../../../lib/sync/audit.ts';
import type { Log } from '../../../lib/sync/ports.ts';
import { MessagePage } from '../pages/message-page.tsx';
import { viewOf } from '../view.ts';
import { texts } from '../words/texts.ts';
import type { ConsoleContext, ConsoleEnv } from './console-env.ts';
import { checkedEverySeconds, type GuardParts, keepSession, later } from './guard.ts';
import type { Identified } from './identity-provider.ts';
import { localPath } from './local-path.ts';
import { openCookie, type Session, sealCookie, sessionSchema, signInSchema } from './sealed-cookie.ts';
import { sessionCookie, signInCookie } from './session-cookie.ts';
import { homeOf, type Viewer } from './viewer.ts';

const longestSessionSeconds = 3600;

/** Signing in and out; on one machine there is nothing to sign in to. These routes stand before the guard. */
export function addSignInRoutes(app: Hono<ConsoleEnv>, parts: GuardParts & { readonly log: Log }): void {
  const { access, clock } = parts;
  if (access.kind === 'local') return;
  const { provider, vault } = access;
  app.get('/sign-in', async (context) => {
    const { url, ...secrets } = await provider.begin();
    const to = localPath(context.req.query('to'));
    const begun = { kind: 'sign-in', ...secrets, to, endsAt: later(clock(), signInCookie.options.maxAge) } as const;
    setCookie(context, signInCookie.name, await sealCookie(vault, begun), signInCookie.options);
    return context.redirect(url.href, 303);
  });
  app.get('/sign-in/back', async (context) => {
    const begun = await openCookie(getCookie(context, signInCookie.name), signInSchema, { vault, now: clock() });
    setCookie(context, signInCookie.name, '', { ...signInCookie.options, maxAge: 0 });
    if (begun === undefined) return refused(context, parts, 'no sign-in was under way');
    const query = new URL(context.req.url).search.slice(1);
    const identified = await provider.end(query, begun).catch((failure: unknown) => {
      // A forged, replayed or refused answer: told in the log, shown as a page.
      const reason = failure instanceof Error ? failure.name : typeof failure;
      parts.log.warn('a sign-in failed', { reason });
      return undefined;
    });
    if (identified === undefined)
      return refused(context, parts, 'the issuer did not vouch, or the claims open nothing');
    await begin(context, identified, parts);
    return context.redirect(begun.to, 303);
  });
  app.post('/sign-out', async (context) => {
    const now = clock();
    const session = await openCookie(getCookie(context, sessionCookie.name), sessionSchema, { vault, now });
    const { token } = await context.req.parseBody();
    if (session === undefined || token !== session.formToken) return context.redirect('/', 303);
    setCookie(context, sessionCookie.name, '', { ...sessionCookie.options, maxAge: 0 });
    await parts.audit.append(entryOf({ actor: session.actor, tenant: session.tenant }, 'session.end', now));
    await provider.revoke(session.accessToken).catch(() => {
      // The cookie is gone either way; the token ends by itself within the hour.
      parts.log.warn('a token could not be revoked');
    });
    return context.html(page(context, parts, 'signedOut'));
  });
}

async function begin(context: ConsoleContext, identified: Identified, parts: GuardParts): Promise<void> {
  const { access, clock, audit } = parts;
  if (access.kind === 'local') return;
  const { viewer, accessToken, lastsSeconds } = identified;
  const now = clock();
  await audit.append(entryOf(viewer, 'session.begin', now));
  const session: Session = {
    kind: 'session',
    ...{ actor: viewer.actor, tenant: viewer.tenant, accessToken, formToken: randomUUID() },
    checkAt: later(now, checkedEverySeconds),
    endsAt: later(now, Math.min(lastsSeconds, longestSessionSeconds)),
  };
  await keepSession(context, session, access);
}

function refused(
  context: ConsoleContext,
  parts: GuardParts & { log: Log },
  reason: string,
): Response | Promise<Response> {
  parts.log.warn('nobody was let in', { reason });
  return context.html(page(context, parts, 'notLetIn'), 403);
}

function page(context: ConsoleContext, { clock }: GuardParts, what: 'notLetIn' | 'signedOut') {
  const view = viewOf(context.req.raw, clock());
  return <MessagePage title={texts[what]} advice={texts[`${what}Advice`]} view={view} />;
}

function entryOf(viewer: Viewer, act: 'session.begin' | 'session.end', now: Date): NewAuditEntry {
  return { tenant: homeOf(viewer), id: randomUUID(), at: now.toISOString(), actor: viewer.actor, act, phase: 'done' };
}
