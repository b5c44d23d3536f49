import { Buffer } from 'node:buffer';
import { decimalText } from '../../documents/money.ts';
import type { ProjectExpense } from '../../documents/project-expense.ts';
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
  return { projectNumber, page: '0', size: String(projectsAsked) };
}

/** The query for one page of what changed since an instant, in the order of ids so that pages do not shift. */
export function encodeChangedSince(since: Date, page: number): Readonly<Record<string, string>> {
  return { lastModifiedDateFrom: since.toISOString(), sort: 'id,asc', page: String(page), size: '500' };
}

/** The query for the activities of a project with a name. */
export function encodeByActivityName(projectId: string, name: string): Readonly<Record<string, string>> {
  return { projectId, name, page: '0', size: String(activitiesAsked) };
}

/** Rows that a look-up asks for. As many of others are a page that may hide the one that is sought. */
export const projectsAsked = 10;
export const activitiesAsked = 100;
export const expensesAsked = 10;

/** The query for the expenses with an external id; there is one at most. */
export function encodeByExternalId(externalId: string): Readonly<Record<string, string>> {
  return { externalId, page: '0', size: String(expensesAsked) };
}

/** The body that makes an activity. */
export function encodeActivity(projectId: string, name: string): string {
  return JSON.stringify({ projectId: Number(projectId), name });
}

/** The body that makes an expense. Amounts are JSON numbers: at most two decimals, so that they are exact. */
export function encodeExpense(expense: ProjectExpense, activityId: string): string {
  return JSON.stringify({
    projectId: Number(expense.projectId),
    projectExtensionId: Number(activityId),
    description: expense.description,
    amountIncludingVat: Number(decimalText(expense.amountIncludingVat)),
    currencyCode: expense.amountIncludingVat.currency,
    supplierName: expense.supplierName,
    supplierInvoiceNumber: expense.supplierInvoiceNumber,
    expenseDate: expense.date,
    billable: expense.billable,
    externalId: expense.externalId,
  });
}
