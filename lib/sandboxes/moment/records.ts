import { isDeepStrictEqual } from 'node:util';
import type { CompanyState, EntityName, JsonObject, JsonValue, StoredRecord } from './state.ts';
import { instant, type MomentWorld } from './world.ts';

/** Where a record belongs. */
export type RecordPlace = { readonly company: CompanyState; readonly entity: EntityName };

/** Make a record and tell the webhooks. */
export function createRecord(world: MomentWorld, place: RecordPlace, values: JsonObject): StoredRecord {
  const at = instant(world.now());
  const record: StoredRecord = {
    id: world.state.nextId++,
    version: 1,
    createdDate: at,
    lastModifiedDate: at,
    values: withoutNulls(values),
  };
  place.company.records[place.entity][String(record.id)] = record;
  world.announce({ ...place, event: 'CREATE_NEW', record });
  return record;
}

/** Change some fields (`null` takes one away). Nothing new: no version, no webhook. */
export function changeRecord(
  world: MomentWorld,
  { record, ...place }: RecordPlace & { readonly record: StoredRecord },
  changes: JsonObject,
): void {
  const values = withoutNulls({ ...record.values, ...changes });
  if (isDeepStrictEqual(values, record.values)) {
    return;
  }
  record.values = values;
  record.version += 1;
  record.lastModifiedDate = instant(world.now());
  world.announce({ ...place, event: 'UPDATE', record });
}

/** Take a record away. */
export function removeRecord(world: MomentWorld, place: RecordPlace, record: StoredRecord): void {
  delete place.company.records[place.entity][String(record.id)];
  world.announce({ ...place, event: 'DELETE', record });
}

/** The fields that hold something. */
export function withoutNulls(values: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined) {
      kept[name] = value;
    }
  }
  return kept;
}

/** A record as Moment shows it, alone. Numbers of customer and project are those of today, unless it has its own. */
export function recordToJson({ company, entity }: RecordPlace, record: StoredRecord): JsonObject {
  const { id, version, createdDate, lastModifiedDate, values } = record;
  if (entity === 'projectExtensions') {
    return { id, ...values };
  }
  const numbers =
    entity === 'invoices'
      ? withoutNulls({
          customerNumber: customerNumberOf(company, values.customerId),
          projectNumber: projectNumberOf(company, values.projectId),
        })
      : {};
  return { id, version, companyId: company.id, ...numbers, ...values, createdDate, lastModifiedDate };
}

/** The number of a customer, when there is such a customer and it has one. */
export function customerNumberOf(company: CompanyState, id: JsonValue | undefined): JsonValue | undefined {
  return company.records.customers[String(id)]?.values.customerNumber;
}

/** The number of a project, when there is such a project and it has one. */
export function projectNumberOf(company: CompanyState, id: JsonValue | undefined): JsonValue | undefined {
  return company.records.projects[String(id)]?.values.projectNumber;
}
