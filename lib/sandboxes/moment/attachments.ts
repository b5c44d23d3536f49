import { refuseFor } from './answer.ts';
import { largestBody, tooLarge } from './read-body.ts';
import { createRecord } from './records.ts';
import type { CompanyState, JsonObject, StoredRecord } from './state.ts';
import type { MomentWorld } from './world.ts';

/** The types that are taken, each with what its files begin with (hex; where there are two, either). */
const attachmentTypes: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['255044462d'],
  'image/png': ['89504e470d0a1a0a'],
  'image/jpeg': ['ffd8ff'],
  'image/tiff': ['49492a00', '4d4d002a'],
  'image/gif': ['474946383761', '474946383961'],
};

/** Keep a file with an expense, as the switch wants it. */
export async function createAttachment(
  world: MomentWorld,
  { company, expense }: { readonly company: CompanyState; readonly expense: StoredRecord },
  file: File,
): Promise<StoredRecord> {
  if (file.size > largestBody) {
    throw tooLarge();
  }
  const content = Buffer.from(await file.arrayBuffer());
  const starts = Object.hasOwn(attachmentTypes, file.type) ? attachmentTypes[file.type] : undefined;
  const isOfType = starts?.some((start) => content.subarray(0, start.length / 2).toString('hex') === start) === true;
  const types = Object.keys(attachmentTypes).join(', ');
  refuseFor([
    ...(file.size === 0 ? [{ field: 'file', message: 'must not be empty' }] : []),
    ...(file.name === '' ? [{ field: 'file', message: 'must have a name' }] : []),
    ...(starts === undefined ? [{ field: 'file', message: `must be one of ${types}` }] : []),
    ...(world.switches.attachmentContent === 'checked' && starts !== undefined && !isOfType
      ? [{ field: 'file', message: `is not ${file.type}` }]
      : []),
  ]);
  const sent = await world.files.put(content);
  const { attachments } = world.switches;
  const isChanged = attachments === 'changed' || attachments === 'changed-quietly';
  const kept = isChanged ? await world.files.put(withLastByteChanged(content)) : sent;
  const values = {
    ...{ expenseId: expense.id, fileName: file.name, contentType: file.type, size: file.size },
    ...{ sha256: attachments === 'changed-quietly' ? sent : kept, keptAs: kept },
  };
  const record = createRecord(world, { company, entity: 'attachments' }, values);
  if (attachments === 'lost') {
    delete company.records.attachments[String(record.id)];
  }
  return record;
}

function withLastByteChanged(content: Buffer): Buffer {
  const changed = Buffer.from(content);
  const last = changed.length - 1;
  changed[last] = (changed[last] ?? 0) ^ 0xff;
  return changed;
}

/** The attachments of an expense, oldest first. */
export function attachmentsOf(company: CompanyState, expense: StoredRecord): StoredRecord[] {
  return Object.values(company.records.attachments)
    .filter((attachment) => attachment.values.expenseId === expense.id)
    .sort((left, right) => left.id - right.id);
}

/** An attachment as Moment shows it. */
export function attachmentToJson({ id, values }: StoredRecord): JsonObject {
  const { expenseId: _expense, keptAs: _kept, ...shown } = values;
  return { id, ...shown };
}

/** The bytes of an attachment. */
export function contentOfAttachment(world: MomentWorld, { values }: StoredRecord): Promise<Buffer> {
  return world.files.get(String(values.keptAs ?? values.sha256));
}
