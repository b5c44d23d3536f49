import type { ClientState, Project } from '../state/client-state.ts';
import { processingFault } from '../wire/soap-fault.ts';
import { recordOf, textOf, wholeOf, type XmlRecord, type XmlValue } from '../wire/xml-value.ts';
import type { ClientCall } from './service.ts';

/**
 * Elements that the system sets, whatever is sent. https://developer.24sevenoffice.com/servicedatatypes/projectservicedatatypes.html
 */
const notKept = ['Id', 'Enabled', 'RawName', 'DateChanged', 'DateRegistered', 'Owner', 'CustomerName'];

/** Makes a project or changes the one with the given id; every problem is a fault. The answer is the project id. */
export function saveProject({ input, client, state, identity, now }: ClientCall): string {
  const sent = recordOf(input, 'project');
  const id = wholeOf(sent, 'Id');
  const known = id === undefined ? undefined : client.projects.find((project) => project.id === id);
  refuse(id !== undefined && id < 1, 'Project id must be a positive number');
  refuse(known === undefined && textOf(sent, 'Name') === undefined, 'Project name is required');
  const customerId = wholeOf(sent, 'CustomerId');
  const isStranger = customerId !== undefined && !client.companies.some((company) => company.id === customerId);
  refuse(
    isStranger && state.switches.unknownProjectCustomer === 'refuse',
    `Customer with id ${customerId} was not found`,
  );
  const at = now.toISOString();
  const saved = known ?? {
    id: id ?? nextProjectId(client),
    active: true,
    registeredAt: at,
    changedAt: at,
    fields: {},
    owner: 0,
  };
  if (known === undefined) client.projects.push(saved);
  saved.fields = { ...saved.fields, ...keptFields(sent) };
  saved.owner = identity.employeeId;
  saved.changedAt = at;
  return String(saved.id);
}

function keptFields(sent: XmlRecord): Project['fields'] {
  const entries = Object.entries(sent).flatMap<[string, XmlValue]>(([name, value]) =>
    value === undefined || notKept.includes(name) ? [] : [[name, value]],
  );
  return Object.fromEntries(entries);
}

function nextProjectId(client: ClientState): number {
  const taken = new Set(client.projects.map(({ id }) => id));
  while (taken.has(client.nextProjectId)) client.nextProjectId += 1;
  client.nextProjectId += 1;
  return client.nextProjectId - 1;
}

function refuse(isWrong: boolean, text: string): void {
  if (isWrong) throw processingFault(text);
}
