import type { Moment24SevenOfficeSettings } from '../documents/integrations/moment-24sevenoffice.ts';
import type { Invoice } from '../documents/invoice.ts';
import type { Unmapped } from '../sync/outcome.ts';
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
  /** Numbers that no delivery of ours vouches for. */
  readonly unmapped: readonly Unmapped[];
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
  const unmapped = [...customer.unmapped, ...project.unmapped, ...unmappedLines(invoice, settings)];
  return { customerNumber: customer.number, projectNumber: project.number, findings, unmapped };
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

/** Projects of lines that are not the invoice's own: by the source's key, by number where it knows none. */
function lineProjects(invoice: Invoice, settings: Settings): readonly Parent[] {
  if (!settings.exportProjects) return [];
  const keys = new Map<string, string | undefined>();
  for (const { line } of postedLines(invoice)) {
    const { projectNumber: number, projectId } = line;
    if (number === undefined || number === invoice.projectNumber || !isTargetNumber(number)) continue;
    keys.set(number, projectId);
  }
  return [...keys].map(([number, key]) =>
    key === undefined ? { direction: projectsDirection, number } : { direction: projectsDirection, key },
  );
}

type Found = Omit<Parties, 'customerNumber' | 'projectNumber'> & { readonly number: string | undefined };

function customerOf(invoice: Invoice, settings: Settings, parents: DeliveredParents): Found {
  if (settings.factoringId !== undefined) return unmapped('customer', 'settings.factoringId', settings.factoringId);
  if (!settings.exportCustomers) return unmapped('customer', 'customerNumber', invoice.customerNumber);
  const parent = customerParent(invoice, settings);
  if (parent === undefined) {
    return { number: undefined, findings: [{ code: 'field-missing', field: 'customerId' }], unmapped: [] };
  }
  return checked('customerNumber', delivered(parents, parent)?.number);
}

/** The invoice's own project number; where it has only the project's key, the number of the delivered project. */
function projectOf(invoice: Invoice, settings: Settings, parents: DeliveredParents): Found {
  const { projectNumber, projectId } = invoice;
  if (projectNumber === undefined && projectId === undefined) return { number: undefined, findings: [], unmapped: [] };
  const parent = projectParent(invoice, settings);
  const known = parent === undefined ? undefined : delivered(parents, parent)?.number;
  // A project that was delivered under another number (it was renumbered since) does not vouch for this one.
  if (projectNumber !== undefined && projectNumber !== known)
    return unmapped('project', 'projectNumber', projectNumber);
  return checked('projectNumber', known);
}

function checked(field: string, number: string | undefined): Found {
  return { number, findings: numberFindings(field, number), unmapped: [] };
}

function unmapped(what: Unmapped['what'], field: string, number: string | undefined): Found {
  const asked = number === undefined ? [] : [{ what, number, field }];
  return { ...checked(field, number), unmapped: asked };
}

/** With the export of projects off, the lines' own projects are asked for at the target. */
function unmappedLines(invoice: Invoice, settings: Settings): readonly Unmapped[] {
  if (settings.exportProjects) return [];
  return postedLines(invoice).flatMap(({ line: { projectNumber }, index }) =>
    projectNumber === undefined || projectNumber === invoice.projectNumber
      ? []
      : [{ what: 'project' as const, number: projectNumber, field: `lines[${index}].projectNumber` }],
  );
}
