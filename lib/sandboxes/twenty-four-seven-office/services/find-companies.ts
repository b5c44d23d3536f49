import type { Company } from '../state/client-state.ts';
import { companyTypes } from '../types/company-types.ts';
import { utcMilliseconds, utcText } from '../wire/server-time.ts';
import { processingFault } from '../wire/soap-fault.ts';
import { isRecord, recordOf, textOf, textsOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { picked, refuseUnknownProperties } from './return-properties.ts';
import type { ClientCall } from './service.ts';
import { matchesPattern } from './text-pattern.ts';
import { visible } from './visible.ts';

type Criterion = (company: Company) => boolean;

/** Searches companies. All criteria must fit; only the named elements come back. */
export function findCompanies(call: ClientCall): XmlRecord {
  const criteria = criteriaOf(recordOf(call.input, 'searchParams'));
  if (criteria.length === 0) throw processingFault('Please specify at least one search parameter');
  const properties = refuseUnknownProperties(call.input, 'returnProperties', companyTypes.records.Company);
  const found = visible(call, call.client.companies).filter(
    (company) => company.active && criteria.every((fits) => fits(company)),
  );
  return { Company: found.map((company) => picked(companyRecord(company), properties)) };
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

function criteriaOf(search: XmlRecord): readonly Criterion[] {
  const ids = textsOf(search, 'CompanyIds', 'int').map(Number);
  const criteria: readonly (readonly [unknown, Criterion])[] = [
    [textOf(search, 'ExternalId') || undefined, ({ fields }) => fields.ExternalId === search.ExternalId],
    [search.CompanyId, ({ id }) => id === wholeOf(search, 'CompanyId')],
    [ids.length > 0 ? ids : undefined, ({ id }) => ids.includes(id)],
    [
      search.CompanyName,
      ({ fields }) => matchesPattern(textOf(fields, 'Name') ?? '', textOf(search, 'CompanyName') ?? ''),
    ],
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

function holdsValue(addresses: XmlRecord, value: string | undefined): boolean {
  return Object.values(addresses).some((address) => isRecord(address) && address.Value === value);
}
