import { type FieldTable, largestNumber, readFields } from '../fields.ts';
import { type Answer, emptyAnswer, type FieldProblem, jsonAnswer, notFound, refuseIfAny } from '../http/answer.ts';
import type { VendorCall, VendorOperation } from '../http/operation.ts';
import { filterable, type List, listed, searchable } from '../lists/list.ts';
import type { AgreementState } from '../state/agreement-state.ts';
import type { JsonObject } from '../state/json.ts';
import { nextNumber, objectVersionOf, putRecord } from '../state/records.ts';
import { readOperations } from './read-operations.ts';
import { checkObjectVersion } from './versions.ts';

const base = '/projectsapi/v1.1.0';
const rights = { roles: ['SuperUser', 'ProjectEmployee'], module: 'Project' };

const numbers = [
  ...['mainProjectNumber', 'responsibleEmployeeNumber', 'otherResponsibleEmployeeNumber', 'contactPersonId'],
  ...['deliveryLocationNumber', 'departmentNumber', 'status'],
];

/** https://apis.e-conomic.com/#tag/Projects */
const fields: FieldTable = {
  number: { kind: 'integer' },
  name: { kind: 'text', shortest: 1, longest: 100, required: true },
  projectGroupNumber: { kind: 'integer', required: true },
  customerNumber: { kind: 'integer' },
  ...Object.fromEntries(numbers.map((name) => [name, { kind: 'integer' }])),
  ...{ isBarred: { kind: 'flag' }, isMainProject: { kind: 'flag' }, isMileageInvoiced: { kind: 'flag' } },
  description: { kind: 'text', longest: 2500 },
  otherReference: { kind: 'text', longest: 250 },
  ...{ deliveryDate: { kind: 'instant' }, closedDate: { kind: 'instant' } },
  ...{ fixedPrice: { kind: 'amount' }, mileage: { kind: 'number' } },
  objectVersion: { kind: 'text' },
  isClosed: { kind: 'flag' },
  ...Object.fromEntries(
    ['costPrice', 'salesPrice', 'invoicedTotal', 'lastUpdated'].map((name) => [name, { kind: 'read-only' }]),
  ),
};

/** Projects, their groups and statuses; all need the project module. */
export const projectOperations: readonly VendorOperation[] = [
  ...readOperations({
    ...{ name: 'projects', path: `${base}/Projects`, ...rights, ways: ['cursor', 'paged', 'count', 'item'] },
    list: projectList,
  }),
  ...readOperations({
    ...{ name: 'project-groups', path: `${base}/ProjectGroups`, ...rights, ways: ['cursor', 'paged', 'count', 'item'] },
    list: ({ agreement }) => smallList(agreement.projectGroups.map((group) => ({ ...group }))),
  }),
  ...readOperations({
    ...{ name: 'project-statuses', path: `${base}/ProjectStatuses`, ...rights },
    ways: ['cursor', 'paged', 'count', 'item'],
    list: ({ agreement }) => smallList(agreement.projectStatuses.map((status) => ({ ...status }))),
  }),
  {
    ...{ name: 'projects.create', host: 'services', method: 'POST', path: `${base}/Projects`, ...rights },
    takes: 'application/json',
    run: createProject,
  },
  {
    ...{ name: 'projects.put', host: 'services', method: 'PUT', path: `${base}/Projects`, ...rights },
    takes: 'application/json',
    run: replaceProject,
  },
  {
    ...{ name: 'projects.delete', host: 'services', method: 'DELETE', path: `${base}/Projects/#`, ...rights },
    run: deleteProject,
  },
];

function smallList(rows: readonly JsonObject[]): List {
  return {
    rows,
    key: 'number',
    filterable: { ...filterable('number', 'type'), ...searchable('name') },
    sortable: ['number'],
  };
}

function projectList(call: VendorCall): List {
  return {
    rows: listed(call, call.agreement.projects).map(([number, project]) => ({
      ...{ ...project.values, lastUpdated: project.lastUpdated },
      objectVersion: objectVersionOf(number, project),
    })),
    key: 'number',
    filterable: {
      ...filterable('number', 'customerNumber', 'projectGroupNumber', 'isClosed', 'isBarred', 'isMainProject'),
      ...filterable('lastUpdated', 'status', 'mainProjectNumber', 'otherReference'),
      ...searchable('name'),
    },
    sortable: ['number'],
  };
}

