import { createHash } from 'node:crypto';
import { verifyWithJwks } from 'hono/jwt';
import * as client from 'openid-client';
import * as z from 'zod';
import type { Clock } from '../../../lib/sync/ports.ts';
import { type ClaimNames, type Viewer, viewerOf } from './viewer.ts';

/** How this deployment's people sign in. The client is public: PKCE stands in for a secret. */
export type SignInSettings = ClaimNames & {
  readonly issuer: string;
  readonly clientId: string;
  /** Other clients of the issuer whose access tokens the API takes. */
  readonly apiClients: readonly string[];
  /** Where the console is reached, without a slash at the end. */
  readonly consoleUrl: string;
};

/** A person as the issuer tells of them, and what proves it. */
export type Identified = { readonly viewer: Viewer; readonly accessToken: string; readonly lastsSeconds: number };

/** The OpenID provider, as the console needs it. */
export type IdentityProvider = {
  /** Where a person signs in, and what must come back with them. */
  begin(): Promise<{ url: URL; state: string; nonce: string; verifier: string }>;
  /** What the provider sent the person back with. Undefined: nobody that may see anything. @throws Error */
  end(query: string, expected: { state: string; nonce: string; verifier: string }): Promise<Identified | undefined>;
  /** True while the person exists, is not disabled, and the token was not revoked. */
  isStillThere(accessToken: string, subject: string): Promise<boolean>;
  /** The viewer of an API call's token. Undefined: not of this issuer, not for this console, expired, revoked. */
  bearer(token: string): Promise<Viewer | undefined>;
  /** Ends the token at the issuer. */
  revoke(accessToken: string): Promise<void>;
};

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })) });

const keysKeptMs = 600_000;
const bearerKeptMs = 60_000;
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

/** Speaks to the provider of the settings; what it publishes is read at the first use. */
export function createIdentityProvider(settings: SignInSettings, clock: Clock): IdentityProvider {
  const redirectUri = `${settings.consoleUrl}/sign-in/back`;
  let configuration: Promise<client.Configuration> | undefined;
  const configured = () => {
    configuration ??= discover(settings).catch((failure: unknown) => {
      configuration = undefined; // the next person tries again
      throw failure;
    });
    return configuration;
  };
  const bearers = createBearers({ settings, clock, configured });
  return {
    async begin() {
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
      const url = client.buildAuthorizationUrl(await configured(), {
        ...{ redirect_uri: redirectUri, scope: 'openid email profile', state, nonce },
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url, state, nonce, verifier };
    },
    async end(query, { state, nonce, verifier }) {
      const tokens = await client.authorizationCodeGrant(await configured(), new URL(`${redirectUri}?${query}`), {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      });
      const claims = tokens.claims();
      if (claims === undefined) return undefined;
      const told = await client.fetchUserInfo(await configured(), tokens.access_token, claims.sub);
      const viewer = viewerOf({ ...told, ...claims }, settings);
      return viewer && { viewer, accessToken: tokens.access_token, lastsSeconds: tokens.expires_in ?? 900 };
    },
    async isStillThere(accessToken, subject) {
      return (await userInfo(await configured(), accessToken, subject)) !== undefined;
    },
    bearer: bearers,
    async revoke(accessToken) {
      const present = await configured();
      if (present.serverMetadata().revocation_endpoint === undefined) return;
      await client.tokenRevocation(present, accessToken);
    },
  };
}

/** Plain HTTP is for a provider on this machine. */
function discover({ issuer, clientId }: SignInSettings): Promise<client.Configuration> {
  const url = new URL(issuer);
  const isHere = url.protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
  const execute = isHere ? [client.allowInsecureRequests] : [];
  return client.discovery(url, clientId, { token_endpoint_auth_method: 'none' }, client.None(), { execute });
}

/** What the issuer tells of the token's person; undefined when it refuses the token. */
async function userInfo(configuration: client.Configuration, accessToken: string, subject: string) {
  try {
    return await client.fetchUserInfo(configuration, accessToken, subject);
  } catch (failure) {
    // 401 and 403 are an answer; an issuer that is away is none, and goes on as an error.
    if (failure instanceof client.WWWAuthenticateChallengeError) return undefined;
    if (failure instanceof client.ResponseBodyError && failure.status < 500) return undefined;
    throw failure;
  }
}

type Keys = NonNullable<Parameters<typeof verifyWithJwks>[1]['keys']>;

type BearerParts = {
  readonly settings: SignInSettings;
  readonly clock: Clock;
  readonly configured: () => Promise<client.Configuration>;
};

/** Tokens are checked by signature, issuer, time and client; then the issuer is asked, at most once a minute for each. */
function createBearers({ settings, clock, configured }: BearerParts): IdentityProvider['bearer'] {
  let keys: { readonly at: number; readonly all: Keys } | undefined;
  const known = new Map<string, { readonly until: number; readonly viewer: Viewer | undefined }>();
  const publishedKeys = async (address: string): Promise<Keys> => {
    if (keys !== undefined && clock().getTime() - keys.at < keysKeptMs) return keys.all;
    const answer = await fetch(address, { signal: AbortSignal.timeout(5000) });
    keys = { at: clock().getTime(), all: keySetSchema.parse(await answer.json()).keys };
    return keys.all;
  };
  const look = async (token: string): Promise<Viewer | undefined> => {
    const configuration = await configured();
    const { issuer, jwks_uri: address } = configuration.serverMetadata();
    if (address === undefined) return undefined;
    const published = await publishedKeys(address);
    const claims = await verified(token, published, issuer);
    if (claims === undefined || typeof claims.sub !== 'string') return undefined;
    if (typeof claims.exp !== 'number' || !isForUs(claims, settings)) return undefined;
    const told = await userInfo(configuration, token, claims.sub);
    return told && viewerOf({ ...told, ...claims }, settings);
  };
  return async (token) => {
    const name = createHash('sha256').update(token).digest('hex');
    const now = clock().getTime();
    const present = known.get(name);
    if (present !== undefined && present.until > now) return present.viewer;
    const viewer = await look(token);
    if (known.size > 1000) known.clear();
    known.set(name, { until: now + bearerKeptMs, viewer });
    return viewer;
  };
}

/**
 * The claims of a token that one of these keys has signed for this issuer, and whose time is not over. Cognito's access tokens name
 * no type, others `at+jwt`.
 */
async function verified(token: string, keys: Keys, iss: string) {
  const order = { keys, allowedAlgorithms: algorithms };
  try {
    return await verifyWithJwks(token, { ...order, verification: { iss } });
  } catch {
    // Of another type, or no token of ours at all: whatever is wrong with it then, it opens nothing.
    return verifyWithJwks(token, { ...order, verification: { iss, typ: 'at+jwt' } }).catch(() => undefined);
  }
}

/** Cognito names the client in `client_id`, others in `aud`. A token for another client of the issuer opens nothing here. */
function isForUs(claims: Readonly<Record<string, unknown>>, { clientId, apiClients }: SignInSettings): boolean {
  const clients = [clientId, ...apiClients];
  const named = [claims.client_id, ...(Array.isArray(claims.aud) ? claims.aud : [claims.aud])];
  return named.some((name) => typeof name === 'string' && clients.includes(name));
}
