import * as z from 'zod';

/** The systems Ledgerbridge speaks to. The key stands in settings, budgets, queues and VENDOR_ENDPOINTS. */
export const vendorNames = ['moment', '24sevenoffice', 'economic', 'recman', 'xledger'] as const;
export type Vendor = (typeof vendorNames)[number];

/** The systems as their own people call them. */
export const vendorTitles: Readonly<Record<Vendor, string>> = {
  moment: 'Moment',
  '24sevenoffice': '24SevenOffice',
  economic: 'e-conomic',
  recman: 'RecMan',
  xledger: 'Xledger',
};

/** How one integration logs in to Moment. The API key is a secret. */
export type MomentLogin = { readonly companyCode: string; readonly apiKey: string };

/** A user at 24SevenOffice. `identityId` names the client company when the user has several. */
export type TwentyFourSevenOfficeUser = {
  readonly username: string;
  readonly password: string;
  readonly identityId: string | undefined;
};

/**
 * Users of a source's departments, by the source's id of the department. A department that has `own` users and is not in
 * `users` has none yet: nothing of it is sent. `others` is the user of departments that need no user of their own.
 */
export type DepartmentUsers = {
  readonly users: Readonly<Record<string, TwentyFourSevenOfficeUser>>;
  readonly own: readonly string[];
  readonly others: TwentyFourSevenOfficeUser | undefined;
};

/**
 * How one integration logs in to 24SevenOffice. `applicationId` identifies Ledgerbridge itself and comes from the deployment
 * when the integration has none of its own. Where departments log in by themselves, a document's department is chosen
 * first (`departmentId`); before that there is no user.
 */
export type TwentyFourSevenOfficeLogin = {
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly identityId: string | undefined;
  readonly applicationId: string | undefined;
  readonly departmentId?: string | undefined;
  readonly departments?: DepartmentUsers | undefined;
};

/** How one integration logs in to RecMan: a key that goes into each address, so that no address may be shown. */
export type RecmanLogin = { readonly key: string };

/**
 * How one integration logs in to Visma e-conomic: the token that the customer's grant gave. The app's own secret token
 * comes from the deployment.
 */
export type EconomicLogin = { readonly agreementGrantToken: string };

/** A SOAP user of Xledger with a key fetched ahead, a password to fetch one with, or both. */
export type XledgerSoapLogin = {
  readonly username: string;
  readonly password: string | undefined;
  readonly logonKey: string | undefined;
  /** Number of the entity ("Eier-ID"). */
  readonly ownerCode: number;
};

/** How one integration logs in to Xledger: a token for GraphQL, a SOAP log-on for reading expenses, or both. */
export type XledgerLogin = { readonly token: string | undefined; readonly soap: XledgerSoapLogin | undefined };

/** What each vendor's connector needs to log in. */
export type Logins = {
  readonly moment: MomentLogin;
  readonly '24sevenoffice': TwentyFourSevenOfficeLogin;
  readonly economic: EconomicLogin;
  readonly recman: RecmanLogin;
  readonly xledger: XledgerLogin;
};

const baseUrl = z
  .url({ protocol: /^https?$/, error: 'not a base URL that begins with http:// or https://' })
  .optional();

/**
 * Base URLs that replace the vendors' own. 24SevenOffice, e-conomic and Xledger have two hosts: the second key is for the
 * second one, which stands at the first address when the key is left out.
 */
export const vendorEndpointsSchema = z.strictObject({
  moment: baseUrl,
  '24sevenoffice': baseUrl,
  '24sevenoffice-webservices': baseUrl,
  economic: baseUrl,
  'economic-services': baseUrl,
  recman: baseUrl,
  xledger: baseUrl,
  'xledger-webservices': baseUrl,
});
export type VendorEndpoints = z.infer<typeof vendorEndpointsSchema>;
