import type { Customer, CustomerRecord } from '../documents/customer.ts';
import type { Moment24SevenOfficeSettings } from '../documents/integrations/moment-24sevenoffice.ts';
import type { Judgement } from '../sync/define-sync.ts';
import { type Findings, isRejected, presenceFindings, shown } from './field-checks.ts';
import { norwegianOrganizationNumber } from './organization-number.ts';

/** Company.Name and Company.OrganizationNumber of 24SevenOffice hold this many characters. */
const longestName = 200;
const longestOrganizationNumber = 20;

/** A Moment customer becomes a company at 24SevenOffice, which gives it its number. */
export const customerToCustomerRecord: Judgement<Customer, CustomerRecord, Moment24SevenOfficeSettings> = {
  isOn: (settings) => settings.exportCustomers,
  parents: () => [],
  decide: ({ document, settings }) => {
    const organizationNumber = keptOrganizationNumber(document.organizationNumber);
    const email = document.email?.trim() || undefined;
    const problems = [
      ...nameFindings(document.name.trim()),
      ...organizationNumberFindings(organizationNumber),
      ...emailFindings(email),
    ];
    if (isRejected(problems)) return { kind: 'reject', problems };
    const externalId = `moment:${settings.momentCompanyCode}:${document.id}`;
    const target = { externalId, name: document.name.trim(), organizationNumber, email };
    // A customer that was there before Ledgerbridge has its number in Moment already: the first look-up tries it.
    return { kind: 'send', target, clue: document.number };
  },
};

/** Norwegian numbers as their nine digits, so that an existing customer is found; foreign ones as they stand. */
function keptOrganizationNumber(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : (norwegianOrganizationNumber(trimmed) ?? trimmed);
}

function nameFindings(name: string): Findings {
  if (name.length <= longestName) return presenceFindings('name', name);
  return [{ code: 'field-invalid', field: 'name', value: shown(name) }];
}

function organizationNumberFindings(number: string | undefined): Findings {
  if (number === undefined || number.length <= longestOrganizationNumber) return [];
  return [{ code: 'field-invalid', field: 'organizationNumber', value: shown(number) }];
}

function emailFindings(email: string | undefined): Findings {
  return email === undefined || email.includes('@')
    ? []
    : [{ code: 'field-invalid', field: 'email', value: shown(email) }];
}
