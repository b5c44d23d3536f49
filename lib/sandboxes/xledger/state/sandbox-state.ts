import * as z from 'zod';
import { entityState } from './entity-state.ts';
import { switches } from './switches.ts';

/** An API token. Without scopes it reaches everything; scopes are named after types. */
export const token = z.object({
  ownerCode: z.int(),
  creditsPerHour: z.int().nonnegative(),
  readScopes: z.array(z.string()).optional(),
  writeScopes: z.array(z.string()).optional(),
  revoked: z.boolean().default(false),
});

/** A user with the role "Web Service". `logonKey` is a key handed out ahead. */
export const soapUser = z.object({
  password: z.string(),
  ownerCodes: z.array(z.int()),
  logonKey: z.string().optional(),
});

const creditWindow = z.object({ startedAt: z.iso.datetime(), used: z.int() });
const logonKey = z.object({ userName: z.string(), startedAt: z.iso.datetime() });

/** All that the sandbox keeps. Plain data: it is written to the state file as it stands. */
export const sandboxState = z.object({
  nextDbId: z.int(),
  nextDelta: z.int(),
  nextBatch: z.int(),
  tokens: z.record(z.string(), token),
  soapUsers: z.record(z.string(), soapUser),
  logonKeys: z.record(z.string(), logonKey),
  entities: z.record(z.string(), entityState),
  credits: z.record(z.string(), creditWindow),
  switches,
});

/** All that the sandbox keeps. */
export type SandboxState = z.infer<typeof sandboxState>;
/** An API token. */
export type Token = z.infer<typeof token>;

/** The state of a sandbox that nobody has used yet. */
export function emptyState(): SandboxState {
  return {
    nextDbId: 20_000_001,
    nextDelta: 1,
    nextBatch: 1,
    tokens: {},
    soapUsers: {},
    logonKeys: {},
    entities: {},
    credits: {},
    switches: switches.parse({}),
  };
}

/** The next id; all kinds of rows share one series. */
export function nextDbId(state: SandboxState): number {
  state.nextDbId += 1;
  return state.nextDbId - 1;
}
