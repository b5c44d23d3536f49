import * as z from 'zod';
import { clientState } from './client-state.ts';
import { switches } from './switches.ts';

/** One identity of a login: the right to work in one client. */
export const identity = z.object({
  id: z.guid(),
  clientId: clientState.shape.id,
  isDefault: z.boolean(),
  isDisabled: z.boolean(),
  employeeId: z.int(),
});

/** A community user with all its identities. */
export const login = z.object({
  username: z.string(),
  password: z.string(),
  applicationId: z.guid().optional(),
  identities: z.array(identity),
});

/** A session: who logged in, when, and the identity it works as now. */
export const session = z.object({
  id: z.string(),
  username: z.string(),
  identityId: z.guid(),
  startedAt: z.iso.datetime(),
});

const quotaWindow = z.object({ startedAt: z.iso.datetime(), used: z.int() });

/** All that the sandbox keeps. Plain data: it is written to the state file as it stands. */
export const sandboxState = z.object({
  logins: z.record(z.string(), login),
  sessions: z.record(z.string(), session),
  loginTimes: z.record(z.string(), z.array(z.iso.datetime())),
  clients: z.record(z.string(), clientState),
  quotas: z.record(z.string(), quotaWindow),
  switches,
});

/** All that the sandbox keeps. */
export type SandboxState = z.infer<typeof sandboxState>;
/** A community user with all its identities. */
export type Login = z.infer<typeof login>;
/** The right of a login to work in one client. */
export type Identity = z.infer<typeof identity>;
/** A session of a login. */
export type Session = z.infer<typeof session>;

/** The state of a sandbox that nobody has used yet. */
export function emptyState(): SandboxState {
  return { logins: {}, sessions: {}, loginTimes: {}, clients: {}, quotas: {}, switches: switches.parse({}) };
}
