import type { Company } from '../state/client-state.ts';
import { companyTypes } from '../types/company-types.ts';
import { utcMilliseconds, utcText } from '../wire/server-time.ts';
import { processingFault } from '../wire/soap-fault.ts';
import { isRecord, recordOf, textOf, textsOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import type { ClientCall } from './service.ts';
import { visible } from './visible.ts';

type Criterion = (company: Company) => boolean;

/** Searches companies. All criteria must fit; only the named elements come back. */
export function findCompanies(call: ClientCall): XmlRecord {
  const criteria = criteriaOf(recordOf(call.input, 'searchParams'));
  if (criteria.length === 0) throw processingFault('Please specify at least one search parameter');
  const properties = textsOf(call.input, 'returnProperties', 'string');
  const unknown = properties.find(
    (name) => name === 'APIException' || !companyTypes.records.Company?.some((rule) => rule.name === name),
  );
  if (unknown !== undefined) throw processingFault(`The return property '${unknown}' is not valid`);
  const found = visible(call, call.client.companies).filter(
    (company) => company.active && criteria.every((fits) => fits(company)),
  );
  return { Company: found.map((company) => pick(companyRecord(company), properties)) };
}

/** A company as the vendor writes it. */
function companyRecord(company: Company): XmlRecord {
  return {
    ...company.fields,
    Id: String(company.id),
    DateCreated: utcText(company.registeredAt),
    DateChanged: utcText(company.changedAt),
  };
}

function pick(record: XmlRecord, names: readonly string[]): XmlRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));
}

function criteriaOf(search: XmlRecord): readonly Criterion[] {
  const ids = textsOf(search, 'CompanyIds', 'int').map(Number);
  const criteria: readonly (readonly [unknown, Criterion])[] = [
    [textOf(search, 'ExternalId') || undefined, ({ fields }) => fields.ExternalId === search.ExternalId],
    [search.CompanyId, ({ id }) => id === wholeOf(search, 'CompanyId')],
    [ids.length > 0 ? ids : undefined, ({ id }) => ids.includes(id)],
    [search.CompanyName, ({ fields }) => matches(textOf(fields, 'Name') ?? '', textOf(search, 'CompanyName') ?? '')],
    [
      search.ChangedAfter,
      ({ changedAt }) => Date.parse(changedAt) > utcMilliseconds(textOf(search, 'ChangedAfter') ?? ''),
    ],
    [
      search.CompanyEmail,
      ({ fields }) => holdsValue(recordOf(fields, 'EmailAddresses'), textOf(search, 'CompanyEmail')),
    ],
    [search.CompanyPhone, ({ fields }) => holdsValue(recordOf(fields, 'PhoneNumbers'), textOf(search, 'CompanyPhone'))],
    [search.OrganizationNumber, ({ fields }) => fields.OrganizationNumber === search.OrganizationNumber],
  ];
  return criteria.filter(([given]) => given !== undefined).map(([, criterion]) => criterion);
}

/** `%` stands for any text, as a public client uses it. */
function matches(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('%');
  const text = name.toLowerCase();
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let place = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, place);
    if (found < 0) return false;
    place = found + part.length;
  }
  return text.length - last.length >= place && text.endsWith(last);
}

function holdsValue(addresses: XmlRecord, value: string | undefined): boolean {
  return Object.values(addresses).some((address) => isRecord(address) && address.Value === value);
}
