import type { Moment24SevenOfficeSettings } from '../documents/integrations/moment-24sevenoffice.ts';
import type { Project, ProjectRecord } from '../documents/project.ts';
import type { Judgement } from '../sync/define-sync.ts';
import type { Unmapped } from '../sync/outcome.ts';
import type { Parent } from '../sync/receipt.ts';
import { type Findings, isRejected, numberFindings, presenceFindings } from './field-checks.ts';
import { customersDirection, type DeliveredParents, delivered, firstMissing } from './parents.ts';

type Settings = Moment24SevenOfficeSettings;

/** A Moment project keeps its number at 24SevenOffice, where it is the project's id. */
export const projectToProjectRecord: Judgement<Project, ProjectRecord, Settings> = {
  isOn: (settings) => settings.exportProjects,
  parents: parentsOf,
  decide: ({ document, settings, parents }) => {
    const own = [...numberFindings('number', document.number), ...presenceFindings('name', document.name)];
    const missing = firstMissing(parents, parentsOf(document, settings));
    if (missing !== undefined && !isRejected(own)) return { kind: 'wait', parent: missing };
    const customer = customerOf(document, settings, parents);
    const problems = missing === undefined ? [...own, ...customer.findings] : own;
    if (isRejected(problems)) return { kind: 'reject', problems };
    const number = document.number ?? '';
    const target = { number, name: document.name.trim(), customerNumber: customer.number };
    return { kind: 'send', target, clue: number, unmapped: customer.unmapped };
  },
};

/** The customer is waited for when its number comes from its own delivery. */
function parentsOf(project: Project, settings: Settings): readonly Parent[] {
  if (fixedNumber(settings) !== undefined || !settings.exportCustomers || project.customerId === undefined) return [];
  return [{ direction: customersDirection, key: project.customerId }];
}

/** `clientId` and `factoringId` stand for the customer of every project, internal ones too. */
function fixedNumber({ clientId, factoringId }: Settings): { field: string; number: string } | undefined {
  if (clientId !== undefined) return { field: 'settings.clientId', number: clientId };
  return factoringId === undefined ? undefined : { field: 'settings.factoringId', number: factoringId };
}

type CustomerNumber = {
  readonly number?: string | undefined;
  readonly findings: Findings;
  readonly unmapped?: readonly Unmapped[];
};

function customerOf(project: Project, settings: Settings, parents: DeliveredParents): CustomerNumber {
  const fixed = fixedNumber(settings);
  if (fixed !== undefined) return vouchedByNobody(fixed.field, fixed.number);
  // An internal project has no customer.
  if (project.customerId === undefined) return { findings: [] };
  if (!settings.exportCustomers) return vouchedByNobody('customerNumber', project.customerNumber);
  const number = delivered(parents, { direction: customersDirection, key: project.customerId })?.number;
  return { number, findings: numberFindings('customerNumber', number) };
}

/** A number of a setting, or of the source alone: the target is asked for it before anything is sent. */
function vouchedByNobody(field: string, number: string | undefined): CustomerNumber {
  const unmapped = number === undefined ? [] : [{ what: 'customer', number, field } as const];
  return { number, findings: numberFindings(field, number), unmapped };
}
