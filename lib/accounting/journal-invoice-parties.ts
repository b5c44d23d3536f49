import type { MomentEconomicSettings } from '../documents/integrations/moment-economic.ts';
import type { Invoice } from '../documents/invoice.ts';
import type { Unmapped } from '../sync/outcome.ts';
import type { Parent } from '../sync/receipt.ts';
import { economicCustomers, economicProjects } from './economic-directions.ts';
import type { Findings } from './field-checks.ts';
import { type DeliveredParents, delivered } from './parents.ts';
import { postedLines } from './posted-lines.ts';
import { isShortNumber, shortNumberFindings } from './short-number.ts';

type Settings = MomentEconomicSettings;

/** Customer and project numbers as the voucher shall carry them, and what is wrong with them. */
export type JournalParties = {
  readonly customerNumber: string | undefined;
  readonly projectNumber: string | undefined;
  readonly findings: Findings;
  /** Numbers that no delivery of ours vouches for. */
  readonly unmapped: readonly Unmapped[];
};

/** What an invoice waits for. What is never sent waits for nothing; a direction that is off delivers nothing. */
export function journalInvoiceParents(invoice: Invoice, settings: Settings): readonly Parent[] {
  if (!invoice.finalized || invoice.transfer === 'doNotTransfer') return [];
  const parents = [customerParent(invoice, settings), projectParent(invoice, settings)];
  return [...parents.filter((parent) => parent !== undefined), ...lineProjects(invoice, settings)];
}

/** The numbers, once the parents are delivered. */
export function journalPartiesOf(invoice: Invoice, settings: Settings, parents: DeliveredParents): JournalParties {
  const customer = customerOf(invoice, settings, parents);
  const project = projectOf(invoice, settings, parents);
  return {
    customerNumber: customer.number,
    projectNumber: project.number,
    findings: [...customer.findings, ...project.findings],
    unmapped: [...customer.unmapped, ...project.unmapped, ...unmappedLines(invoice, settings)],
  };
}

function customerParent({ customerId, customerNumber }: Invoice, settings: Settings): Parent | undefined {
  return settings.exportCustomers ? parentOf(economicCustomers, customerId, customerNumber) : undefined;
}

function projectParent({ projectId, projectNumber }: Invoice, settings: Settings): Parent | undefined {
  return settings.exportProjects ? parentOf(economicProjects, projectId, projectNumber) : undefined;
}

/** By the source's key; by number where the source gave no key. */
function parentOf(direction: string, key: string | undefined, number: string | undefined): Parent | undefined {
  if (key !== undefined) return { direction, key };
  return number === undefined || !isShortNumber(number) ? undefined : { direction, number };
}

/** Projects of lines that are not the invoice's own. */
function lineProjects(invoice: Invoice, settings: Settings): readonly Parent[] {
  if (!settings.exportProjects) return [];
  const parents = new Map<string, Parent | undefined>();
  for (const { line } of postedLines(invoice)) {
    const { projectNumber: number, projectId } = line;
    if (number === undefined || number === invoice.projectNumber) continue;
    parents.set(number, parentOf(economicProjects, projectId, number));
  }
  return [...parents.values()].filter((parent) => parent !== undefined);
}

type Found = {
  readonly number: string | undefined;
  readonly findings: Findings;
  readonly unmapped: readonly Unmapped[];
};

function customerOf(invoice: Invoice, settings: Settings, parents: DeliveredParents): Found {
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
  if (projectNumber !== undefined && projectNumber !== known) {
    return unmapped('project', 'projectNumber', projectNumber);
  }
  return checked('projectNumber', known);
}

function checked(field: string, number: string | undefined): Found {
  return { number, findings: shortNumberFindings(field, number), unmapped: [] };
}

function unmapped(what: Unmapped['what'], field: string, number: string | undefined): Found {
  const findings = shortNumberFindings(field, number);
  const isAsked = number !== undefined && findings.length === 0;
  return { number, findings, unmapped: isAsked ? [{ what, number, field }] : [] };
}

/** Where projects are not exported, those of the lines must be known to e-conomic too. */
function unmappedLines(invoice: Invoice, settings: Settings): readonly Unmapped[] {
  if (settings.exportProjects) return [];
  return postedLines(invoice).flatMap(({ line: { projectNumber: number }, index }) => {
    if (number === undefined || number === invoice.projectNumber || !isShortNumber(number)) return [];
    return [{ what: 'project', number, field: `lines[${index}].projectNumber` } as const];
  });
}
