import { type Findings, presenceFindings, shown } from './field-checks.ts';
import { norwegianOrganizationNumber } from './organization-number.ts';

/** Company.Name and Company.OrganizationNumber of 24SevenOffice hold this many characters. */
const longestName = 200;
const longestOrganizationNumber = 20;

/** Norwegian numbers as their nine digits, so that an existing customer is found; foreign ones as they stand. */
export function keptOrganizationNumber(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? undefined : (norwegianOrganizationNumber(trimmed) ?? trimmed);
}

/** A customer must have a name that the target has room for. */
export function nameFindings(name: string): Findings {
  if (name.length <= longestName) return presenceFindings('name', name);
  return [{ code: 'field-invalid', field: 'name', value: shown(name) }];
}

/** An organization number that the target has room for. */
export function organizationNumberFindings(number: string | undefined): Findings {
  if (number === undefined || number.length <= longestOrganizationNumber) return [];
  return [{ code: 'field-invalid', field: 'organizationNumber', value: shown(number) }];
}

/** An e-mail address, if there is one. */
export function emailFindings(email: string | undefined): Findings {
  return email === undefined || email.includes('@')
    ? []
    : [{ code: 'field-invalid', field: 'email', value: shown(email) }];
}
