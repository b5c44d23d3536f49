import { type FieldProblem, MomentRefusal, refuseFor } from './answer.ts';
import { checkFields } from './check-fields.ts';
import { entityFields, type FieldTable } from './fields.ts';
import { createRecord } from './records.ts';
import type { CompanyState, JsonObject, StoredRecord } from './state.ts';
import type { MomentWorld } from './world.ts';

/** Make an activity in a project. */
export function createActivity(world: MomentWorld, company: CompanyState, body: JsonObject): StoredRecord {
  refuseFor([...checkNewRecord(entityFields.projectExtensions, body), ...checkProject(company, body)]);
  const values = { ...body, projectExtensionState: 'open' };
  return createRecord(world, { company, entity: 'projectExtensions' }, values);
}

/** Make an expense; its `externalId` is the company's only one. */
export function createExpense(world: MomentWorld, company: CompanyState, body: JsonObject): StoredRecord {
  refuseFor([
    ...checkNewRecord(entityFields.projectExpenses, body),
    ...checkProject(company, body),
    ...checkActivity(company, body),
    ...checkCurrency(company, body),
    ...(body.amountIncludingVat === 0 ? [{ field: 'amountIncludingVat', message: 'must not be 0' }] : []),
  ]);
  const known = Object.values(company.records.projectExpenses).find(
    (expense) => expense.values.externalId === body.externalId,
  );
  if (known !== undefined) {
    throw new MomentRefusal(
      { status: 409, code: 'DUPLICATE', message: `externalId ${body.externalId} is that of expense ${known.id}` },
      { errors: [{ field: 'externalId', message: `is that of expense ${known.id}` }], existingId: known.id },
    );
  }
  return createRecord(world, { company, entity: 'projectExpenses' }, body);
}

function checkNewRecord(fields: FieldTable, body: JsonObject): FieldProblem[] {
  const readOnly = Object.keys(body).filter((name) => fields[name]?.readOnly === true);
  const missing = Object.entries(fields).filter(
    ([name, field]) => field.required === true && (body[name] ?? null) === null,
  );
  return [
    ...checkFields(fields, body),
    ...readOnly.map((field) => ({ field, message: 'is read only' })),
    ...missing.map(([field]) => ({ field, message: 'is missing' })),
  ];
}

function checkProject(company: CompanyState, { projectId }: JsonObject): FieldProblem[] {
  const known = typeof projectId !== 'number' || company.records.projects[String(projectId)] !== undefined;
  return known ? [] : [{ field: 'projectId', message: 'is not a project of this company' }];
}

function checkActivity(company: CompanyState, { projectId, projectExtensionId }: JsonObject): FieldProblem[] {
  if (typeof projectExtensionId !== 'number') {
    return [];
  }
  const activity = company.records.projectExtensions[String(projectExtensionId)]?.values;
  return activity?.projectId === projectId && activity?.projectExtensionState === 'open'
    ? []
    : [{ field: 'projectExtensionId', message: 'is not an open activity of this project' }];
}

/** Which currencies a company has is not documented. */
function checkCurrency({ currencyCode, expenseCurrencies }: CompanyState, body: JsonObject): FieldProblem[] {
  const known =
    typeof body.currencyCode !== 'string' || [currencyCode, ...expenseCurrencies].includes(body.currencyCode);
  return known ? [] : [{ field: 'currencyCode', message: 'is not a currency of this company' }];
}
