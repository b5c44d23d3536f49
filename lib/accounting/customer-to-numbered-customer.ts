import type { Customer, PostalAddress } from '../documents/customer.ts';
import type { MomentXledgerSettings } from '../documents/integrations/moment-xledger.ts';
import type { NumberedCustomer } from '../documents/numbered-customer.ts';
import type { Judgement } from '../sync/define-sync.ts';
import { codeFindings, mailAddressFindings } from './code-findings.ts';
import { type Findings, isRejected, presenceFindings, shown } from './field-checks.ts';
import { norwegianOrganizationNumber } from './organization-number.ts';

const longestName = 200;

/** A Moment customer becomes a company and a customer at Xledger, under Moment's number. */
export const customerToNumberedCustomer: Judgement<Customer, NumberedCustomer, MomentXledgerSettings> = {
  isOn: (settings) => settings.exportCustomers,
  parents: () => [],
  decide: ({ document }) => {
    const target = recordOf(document);
    const problems = [
      ...codeFindings('number', document.number),
      ...nameFindings(target.name),
      ...mailAddressFindings('email', target.email),
      ...countryFindings(document.address),
    ];
    if (isRejected(problems)) return { kind: 'reject', problems };
    return { kind: 'send', target, clue: target.number };
  },
};

function recordOf({ number, name, organizationNumber, email, address }: Customer): NumberedCustomer {
  const lines = (address?.lines ?? []).map((line) => line.trim()).filter((line) => line !== '');
  return {
    number: number ?? '',
    name: name.trim(),
    organizationNumber: keptOrganizationNumber(organizationNumber),
    email: filled(email),
    streetAddress: filled(lines.join(', ')),
    zipCode: filled(address?.zipCode),
    place: filled(address?.city),
    country: address?.country?.trim().toUpperCase() ?? '',
  };
}

/** Norwegian numbers as their nine digits, so that an existing company is found; foreign ones as they stand. */
function keptOrganizationNumber(text: string | undefined): string | undefined {
  const trimmed = filled(text);
  return trimmed === undefined ? undefined : (norwegianOrganizationNumber(trimmed) ?? trimmed);
}

function filled(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

function nameFindings(name: string): Findings {
  if (name.length <= longestName) return presenceFindings('name', name);
  return [{ code: 'field-invalid', field: 'name', value: shown(name) }];
}

/** The country decides how Xledger treats the customer's VAT: it is asked for, not guessed. */
function countryFindings(address: PostalAddress | undefined): Findings {
  const country = address?.country?.trim() ?? '';
  if (country === '') return [{ code: 'field-missing', field: 'address.country' }];
  return /^[A-Za-z]{2}$/.test(country)
    ? []
    : [{ code: 'field-invalid', field: 'address.country', value: shown(country) }];
}
