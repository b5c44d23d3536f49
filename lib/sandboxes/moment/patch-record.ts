import { type FieldProblem, invalid, MomentRefusal } from './answer.ts';
import { checkFields } from './check-fields.ts';
import { entityFields } from './fields.ts';
import { fillInvoiceAmounts } from './invoice-amounts.ts';
import { changeRecord, type RecordPlace } from './records.ts';
import type { CompanyState, JsonObject, StoredRecord } from './state.ts';
import { checkVersion, type MomentWorld } from './world.ts';

/** The entities that the API lets one change. */
export type PatchedEntity = 'customers' | 'projects' | 'invoices';

type Target = RecordPlace & { readonly entity: PatchedEntity; readonly record: StoredRecord };

/** PUT or PATCH over the API: only the fields given, under the version given, if any. */
export function patchRecord(world: MomentWorld, target: Target, body: JsonObject): void {
  const { version, ...changes } = body;
  const problems = [
    ...(version === undefined || version === null || Number.isSafeInteger(version)
      ? []
      : [{ field: 'version', message: 'must be an integer' }]),
    ...checkFields(entityFields[target.entity], changes),
    ...Object.keys(changes).flatMap((field) => checkWritable(target.entity, field, changes)),
    ...checkReferences(target.company, changes),
    ...checkCustomerNumber(target, changes),
  ];
  if (problems.length > 0) {
    throw invalid(problems);
  }
  checkVersion(target.record, version);
  checkNotFinalized(target, changes);
  changeRecord(world, target, target.entity === 'invoices' ? withNewAmounts(target.record, changes) : changes);
}

/** A finalized invoice changes in `transferState` only. */
export function checkNotFinalized({ record, entity }: Omit<Target, 'company'>, changes: JsonObject): void {
  const others = Object.keys(changes).filter((field) => field !== 'transferState');
  if (entity === 'invoices' && record.values.invoiceState === 'finalized' && others.length > 0) {
    throw new MomentRefusal(
      { status: 409, code: 'FINALIZED', message: 'A finalized invoice does not change' },
      { errors: others.map((field) => ({ field, message: 'does not change after finalizing' })) },
    );
  }
}

/** New lines give new totals, unless the totals are given too. */
export function withNewAmounts(record: StoredRecord, changes: JsonObject): JsonObject {
  if (!Array.isArray(changes.lines)) {
    return changes;
  }
  const { totalExcludingVat, totalVat, totalIncludingVat, ...kept } = record.values;
  return fillInvoiceAmounts({ ...kept, ...changes });
}

function checkWritable(entity: PatchedEntity, name: string, changes: JsonObject): FieldProblem[] {
  const field = Object.hasOwn(entityFields[entity], name) ? entityFields[entity][name] : undefined;
  if (field?.readOnly === true) {
    return [{ field: name, message: 'is read only' }];
  }
  return field?.required === true && changes[name] === null ? [{ field: name, message: 'must not be empty' }] : [];
}

/** Customers and projects that a record names must be there. */
function checkReferences(company: CompanyState, { customerId, projectId }: JsonObject): FieldProblem[] {
  const lost = (id: unknown, entity: 'customers' | 'projects') =>
    typeof id === 'number' && company.records[entity][String(id)] === undefined;
  return [
    ...(lost(customerId, 'customers') ? [{ field: 'customerId', message: 'is not a customer of this company' }] : []),
    ...(lost(projectId, 'projects') ? [{ field: 'projectId', message: 'is not a project of this company' }] : []),
  ];
}

function checkCustomerNumber({ company, entity, record }: Target, { customerNumber }: JsonObject): FieldProblem[] {
  const holder = Object.values(company.records.customers).find(
    (customer) => customer.values.customerNumber === customerNumber && customer.id !== record.id,
  );
  return entity === 'customers' && typeof customerNumber === 'string' && holder !== undefined
    ? [{ field: 'customerNumber', message: `is that of customer ${holder.id}` }]
    : [];
}
