import type { KeptFile } from '../state/kept-file.ts';
import { processingFault } from '../wire/soap-fault.ts';
import { flagOf, recordOf, textOf, textsOf, type XmlRecord } from '../wire/xml-value.ts';
import { isAfter } from './is-after.ts';
import type { ClientCall } from './service.ts';
import { visible } from './visible.ts';

type Criterion = (file: KeptFile) => boolean;

/** Statuses that mean that somebody has approved the file; which of them do is not documented. */
const approved = ['Approved', 'PrepostedInJournal', 'PostedInJournal'];

/** The files that fit all criteria; none for an unknown stamp number. https://developer.24sevenoffice.com/docs/attachmentservice.html */
export function findFiles(call: ClientCall): XmlRecord {
  const criteria = criteriaOf(recordOf(call.input, 'parameters'));
  if (criteria.length === 0) throw processingFault('Please specify at least one search parameter');
  const found = visible(call, call.client.files).filter((file) => criteria.every((fits) => fits(file)));
  return { ImageFile: found.map(fileRecord) };
}

function criteriaOf(search: XmlRecord): readonly Criterion[] {
  const stamps = new Set(textsOf(search, 'StampNo', 'int').map(Number));
  const ids = new Set(textsOf(search, 'FileId', 'int').map(Number));
  const statuses = textsOf(search, 'AttachmentStatus', 'FlagType');
  const registeredAfter = textOf(search, 'AttachmentRegisteredAfter');
  const changedAfter = textOf(search, 'AttachmentChangedAfter');
  const hasStamp = flagOf(search, 'HasStampNo');
  const isApproved = flagOf(search, 'FileApproved');
  const criteria: readonly (readonly [boolean, Criterion])[] = [
    [stamps.size > 0, ({ stampNo }) => stamps.has(stampNo)],
    [ids.size > 0, ({ id }) => ids.has(id)],
    [registeredAfter !== undefined, (file) => isAfter(file.registeredAt, registeredAfter)],
    [changedAfter !== undefined, (file) => isAfter(file.changedAt, changedAfter)],
    [hasStamp !== undefined, ({ stampNo }) => (stampNo !== 0) === hasStamp],
    [isApproved !== undefined, ({ status }) => approved.includes(status) === isApproved],
    [statuses.length > 0, ({ status }) => statuses.includes(status)],
  ];
  return criteria.filter(([isGiven]) => isGiven).map(([, criterion]) => criterion);
}

/** A file as the vendor writes it. It has no name; every file is one frame here. */
function fileRecord({ id, type, stampNo, meta, approverIds }: KeptFile): XmlRecord {
  return {
    Id: String(id),
    Type: type,
    StampNo: String(stampNo),
    StampMeta: { KeyValuePair: Object.entries(meta).map(([Key, Value]) => ({ Key, Value })) },
    FrameInfo: { ImageFrameInfo: [{ Id: '1', StampNo: String(stampNo), Status: '0' }] },
    ContactId: { int: approverIds.map(String) },
  };
}
