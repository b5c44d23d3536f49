import type { MomentEconomicSettings } from '../documents/integrations/moment-economic.ts';
import type { LedgerProject } from '../documents/ledger-project.ts';
import type { Project } from '../documents/project.ts';
import type { Judgement } from '../sync/define-sync.ts';
import type { Unmapped } from '../sync/outcome.ts';
import type { Parent } from '../sync/receipt.ts';
import { economicCustomers } from './economic-directions.ts';
import { type Findings, isRejected, presenceFindings, shown } from './field-checks.ts';
import { type DeliveredParents, delivered, firstMissing } from './parents.ts';
import { shortNumberFindings } from './short-number.ts';

type Settings = MomentEconomicSettings;

/** Project.name of the projects service holds this many characters. */
const longestName = 100;

/** A Moment project keeps its number at e-conomic, and is always active there. */
export const projectToLedgerProject: Judgement<Project, LedgerProject, Settings> = {
  isOn: (settings) => settings.exportProjects,
  parents: parentsOf,
  decide: ({ document, settings, parents }) => {
    const own = [...shortNumberFindings('number', document.number), ...nameFindings(document.name.trim())];
    const missing = firstMissing(parents, parentsOf(document, settings));
    if (missing !== undefined && !isRejected(own)) return { kind: 'wait', parent: missing };
    const customer = customerOf(document, settings, parents);
    const problems = missing === undefined ? [...own, ...customer.findings] : own;
    if (isRejected(problems)) return { kind: 'reject', problems };
    const number = document.number ?? '';
    const target = {
      number,
      name: document.name.trim(),
      customerNumber: customer.number,
      group: settings.projectGroup,
    };
    return { kind: 'send', target, clue: number, unmapped: customer.unmapped };
  },
};

function parentsOf(project: Project, settings: Settings): readonly Parent[] {
  if (!settings.exportCustomers || project.customerId === undefined) return [];
  return [{ direction: economicCustomers, key: project.customerId }];
}

type CustomerNumber = {
  readonly number?: string | undefined;
  readonly findings: Findings;
  readonly unmapped?: readonly Unmapped[];
};

/** Where customers are not exported, the source's own number must be one that e-conomic knows. */
function customerOf(project: Project, settings: Settings, parents: DeliveredParents): CustomerNumber {
  // An internal project has no customer.
  if (project.customerId === undefined) return { findings: [] };
  const field = 'customerNumber';
  if (settings.exportCustomers) {
    const number = delivered(parents, { direction: economicCustomers, key: project.customerId })?.number;
    return { number, findings: shortNumberFindings(field, number) };
  }
  const number = project.customerNumber;
  const unmapped = number === undefined ? [] : [{ what: 'customer', number, field } as const];
  return { number, findings: shortNumberFindings(field, number), unmapped };
}

function nameFindings(name: string): Findings {
  if (name.length <= longestName) return presenceFindings('name', name);
  return [{ code: 'field-invalid', field: 'name', value: shown(name) }];
}
