import * as z from 'zod';
import { actorSchema } from '../../../lib/sync/audit.ts';
import type { Vault } from '../../../lib/sync/ports.ts';

/** What the seal is bound to: no sealed text of an integration opens as a session, nor the other way. */
const context = { tenant: '-', integration: 'sessions', vendor: 'console' };

/** A person who has signed in. */
export const sessionSchema = z.strictObject({
  kind: z.literal('session'),
  actor: actorSchema,
  tenant: z.string().optional(),
  /** Asks the issuer whether the person still exists. A secret. */
  accessToken: z.string(),
  formToken: z.string(),
  /** The issuer is asked again from then on. */
  checkAt: z.string(),
  endsAt: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;

/** A sign-in that is under way. */
export const signInSchema = z.strictObject({
  kind: z.literal('sign-in'),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where the person wanted to go. */
  to: z.string(),
  endsAt: z.string(),
});
export type SignIn = z.infer<typeof signInSchema>;

/** Seals a session or a sign-in for a cookie. */
export function sealCookie(vault: Vault, content: Session | SignIn): Promise<string> {
  return vault.seal(JSON.stringify(content), context);
}

/** Opens a cookie. Undefined: it is none of ours, was changed, is of another sort, or has ended. */
export async function openCookie<Content extends Session | SignIn>(
  sealed: string | undefined,
  schema: z.ZodType<Content>,
  { vault, now }: { vault: Vault; now: Date },
): Promise<Content | undefined> {
  if (sealed === undefined || sealed.length > 6000) return undefined;
  try {
    const content = schema.parse(JSON.parse(await vault.open(sealed, context)));
    return content.endsAt > now.toISOString() ? content : undefined;
  } catch (failure) {
    if (isOutage(failure)) throw failure;
    // Forged, changed, or sealed with an older key: nobody is signed in.
    return undefined;
  }
}

/** The key service is away or throttles: that must not look like a forged cookie. */
function isOutage(failure: unknown): boolean {
  if (typeof failure !== 'object' || failure === null || !('$metadata' in failure)) return false;
  const { $metadata: facts } = failure;
  const status = typeof facts === 'object' && facts !== null && 'httpStatusCode' in facts ? facts.httpStatusCode : 500;
  return typeof status !== 'number' || status >= 500 || status === 429;
}
