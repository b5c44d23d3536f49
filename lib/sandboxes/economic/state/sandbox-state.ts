import * as z from 'zod';
import { type AgreementState, type App, agreementState, app } from './agreement-state.ts';

/** All that the sandbox keeps on disk. */
export const sandboxState = z.object({
  apps: z.array(app),
  agreements: z.record(z.string(), agreementState),
});

/** All that the sandbox keeps on disk. */
export type SandboxState = z.infer<typeof sandboxState>;

/** A vendor without apps and agreements. */
export function emptyState(): SandboxState {
  return { apps: [], agreements: {} };
}

/** The agreement of a number, if there is one. */
export function agreementOf(state: SandboxState, number: string): AgreementState | undefined {
  return Object.hasOwn(state.agreements, number) ? state.agreements[number] : undefined;
}

/** The agreement and the app that two tokens belong to; each is absent when its token is unknown or revoked. */
export function holderOf(
  { apps, agreements }: SandboxState,
  { secretToken, grantToken }: { readonly secretToken: string; readonly grantToken: string },
): { readonly app: App | undefined; readonly agreement: AgreementState | undefined; readonly belong: boolean } {
  const found = apps.find((each) => each.secretToken === secretToken);
  for (const agreement of Object.values(agreements)) {
    const grant = agreement.grants.find(({ token, revoked }) => token === grantToken && !revoked);
    if (grant !== undefined) {
      return { app: found, agreement, belong: grant.appPublicToken === found?.publicToken };
    }
  }
  return { app: found, agreement: undefined, belong: false };
}
