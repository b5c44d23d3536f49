import { randomInt } from 'node:crypto';
import type { SandboxState, Session } from '../state/sandbox-state.ts';
import { processingFault } from '../wire/soap-fault.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const sessionIdLength = 24;

type NewSession = {
  readonly state: SandboxState;
  readonly username: string;
  readonly identityId: string;
  readonly now: Date;
};

/** Opens a session and gives its id: 24 lower-case letters and digits. */
export function openSession({ state, username, identityId, now }: NewSession): string {
  if (state.switches.singleSession) endSessions(state, (session) => session.username === username);
  const id = Array.from({ length: sessionIdLength }, () => letters[randomInt(letters.length)]).join('');
  state.sessions[id] = { id, username, identityId, startedAt: now.toISOString() };
  return id;
}

/** The session that a cookie names, unless it is over. */
export function livingSession(state: SandboxState, id: string | undefined, now: Date): Session | undefined {
  const session = id === undefined ? undefined : state.sessions[id];
  if (session === undefined) return undefined;
  const age = now.getTime() - Date.parse(session.startedAt);
  return age < state.switches.sessionMinutes * 60_000 ? session : undefined;
}

/** Ends sessions and says how many. */
export function endSessions(state: SandboxState, matches: (session: Session) => boolean): number {
  const ended = Object.values(state.sessions).filter(matches);
  for (const { id } of ended) delete state.sessions[id];
  return ended.length;
}

/**
 * The vendor throttles repeated logins with the same credentials; neither the number nor the text is documented, so
 * both are assumed. https://developer.24sevenoffice.com/docs/authenticate.html
 */
export function refuseThrottledLogin(state: SandboxState, username: string, now: Date): void {
  const throttle = state.switches.loginThrottle;
  if (throttle === null) return;
  const since = now.getTime() - throttle.seconds * 1000;
  const recent = (state.loginTimes[username] ?? []).filter((at) => Date.parse(at) > since);
  state.loginTimes[username] = [...recent, now.toISOString()].slice(-throttle.logins);
  if (recent.length >= throttle.logins) throw processingFault('Too many login attempts. Please try again later');
}
