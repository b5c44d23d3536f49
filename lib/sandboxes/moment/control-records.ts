import { invalid } from './answer.ts';
import { checkFields } from './check-fields.ts';
import { finalizeWishes } from './control-schema.ts';
import { entityFields } from './fields.ts';
import { finalizeInvoice } from './finalize-invoice.ts';
import { fillInvoiceAmounts } from './invoice-amounts.ts';
import { checkNotFinalized, type PatchedEntity, withNewAmounts } from './patch-record.ts';
import { changeRecord, createRecord } from './records.ts';
import type { CompanyState, JsonObject, StoredRecord } from './state.ts';
import { checkVersion, type MomentWorld } from './world.ts';

/** The records that a user of the product makes and edits; bad data is allowed, wrong types are not. */
export type ControlledEntity = PatchedEntity | 'projectExtensions' | 'projectExpenses';

/** Make a record as a user would. An invoice given as finalized is made as a draft and finalized at once. */
export function createByUser(
  world: MomentWorld,
  { company, entity }: { readonly company: CompanyState; readonly entity: ControlledEntity },
  fields: JsonObject,
): StoredRecord {
  checkTypes(entity, fields);
  if (entity !== 'invoices') {
    return createRecord(world, { company, entity }, { ...usualFields[entity], ...fields });
  }
  const { invoiceState, invoiceNumber, kid, ...draft } = fields;
  const values = {
    ...{ invoiceType: 'invoice', transferState: 'toTransfer', currencyCode: company.currencyCode },
    ...fillInvoiceAmounts(draft),
    ...(typeof kid === 'string' ? { kid } : {}),
    invoiceState: 'draft',
  };
  const record = createRecord(world, { company, entity }, values);
  if (invoiceState === 'finalized') {
    finalizeInvoice(world, { company, record }, finalizeWishes.parse({ invoiceNumber, kid }));
  }
  return record;
}

/** Edit a record as a user would; with `force`, also what the product keeps from changing. */
export function editByUser(
  world: MomentWorld,
  target: { readonly company: CompanyState; readonly entity: ControlledEntity; readonly record: StoredRecord },
  { fields, force }: { readonly fields: JsonObject; readonly force: boolean },
): void {
  const { version, ...changes } = fields;
  const { entity, record } = target;
  checkTypes(entity, changes);
  checkVersion(record, version);
  if (entity === 'invoices' && !force) {
    checkNotFinalized({ entity, record }, changes);
  }
  changeRecord(world, target, entity === 'invoices' ? withNewAmounts(record, changes) : changes);
}

const usualFields: Readonly<Record<Exclude<ControlledEntity, 'invoices'>, JsonObject>> = {
  customers: {},
  projects: { projectState: 'inProgress' },
  projectExtensions: { projectExtensionState: 'open' },
  projectExpenses: {},
};

function checkTypes(entity: ControlledEntity, fields: JsonObject): void {
  const problems = checkFields(entityFields[entity], fields);
  if (problems.length > 0) {
    throw invalid(problems);
  }
}