const code = (name: string) => `ProjectCannotBeCreatedUpdated${name}`;

function createProject(call: VendorCall): Answer {
  const { agreement, world } = call;
  const { values, problems } = readFields(call, fields, call.json());
  const { objectVersion, ...project } = values;
  const number = typeof project.number === 'number' ? project.number : nextNumber(agreement.projects);
  const taken = agreement.projects[String(number)] !== undefined;
  refuseIfAny([
    ...problems,
    ...checkProject(agreement, project),
    ...(taken ? [problem('number', 'The number is in use.', 'NumberAlreadyExists')] : []),
    ...(project.isClosed === true
      ? [{ field: 'isClosed', message: 'A project is not made closed.', code: 'ProjectCannotBeCreatedAsClosed' }]
      : []),
  ]);
  putRecord({ table: agreement.projects, key: String(number), now: world.now() }, { ...project, number });
  return jsonAnswer(201, { number });
}

/** The whole record: what is not sent is cleared. A project is not closed over the API. */
function replaceProject(call: VendorCall): Answer {
  const { agreement, world } = call;
  const { values, problems } = readFields(call, fields, call.json());
  const { objectVersion, isClosed, ...project } = values;
  const key = String(project.number);
  const known = agreement.projects[key];
  refuseIfAny(problems);
  if (known === undefined) {
    throw notFound();
  }
  checkObjectVersion(key, known, objectVersion);
  refuseIfAny(checkProject(agreement, project));
  const closed = known.values.isClosed ?? false;
  putRecord({ table: agreement.projects, key, now: world.now() }, { ...project, isClosed: closed });
  return emptyAnswer();
}

function deleteProject({ agreement, keys: [key = ''] }: VendorCall): Answer {
  if (agreement.projects[key] === undefined) {
    throw notFound();
  }
  const holds = (table: AgreementState['draftEntries']) =>
    Object.values(table).some(({ values }) => values.projectNumber === Number(key));
  refuseIfAny([
    ...(holds(agreement.draftEntries) ? [problemOf('ProjectCannotBeDeletedHasDraftEntries')] : []),
    ...(holds(agreement.bookedEntries) ? [problemOf('ProjectCannotBeDeletedHasBookedEntries')] : []),
  ]);
  delete agreement.projects[key];
  return emptyAnswer();
}

function problemOf(name: string): FieldProblem {
  return { field: 'number', message: 'The project cannot be deleted.', code: name };
}

function problem(field: string, message: string, name: string): FieldProblem {
  return { field, message, code: code(name) };
}

function checkProject(agreement: AgreementState, project: JsonObject): FieldProblem[] {
  const { number, projectGroupNumber, customerNumber, mainProjectNumber } = project;
  const within = (value: unknown, least: number) =>
    value === undefined || (typeof value === 'number' && value >= least && value <= largestNumber);
  const group = agreement.projectGroups.find((each) => each.number === projectGroupNumber);
  const customerLost = customerNumber !== undefined && agreement.customers[String(customerNumber)] === undefined;
  const main = mainProjectNumber === undefined ? true : agreement.projects[String(mainProjectNumber)] !== undefined;
  return [
    ...(within(number, 0) ? [] : [problem('number', 'The number is out of range.', 'NumberIsInvalid')]),
    ...(group === undefined ? [problem('projectGroupNumber', 'No such group.', 'GroupDoesNotExist')] : []),
    ...(group !== undefined && group.type !== 1 && customerNumber === undefined
      ? [problem('customerNumber', 'An external project needs a customer.', 'CustomerNumberRequired')]
      : []),
    ...(within(customerNumber, 1) ? [] : [problem('customerNumber', 'Out of range.', 'InvalidCustomerNumber')]),
    ...(customerLost ? [problem('customerNumber', 'The customer was not found.', 'CustomerNotFound')] : []),
    ...(main ? [] : [problem('mainProjectNumber', 'No such project.', 'MainProjectNumberDoesNotExistOrInvalid')]),
  ];
}
