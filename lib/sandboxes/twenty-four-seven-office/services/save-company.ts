import type { ClientState, Company } from '../state/client-state.ts';
import { flagOf, textOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { apiException, type ItemProblem, invalidItem, missingItem, tooLongItem } from './api-exception.ts';
import type { ClientCall } from './service.ts';

/** Lengths that the vendor's page names. https://developer.24sevenoffice.com/servicedatatypes/companyservicedatatypes.html */
const lengths: Readonly<Record<string, number>> = {
  OrganizationNumber: 20,
  Name: 200,
  FirstName: 50,
  NickName: 200,
  Url: 255,
  GlnNumber: 13,
};

/** Elements that the answer repeats; which more the vendor repeats is not documented. */
const echoed = ['ExternalId', 'OrganizationNumber', 'Name', 'Country', 'Type'];

/** Elements that only the system sets, or that are a command and not data. */
const notKept = [
  'APIException',
  'Id',
  'DateCreated',
  'DateChanged',
  'ExplicitlySpecifyNewCompanyId',
  'Username',
  'Password',
];

const operation = 'CompanyService.CompanyService.SaveCompanies(Company[] companies)';

/** Saves one company of the list. What is wrong with it is told on its own item; the others are saved. */
export function saveCompany({ client, state, now }: ClientCall, item: XmlRecord): XmlRecord {
  const id = wholeOf(item, 'Id');
  const known = id === undefined ? undefined : client.companies.find((company) => company.id === id);
  const explicit =
    flagOf(item, 'ExplicitlySpecifyNewCompanyId') === true || state.switches.unknownCompanyId === 'create';
  const problem = known === undefined ? newCompanyProblem(item, id, explicit) : changedCompanyProblem(item, known);
  if (problem !== undefined) return { APIException: apiException(problem, operation), Id: item.Id, Name: item.Name };
  const saved = known === undefined ? addCompany(client, id, now) : known;
  const sent = Object.entries(item).filter(([name]) => !notKept.includes(name));
  saved.fields = Object.fromEntries(
    Object.entries({ ...saved.fields, ...Object.fromEntries(sent) }).flatMap(keptField),
  );
  saved.changedAt = now.toISOString();
  return { Id: String(saved.id), ...Object.fromEntries(echoed.map((name) => [name, item[name]])) };
}

function newCompanyProblem(item: XmlRecord, id: number | undefined, explicit: boolean): ItemProblem | undefined {
  if (id !== undefined && id < 1) return missingItem(`Company id ${id} is not a positive number`);
  if (id !== undefined && !explicit) return missingItem(`Company with id ${id} was not found`);
  if (textOf(item, 'Name') === undefined) return missingItem('Parameter Name is required');
  if ((textOf(item, 'Type') ?? 'None') === 'None') return missingItem('Parameter Type is required');
  return contentProblem(item, textOf(item, 'Type'));
}

function changedCompanyProblem(item: XmlRecord, known: Company): ItemProblem | undefined {
  if (flagOf(item, 'ExplicitlySpecifyNewCompanyId') === true)
    return missingItem(`Company id ${known.id} is already in use`);
  return contentProblem(item, textOf(item, 'Type') ?? textOf(known.fields, 'Type'));
}

function contentProblem(item: XmlRecord, type: string | undefined): ItemProblem | undefined {
  const long = tooLongItem(lengths, item);
  if (long !== undefined) return long;
  if (textOf(item, 'FirstName') !== undefined && type !== 'Consumer')
    return invalidItem('FirstName is for Consumer only');
  const country = textOf(item, 'Country');
  if (country !== undefined && !/^[A-Za-z]{2}$/.test(country))
    return invalidItem(`Country '${country}' is not a two-letter code`);
  return undefined;
}

function addCompany(client: ClientState, chosen: number | undefined, now: Date): Company {
  const at = now.toISOString();
  const id = chosen ?? nextCompanyId(client);
  const added: Company = { id, active: true, registeredAt: at, changedAt: at, fields: {} };
  client.companies.push(added);
  return added;
}

function nextCompanyId(client: ClientState): number {
  const taken = new Set(client.companies.map(({ id }) => id));
  while (taken.has(client.nextCompanyId)) client.nextCompanyId += 1;
  client.nextCompanyId += 1;
  return client.nextCompanyId - 1;
}

function keptField([name, value]: [string, XmlRecord[string]]): [string, Exclude<XmlRecord[string], undefined>][] {
  return value === undefined ? [] : [[name, value]];
}
