import type { Customer, PostalAddress } from '../documents/customer.ts';
import type { MomentEconomicSettings } from '../documents/integrations/moment-economic.ts';
import type { LedgerCustomer } from '../documents/ledger-customer.ts';
import type { Judgement } from '../sync/define-sync.ts';
import { type Findings, isRejected, presenceFindings, shown } from './field-checks.ts';
import { shortNumberFindings } from './short-number.ts';

/** A Moment customer keeps its number at e-conomic. Group, VAT zone, terms and currency are those of new customers. */
export const customerToLedgerCustomer: Judgement<Customer, LedgerCustomer, MomentEconomicSettings> = {
  isOn: (settings) => settings.exportCustomers,
  parents: () => [],
  decide: ({ document, settings }) => {
    const name = document.name.trim();
    const email = present(document.email);
    const problems = [
      ...shortNumberFindings('number', document.number),
      ...presenceFindings('name', name),
      ...lengthFindings('name', name, 255),
      ...emailFindings(email),
      ...countryFindings(document.address),
    ];
    if (isRejected(problems)) return { kind: 'reject', problems };
    const number = document.number ?? '';
    const target = {
      number,
      name,
      organizationNumber: present(document.organizationNumber),
      email,
      ...postal(document.address),
      group: settings.customerGroup,
      vatZone: settings.vatZone,
      paymentTerms: settings.paymentTerms,
      currency: settings.currency,
    };
    return { kind: 'send', target, clue: number };
  },
};

type Postal = Pick<LedgerCustomer, 'address' | 'zipCode' | 'city' | 'country'>;

function postal(address: PostalAddress | undefined): Postal {
  if (address === undefined) return {};
  const lines = address.lines.map((line) => line.trim()).filter((line) => line !== '');
  return {
    address: lines.length === 0 ? undefined : lines.join('\n'),
    zipCode: present(address.zipCode),
    city: present(address.city),
    country: countryName(address.country),
  };
}

/** e-conomic keeps the country as free text and prints it on letters: its Danish name. */
const countryNames = new Intl.DisplayNames(['da'], { type: 'region', fallback: 'none' });

function countryName(code: string | undefined): string | undefined {
  const known = present(code)?.toUpperCase();
  return known === undefined || !/^[A-Z]{2}$/.test(known) ? undefined : countryNames.of(known);
}

function countryFindings(address: PostalAddress | undefined): Findings {
  const code = present(address?.country);
  if (code === undefined || countryName(code) !== undefined) return [];
  return [{ code: 'field-invalid', field: 'country', value: shown(code) }];
}

function lengthFindings(field: string, text: string, longest: number): Findings {
  return text.length <= longest ? [] : [{ code: 'field-invalid', field, value: shown(text) }];
}

function emailFindings(email: string | undefined): Findings {
  return email === undefined || email.includes('@')
    ? []
    : [{ code: 'field-invalid', field: 'email', value: shown(email) }];
}

function present(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}
