import type { VendorEndpoints } from '../documents/vendors.ts';

/** What one machine decides for all functions. */
export type LocalDecisions = {
  readonly credentialsKey: string;
  readonly vendorEndpoints: VendorEndpoints;
  readonly settleSeconds: number;
  /** How this machine names itself to e-conomic. */
  readonly economicApp?: EconomicApp | undefined;
  /** What webhook addresses begin with, where their port is known beforehand. */
  readonly webhooksUrl?: string | undefined;
  /** How long it must be quiet before a burst of failures is told. */
  readonly quietSeconds: number;
};

/** The tokens of an app at e-conomic: the secret one goes with every call, the public one into the link that asks for access. */
export type EconomicApp = { readonly secretToken: string; readonly publicToken: string };

/** In AWS the hourly catch-ups are spread over a quarter of an hour; here somebody is watching. */
const catchUpSpreadSeconds = 5;

/** A queue at a vendor is asked seldom in AWS, for each call counts; here its job runs each half minute. */
const askAgainSeconds = 20;

/**
 * A function's variables on this machine. Those that may use the KMS key get the local key in its place, and no others.
 * A deployment's own VENDOR_ENDPOINTS never apply here, and nobody signs in: the console opens on loopback alone.
 */
export function functionEnvironment(decisions: LocalDecisions) {
  return (name: string, variables: Readonly<Record<string, string>>): Record<string, string> => {
    const { CREDENTIALS_KEY_ID, OIDC_ISSUER, OIDC_CLIENT_ID, ...others } = variables;
    return {
      ...others,
      ...(CREDENTIALS_KEY_ID === undefined ? {} : { LOCAL_CREDENTIALS_KEY: decisions.credentialsKey }),
      ...(CREDENTIALS_KEY_ID !== undefined &&
        decisions.economicApp !== undefined &&
        economicTokens(decisions.economicApp)),
      VENDOR_ENDPOINTS: JSON.stringify(decisions.vendorEndpoints),
      ...(name === 'console' && decisions.webhooksUrl !== undefined ? { WEBHOOKS_URL: decisions.webhooksUrl } : {}),
      SETTLE_SECONDS: String(decisions.settleSeconds),
      CATCH_UP_SPREAD_SECONDS: String(catchUpSpreadSeconds),
      ASK_AGAIN_SECONDS: String(askAgainSeconds),
      ...(name === 'poll' ? { POLL_AT_ONCE: 'true' } : {}),
      ...(name === 'notify' ? { DIGEST_QUIET_SECONDS: String(decisions.quietSeconds) } : {}),
    };
  };
}

function economicTokens({ secretToken, publicToken }: EconomicApp): Record<string, string> {
  return { ECONOMIC_APP_SECRET_TOKEN: secretToken, ECONOMIC_APP_PUBLIC_TOKEN: publicToken };
}
