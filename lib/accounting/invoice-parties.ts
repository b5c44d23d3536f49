import type { Invoice } from '../documents/invoice.ts';
import type { Unmapped } from '../sync/outcome.ts';
import type { Parent } from '../sync/receipt.ts';
import type { Findings } from './field-checks.ts';
import { type DeliveredParents, delivered } from './parents.ts';
import { postedLines } from './posted-lines.ts';

/** What of an integration's settings decides about an invoice's parties. */
export type PartySettings = {
  readonly exportCustomers: boolean;
  readonly exportProjects: boolean;
  /** Stands for every customer, where it is set. */
  readonly factoringId?: string | undefined;
};

/** What differs between ledgers: the directions that an invoice waits for, and what a number may be. */
export type PartyRules = {
  readonly customers: string;
  readonly projects: string;
  readonly numberFindings: (field: string, number: string | undefined) => Findings;
};

/** Customer and project numbers as the voucher shall carry them, and what is wrong with them. */
export type Parties = {
  readonly customerNumber: string | undefined;
  readonly projectNumber: string | undefined;
  readonly findings: Findings;
  /** Numbers that no delivery of ours vouches for. */
  readonly unmapped: readonly Unmapped[];
};

/** What an invoice waits for, and its numbers as the voucher carries them, by the rules of one ledger. */
export function partiesBy(rules: PartyRules) {
  return {
    /** What an invoice waits for. What is never sent waits for nothing; a direction that is off delivers nothing. */
    parentsOf: (invoice: Invoice, settings: PartySettings): readonly Parent[] => {
      if (!invoice.finalized || invoice.transfer === 'doNotTransfer') return [];
      return parentsOf({ invoice, settings, rules });
    },
    /** The numbers, once the parents are delivered. */
    partiesOf: (invoice: Invoice, settings: PartySettings, parents: DeliveredParents): Parties => {
      const asked = { invoice, settings, rules };
      const customer = customerOf(asked, parents);
      const project = projectOf(asked, parents);
      return {
        customerNumber: customer.number,
        projectNumber: project.number,
        findings: [...customer.findings, ...project.findings],
        unmapped: [...customer.unmapped, ...project.unmapped, ...unmappedLines(asked)],
      };
    },
  } as const;
}

type Asked = { readonly invoice: Invoice; readonly settings: PartySettings; readonly rules: PartyRules };

function parentsOf(asked: Asked): readonly Parent[] {
  const parents = [customerParent(asked), projectParent(asked), ...lineProjects(asked)];
  return parents.filter((parent) => parent !== undefined);
}

function customerParent({ invoice, settings, rules }: Asked): Parent | undefined {
  if (settings.factoringId !== undefined || !settings.exportCustomers) return undefined;
  return parentOf(rules, rules.customers, { key: invoice.customerId, number: invoice.customerNumber });
}

function projectParent({ invoice, settings, rules }: Asked): Parent | undefined {
  if (!settings.exportProjects) return undefined;
  return parentOf(rules, rules.projects, { key: invoice.projectId, number: invoice.projectNumber });
}

type Named = { readonly key: string | undefined; readonly number: string | undefined };

/** By the source's key; by number where the source gave no key. */
function parentOf(rules: PartyRules, direction: string, { key, number }: Named): Parent | undefined {
  if (key !== undefined) return { direction, key };
  return number === undefined || !fits(rules, number) ? undefined : { direction, number };
}

function fits({ numberFindings }: PartyRules, number: string): boolean {
  return numberFindings('number', number).length === 0;
}

/** Projects of lines that are not the invoice's own. */
function lineProjects({ invoice, settings, rules }: Asked): readonly (Parent | undefined)[] {
  if (!settings.exportProjects) return [];
  const parents = new Map<string, Parent | undefined>();
  for (const { line } of postedLines(invoice)) {
    const { projectNumber: number, projectId: key } = line;
    if (number === undefined || number === invoice.projectNumber || !fits(rules, number)) continue;
    parents.set(number, parentOf(rules, rules.projects, { key, number }));
  }
  return [...parents.values()];
}

type Found = Omit<Parties, 'customerNumber' | 'projectNumber'> & { readonly number: string | undefined };

function customerOf(asked: Asked, parents: DeliveredParents): Found {
  const { invoice, settings, rules } = asked;
  const { factoringId } = settings;
  if (factoringId !== undefined) return unmapped(rules, 'customer', ['settings.factoringId', factoringId]);
  if (!settings.exportCustomers) return unmapped(rules, 'customer', ['customerNumber', invoice.customerNumber]);
  const parent = customerParent(asked);
  if (parent === undefined) {
    return { number: undefined, findings: [{ code: 'field-missing', field: 'customerId' }], unmapped: [] };
  }
  return checked(rules, 'customerNumber', delivered(parents, parent)?.number);
}

/** The invoice's own project number; where it has only the project's key, the number of the delivered project. */
function projectOf(asked: Asked, parents: DeliveredParents): Found {
  const { invoice, rules } = asked;
  const { projectNumber, projectId } = invoice;
  if (projectNumber === undefined && projectId === undefined) return { number: undefined, findings: [], unmapped: [] };
  const parent = projectParent(asked);
  const known = parent === undefined ? undefined : delivered(parents, parent)?.number;
  // A project that was delivered under another number (it was renumbered since) does not vouch for this one.
  if (projectNumber !== undefined && projectNumber !== known) {
    return unmapped(rules, 'project', ['projectNumber', projectNumber]);
  }
  return checked(rules, 'projectNumber', known);
}

function checked({ numberFindings }: PartyRules, field: string, number: string | undefined): Found {
  return { number, findings: numberFindings(field, number), unmapped: [] };
}

type Stated = readonly [field: string, number: string | undefined];

function unmapped(rules: PartyRules, what: Unmapped['what'], [field, number]: Stated): Found {
  const isAsked = number !== undefined && fits(rules, number);
  return { ...checked(rules, field, number), unmapped: isAsked ? [{ what, number, field }] : [] };
}

/** With the export of projects off, the lines' own projects are asked for at the target. */
function unmappedLines({ invoice, settings, rules }: Asked): readonly Unmapped[] {
  if (settings.exportProjects) return [];
  return postedLines(invoice).flatMap(({ line: { projectNumber: number }, index }) => {
    if (number === undefined || number === invoice.projectNumber || !fits(rules, number)) return [];
    return [{ what: 'project', number, field: `lines[${index}].projectNumber` } as const];
  });
}
