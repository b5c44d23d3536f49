import { type FieldProblem, invalid, MomentRefusal } from './answer.ts';
import { checkFields } from './check-fields.ts';
import { entityFields, type FieldTable } from './fields.ts';
import { largestBody, tooLarge } from './read-body.ts';
import { createRecord } from './records.ts';
import type { CompanyState, JsonObject, StoredRecord } from './state.ts';
import type { MomentWorld } from './world.ts';

const attachmentTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/tiff', 'image/gif'];

/** Make an activity in a project. */
export function createActivity(world: MomentWorld, company: CompanyState, body: JsonObject): StoredRecord {
  refuse([...checkNewRecord(entityFields.projectExtensions, body), ...checkProject(company, body)]);
  const values = { ...body, projectExtensionState: 'open' };
  return createRecord(world, { company, entity: 'projectExtensions' }, values);
}

/** Make an expense; its `externalId` is the company's only one. */
export function createExpense(world: MomentWorld, company: CompanyState, body: JsonObject): StoredRecord {
  refuse([
    ...checkNewRecord(entityFields.projectExpenses, body),
    ...checkProject(company, body),
    ...checkActivity(company, body),
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

/** Keep a file with an expense. */
export async function createAttachment(
  world: MomentWorld,
  { company, expense }: { readonly company: CompanyState; readonly expense: StoredRecord },
  file: File,
): Promise<StoredRecord> {
  if (file.size > largestBody) {
    throw tooLarge();
  }
  refuse([
    ...(file.size === 0 ? [{ field: 'file', message: 'must not be empty' }] : []),
    ...(file.name === '' ? [{ field: 'file', message: 'must have a name' }] : []),
    ...(attachmentTypes.includes(file.type)
      ? []
      : [{ field: 'file', message: `must be one of ${attachmentTypes.join(', ')}` }]),
  ]);
  const sha256 = await world.files.put(Buffer.from(await file.arrayBuffer()));
  return createRecord(
    world,
    { company, entity: 'attachments' },
    { expenseId: expense.id, fileName: file.name, contentType: file.type, size: file.size, sha256 },
  );
}

/** The attachments of an expense, oldest first. */
export function attachmentsOf(company: CompanyState, expense: StoredRecord): StoredRecord[] {
  return Object.values(company.records.attachments)
    .filter((attachment) => attachment.values.expenseId === expense.id)
    .sort((left, right) => left.id - right.id);
}

/** An attachment as Moment shows it. */
export function attachmentToJson({ id, values }: StoredRecord): JsonObject {
  const { expenseId: _, ...shown } = values;
  return { id, ...shown };
}

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) {
    throw invalid(problems);
  }
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
