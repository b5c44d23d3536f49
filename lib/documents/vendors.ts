import * as z from 'zod';

/** The systems Ledgerbridge speaks to. The key stands in settings, budgets, queues and VENDOR_ENDPOINTS. */
export const vendorNames = ['moment', '24sevenoffice'] as const;
export type Vendor = (typeof vendorNames)[number];

/** How one integration logs in to Moment. The API key is a secret. */
export type MomentLogin = { readonly companyCode: string; readonly apiKey: string };

/**
 * How one integration logs in to 24SevenOffice. `identityId` names the client company when the login has several;
 * `applicationId` identifies Ledgerbridge itself and comes from the deployment when the integration has none of its own.
 */
export type TwentyFourSevenOfficeLogin = {
  readonly username: string;
  readonly password: string;
  readonly identityId: string | undefined;
  readonly applicationId: string | undefined;
};

/** What each vendor's connector needs to log in. */
export type Logins = {
  readonly moment: MomentLogin;
  readonly '24sevenoffice': TwentyFourSevenOfficeLogin;
};

/** Base URLs that replace the vendors' own. 24SevenOffice has two hosts: the second key overrides the second host. */
export const vendorEndpointsSchema = z.strictObject({
  moment: z.url().optional(),
  '24sevenoffice': z.url().optional(),
  '24sevenoffice-webservices': z.url().optional(),
});
export type VendorEndpoints = z.infer<typeof vendorEndpointsSchema>;
