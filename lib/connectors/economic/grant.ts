import type { Integration } from '../../documents/integration.ts';

/** Languages of the grant's page (https://www.e-conomic.com/developer/connect). */
export type GrantLocale = 'da-DK' | 'sv-SE' | 'nb-NO' | 'en-US';

const vendorAddress = 'https://secure.e-conomic.com';

/**
 * The address where a person gives this app access to an agreement. e-conomic sends the browser back to `returnTo` with
 * the agreement's token; without it, its page shows the token to be copied.
 */
export function grantAddress(order: {
  readonly appPublicToken: string;
  readonly returnTo?: string | undefined;
  readonly locale?: GrantLocale | undefined;
  /** Replaces e-conomic's own address (deployment configuration). */
  readonly endpoint?: string | undefined;
}): string {
  const query = new URLSearchParams({
    appPublicToken: order.appPublicToken,
    ...(order.returnTo === undefined ? {} : { redirectUrl: order.returnTo }),
    locale: order.locale ?? 'nb-NO',
  });
  const base = (order.endpoint ?? vendorAddress).replace(/\/+$/, '');
  return `${base}/secure/api1/requestaccess.aspx?${query}`;
}

/** What came back from the grant's page. */
export type GrantReturn =
  | { readonly kind: 'granted'; readonly agreementGrantToken: string }
  | { readonly kind: 'refused' };

/** Reads the query that e-conomic adds to the address it returns to. A token of odd shape is none. */
export function readGrantReturn(query: Readonly<Record<string, string | undefined>>): GrantReturn {
  const token = query.token?.trim() ?? '';
  return /^[\x21-\x7e]{1,200}$/.test(token) ? { kind: 'granted', agreementGrantToken: token } : { kind: 'refused' };
}

/** The credentials of a vendor that a new grant replaces: what `saveGrant` of the runtime seals. */
export function grantSecret(agreementGrantToken: string): { readonly agreementGrantToken: string } {
  return { agreementGrantToken };
}

/** True for integrations that have an agreement to be granted. */
export function hasGrant(kind: Integration['kind']): boolean {
  return kind === 'moment-economic';
}
