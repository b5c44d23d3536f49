import { Buffer } from 'node:buffer';
import type { MomentLogin } from '../../documents/vendors.ts';

/** Basic authentication: the user name is the word `apikey`, the password is the key. */
export function basicAuthorization(login: MomentLogin): string {
  return `Basic ${Buffer.from(`apikey:${login.apiKey}`, 'utf8').toString('base64')}`;
}

/** The body that gives a customer its number. PATCH changes only the fields it names. */
export function encodeCustomerNumber(number: string): string {
  return JSON.stringify({ customerNumber: number });
}

/** The query for the projects that carry a number. */
export function encodeByProjectNumber(projectNumber: string): Readonly<Record<string, string>> {
  return { projectNumber, page: '0', size: '10' };
}

/** The query for one page of what changed since an instant, in the order of ids so that pages do not shift. */
export function encodeChangedSince(since: Date, page: number): Readonly<Record<string, string>> {
  return { lastModifiedDateFrom: since.toISOString(), sort: 'id,asc', page: String(page), size: '500' };
}
