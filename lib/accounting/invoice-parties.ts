import type { Moment24SevenOfficeSettings } from '../documents/integrations/moment-24sevenoffice.ts';
import type { Invoice } from '../documents/invoice.ts';
import type { Parent } from '../sync/receipt.ts';
import { type Findings, isTargetNumber, numberFindings } from './field-checks.ts';
import { customersDirection, type DeliveredParents, delivered, projectsDirection } from './parents.ts';
import { postedLines } from './posted-lines.ts';

type Settings = Moment24SevenOfficeSettings;

/** Customer and project numbers as the voucher shall carry them, and what is wrong with them. */
export type Parties = {
  readonly customerNumber: string | undefined;
  readonly projectNumber: string | undefined;
  readonly findings: Findings;
};

/** What an invoice waits for. What is never sent waits for nothing; a direction that is off delivers nothing. */
export function invoiceParents(invoice: Invoice, settings: Settings): readonly Parent[] {
  if (!invoice.finalized || invoice.transfer === 'doNotTransfer') return [];
  const parents = [customerParent(invoice, settings), projectParent(invoice, settings)];
  return [...parents.filter((parent) => parent !== undefined), ...lineProjects(invoice, settings)];
}

/** The numbers, once the parents are delivered. */
export function partiesOf(invoice: Invoice, settings: Settings, parents: DeliveredParents): Parties {
  const customer = customerOf(invoice, settings, parents);
  const project = projectOf(invoice, settings, parents);
  const findings = [...customer.findings, ...project.findings];
  return { customerNumber: customer.number, projectNumber: project.number, findings };
}

function customerParent(invoice: Invoice, settings: Settings): Parent | undefined {
  if (settings.factoringId !== undefined || !settings.exportCustomers) return undefined;
  return parentOf(customersDirection, invoice.customerId, invoice.customerNumber);
}

function projectParent(invoice: Invoice, settings: Settings): Parent | undefined {
  return settings.exportProjects ? parentOf(projectsDirection, invoice.projectId, invoice.projectNumber) : undefined;
}

/** By the source's key; by number where the source gave no key. */
function parentOf(direction: string, key: string | undefined, number: string | undefined): Parent | undefined {
  if (key !== undefined) return { direction, key };
  return number === undefined || !isTargetNumber(number) ? undefined : { direction, number };
}

/** Projects of lines that are not the invoice's own; lines know them by number only. */
function lineProjects(invoice: Invoice, settings: Settings): readonly Parent[] {
  if (!settings.exportProjects) return [];
  const numbers = new Set(postedLines(invoice).map(({ line }) => line.projectNumber));
  return [...numbers]
    .filter((number) => number !== undefined && number !== invoice.projectNumber && isTargetNumber(number))
    .map((number) => ({ direction: projectsDirection, number }));
}

type Found = { readonly number: string | undefined; readonly findings: Findings };

function customerOf(invoice: Invoice, settings: Settings, parents: DeliveredParents): Found {
  if (settings.factoringId !== undefined) return checked('settings.factoringId', settings.factoringId);
  if (!settings.exportCustomers) return checked('customerNumber', invoice.customerNumber);
  const parent = customerParent(invoice, settings);
  if (parent === undefined) return { number: undefined, findings: [{ code: 'field-missing', field: 'customerId' }] };
  return checked('customerNumber', delivered(parents, parent)?.number);
}

/** The invoice's own project number; where it has only the project's key, the number of the delivered project. */
function projectOf(invoice: Invoice, settings: Settings, parents: DeliveredParents): Found {
  if (invoice.projectNumber !== undefined) return checked('projectNumber', invoice.projectNumber);
  if (invoice.projectId === undefined) return { number: undefined, findings: [] };
  const parent = projectParent(invoice, settings);
  return checked('projectNumber', parent === undefined ? undefined : delivered(parents, parent)?.number);
}

function checked(field: string, number: string | undefined): Found {
  return { number, findings: numberFindings(field, number) };
}
