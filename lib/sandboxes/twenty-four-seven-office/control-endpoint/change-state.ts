import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { defaultClient } from '../state/client-defaults.ts';
import type { ClientState, Company, Project } from '../state/client-state.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type {
  clientSettings,
  companyChange,
  companySettings,
  loginSettings,
  projectSettings,
} from './control-requests.ts';

/** Sets a login and makes the clients that its identities name. */
export function putLogin(
  state: SandboxState,
  username: string,
  { settings, now }: { settings: z.output<typeof loginSettings>; now: Date },
): void {
  const { password, applicationId, identities } = settings;
  for (const { clientId, clientName } of identities) {
    const client = state.clients[clientId];
    if (client === undefined) state.clients[clientId] = defaultClient(clientId, clientName, now);
    else client.name = clientName;
  }
  state.logins[username] = {
    username,
    password,
    applicationId: applicationId?.toLowerCase(),
    identities: identities.map(({ id, clientId, isDefault, isDisabled, employeeId }) => ({
      ...{ clientId, isDefault, isDisabled, employeeId },
      id: id.toLowerCase(),
    })),
  };
}

/** Changes the set-up of a client, made with defaults when it does not exist. */
export function putClient(
  state: SandboxState,
  id: string,
  { settings, now }: { settings: z.output<typeof clientSettings>; now: Date },
): ClientState {
  const known = state.clients[id] ?? defaultClient(id, settings.name ?? `Client ${id}`, now);
  const { years, ...others } = settings;
  const changed = {
    ...known,
    ...others,
    years:
      years?.map((open) => ({ ...open, id: known.years.find(({ year }) => year === open.year)?.id ?? randomUUID() })) ??
      known.years,
  };
  state.clients[id] = changed;
  return changed;
}

/** Adds a company by hand; undefined when its number is taken. */
export function addCompanyByHand(
  client: ClientState,
  settings: z.output<typeof companySettings>,
  now: Date,
): Company | undefined {
  const id = settings.id ?? client.nextCompanyId;
  if (client.companies.some((company) => company.id === id)) return undefined;
  if (settings.id === undefined) client.nextCompanyId += 1;
  const fields: Company['fields'] = { Name: settings.name, Type: settings.type };
  if (settings.organizationNumber !== undefined) fields.OrganizationNumber = settings.organizationNumber;
  if (settings.externalId !== undefined) fields.ExternalId = settings.externalId;
  if (settings.email !== undefined) fields.EmailAddresses = { Primary: { Value: settings.email } };
  const at = now.toISOString();
  const added = { id, active: settings.active, registeredAt: at, changedAt: at, fields };
  client.companies.push(added);
  return added;
}

/** Adds a project by hand; undefined when its number is taken. */
export function addProjectByHand(
  client: ClientState,
  { id: chosen, name, customerId, active }: z.output<typeof projectSettings>,
  now: Date,
): Project | undefined {
  const id = chosen ?? client.nextProjectId;
  if (client.projects.some((project) => project.id === id)) return undefined;
  if (chosen === undefined) client.nextProjectId += 1;
  const at = now.toISOString();
  const fields: Project['fields'] = { Name: name, NameDisplay: 'Plain', TimeReg: 'WorkType' };
  if (customerId !== undefined) fields.CustomerId = String(customerId);
  const added = { id, active, registeredAt: at, changedAt: at, fields, owner: 1 };
  client.projects.push(added);
  return added;
}

/** Renames a company or deletes it: a deleted one stays in the register and is found no more. */
export function changeCompany(
  client: ClientState,
  id: number,
  { settings: { name, active }, now }: { settings: z.output<typeof companyChange>; now: Date },
): Company | undefined {
  const found = client.companies.find((company) => company.id === id);
  if (found === undefined) return undefined;
  if (name !== undefined) found.fields.Name = name;
  if (active !== undefined) found.active = active;
  found.changedAt = now.toISOString();
  return found;
}
