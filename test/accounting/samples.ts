import type { Customer } from '../../lib/documents/customer.ts';
import {
  type Moment24SevenOfficeSettings,
  moment24SevenOfficeSettingsSchema,
} from '../../lib/documents/integrations/moment-24sevenoffice.ts';
import type { Invoice, InvoiceLine } from '../../lib/documents/invoice.ts';
import { type Money, moneyFromDecimal } from '../../lib/documents/money.ts';
import type { Project } from '../../lib/documents/project.ts';
import { parentName } from '../../lib/sync/define-sync.ts';
import type { Parent } from '../../lib/sync/receipt.ts';

/** Settings with what has no default, and the changes of one test. */
export function settingsWith(changes: Partial<Moment24SevenOfficeSettings> = {}): Moment24SevenOfficeSettings {
  const needed = { momentCompanyCode: 'fjord', voucherType: 4, receivableAccount: 1500 };
  return moment24SevenOfficeSettingsSchema.parse({ ...needed, ...changes });
}

export function kroner(amount: number): Money {
  return moneyFromDecimal(amount, 'NOK');
}

/** A line of revenue account 3000 with 25 % VAT, from its net amount in kroner. */
export function lineOf(net: number, changes: Partial<InvoiceLine> = {}): InvoiceLine {
  const amountExcludingVat = kroner(net);
  const vatAmount = { minor: Math.round(amountExcludingVat.minor / 4), currency: 'NOK' };
  return {
    lineNumber: 1,
    description: 'Rådgivning',
    account: '3000',
    vatCode: '3',
    vatPercentage: '25',
    amountExcludingVat,
    vatAmount,
    amountIncludingVat: { minor: amountExcludingVat.minor + vatAmount.minor, currency: 'NOK' },
    ...changes,
  };
}

/** A line that only says something. */
export function textLine(description: string): InvoiceLine {
  const nothing = kroner(0);
  return {
    lineNumber: 1,
    description,
    amountExcludingVat: nothing,
    vatAmount: nothing,
    amountIncludingVat: nothing,
  };
}

/** Finalized invoice 20451 to customer 9911 (number 10021) on project 8800 (number 2040), totals from its lines. */
export function invoiceOf(lines: readonly InvoiceLine[], changes: Partial<Invoice> = {}): Invoice {
  const total = (name: 'amountExcludingVat' | 'vatAmount' | 'amountIncludingVat'): Money => ({
    minor: lines.reduce((sum, line) => sum + line[name].minor, 0),
    currency: 'NOK',
  });
  return {
    id: '7300123',
    number: '20451',
    kind: 'invoice',
    finalized: true,
    transfer: 'toTransfer',
    description: 'Rådgivning november',
    customerId: '9911',
    customerNumber: '10021',
    projectId: '8800',
    projectNumber: '2040',
    invoiceDate: '2026-11-20',
    dueDate: '2026-12-04',
    kid: '2045100217',
    currency: 'NOK',
    totalExcludingVat: total('amountExcludingVat'),
    totalVat: total('vatAmount'),
    totalIncludingVat: total('amountIncludingVat'),
    lines: [...lines],
    ...changes,
  };
}

export function projectOf(changes: Partial<Project> = {}): Project {
  return { id: '8800', number: '2040', name: 'Fjordkart', customerId: '9911', customerNumber: '10021', ...changes };
}

export function customerOf(changes: Partial<Customer> = {}): Customer {
  return {
    id: '9911',
    name: 'Nordfjord Rederi AS',
    organizationNumber: '974 760 673',
    email: 'faktura@nordfjord.example',
    ...changes,
  };
}

export const customerParent: Parent = { direction: 'moment-customers-to-24sevenoffice', key: '9911' };
export const projectParent: Parent = { direction: 'moment-projects-to-24sevenoffice', key: '8800' };

/** Parents that are delivered, each with the number that the target knows it under. */
export function deliveredAs(...entries: [Parent, string][]): Map<string, { targetId: string; number: string }> {
  return new Map(entries.map(([parent, number]) => [parentName(parent), { targetId: number, number }]));
}

/** The customer got 10021 at the target, the project 2040. */
export const bothDelivered = deliveredAs([customerParent, '10021'], [projectParent, '2040']);
