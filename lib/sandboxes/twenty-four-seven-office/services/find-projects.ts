import type { ClientState, Project } from '../state/client-state.ts';
import { serverTime, utcMilliseconds, utcText } from '../wire/server-time.ts';
import { flagOf, recordOf, textOf, textsOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import type { ClientCall } from './service.ts';
import { visible } from './visible.ts';

/** The active projects that fit all criteria; without any, all of them. */
export function findProjects(call: ClientCall): XmlRecord {
  const search = recordOf(call.input, 'Ps');
  const fits = criteria(search, call.identity.employeeId);
  const found = visible(call, call.client.projects).filter((project) => project.active && fits(project));
  return { Project: found.map((project) => projectRecord(call.client, project)) };
}

/** A project as the vendor writes it: `Enabled` is always false, the customer's name comes from the register. */
export function projectRecord(client: ClientState, project: Project): XmlRecord {
  const customer = client.companies.find(({ id }) => id === wholeOf(project.fields, 'CustomerId'));
  return {
    ...project.fields,
    Id: String(project.id),
    Enabled: 'false',
    CustomerName: customer?.fields.Name,
    Owner: String(project.owner),
    DateChanged: utcText(project.changedAt),
    DateRegistered: utcText(project.registeredAt),
  };
}

function criteria(search: XmlRecord, employeeId: number): (project: Project) => boolean {
  const ids = textsOf(search, 'ProjectIds', 'int').map(Number);
  const customerId = wholeOf(search, 'CustomerId');
  const text = textOf(search, 'Search')?.toLowerCase();
  const changedAfter = textOf(search, 'ChangedAfter');
  const startedAfter = textOf(search, 'StartedAfter');
  const startedBefore = textOf(search, 'StartedBefore');
  return ({ id, fields, owner, changedAt }) => {
    const start = serverTime(textOf(fields, 'DateStart') ?? '0001-01-01T00:00:00');
    return [
      ids.length === 0 || ids.includes(id),
      flagOf(search, 'MyProjects') !== true || owner === employeeId,
      customerId === undefined || wholeOf(fields, 'CustomerId') === customerId,
      text === undefined || `${id} ${textOf(fields, 'Name') ?? ''}`.toLowerCase().includes(text),
      changedAfter === undefined || Date.parse(changedAt) > utcMilliseconds(changedAfter),
      startedAfter === undefined || start > serverTime(startedAfter),
      startedBefore === undefined || start < serverTime(startedBefore),
    ].every(Boolean);
  };
}
