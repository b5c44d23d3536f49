import type { FileShelf } from '../parts/file-shelf.ts';
import { MomentRefusal, notFound } from './answer.ts';
import type { CompanyState, EntityName, MomentState, StoredRecord } from './state.ts';

/** How the sandbox behaves as a whole. */
export type MomentSwitches = {
  /** Whether pages count from 0 or from 1: Moment's public clients disagree. */
  pageBase: 0 | 1;
  /** Date filters also give rows up to a day outside the range, as public clients have seen. */
  looseDateFilters: boolean;
  webhooks: 'normal' | 'lost' | 'doubled' | 'reordered';
  /**
   * What becomes of an attachment that was answered with 201: kept; other bytes with their own hash; other bytes with
   * the hash of those sent; or it is not there.
   */
  attachments: 'kept' | 'changed' | 'changed-quietly' | 'lost';
  /** Whether an attachment must begin as files of its type do. */
  attachmentContent: 'any' | 'checked';
  /** Lists show a record this long after it was made; by its id it is there at once. */
  listLagSeconds: number;
};

/** Something that happened to a record. */
export type Change = {
  readonly company: CompanyState;
  readonly entity: EntityName;
  readonly event: 'CREATE_NEW' | 'UPDATE' | 'DELETE';
  readonly record: StoredRecord;
};

/** What every part of the sandbox works on. */
export type MomentWorld = {
  readonly state: MomentState;
  readonly switches: MomentSwitches;
  readonly files: FileShelf;
  readonly now: () => Date;
  /** Ends when the sandbox is closed. */
  readonly open: AbortSignal;
  announce(change: Change): void;
  /** Ends when what has changed so far is on disk. */
  saved(): Promise<void>;
};

/** An instant in whole seconds, as Moment shows them. */
export function instant(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** A record by its id; refused with 404 when the company has none. */
export function recordById(company: CompanyState, entity: EntityName, id: number): StoredRecord {
  const record = company.records[entity][String(id)];
  if (record === undefined) {
    throw notFound(`${entity}/${id}`);
  }
  return record;
}

/** Refuse a version that is no longer the newest. */
export function checkVersion(record: StoredRecord, version: unknown): void {
  if (version !== undefined && version !== null && version !== record.version) {
    throw new MomentRefusal({
      status: 409,
      code: 'STALE_VERSION',
      message: `The record has version ${record.version}, the request was made for version ${String(version)}`,
    });
  }
}

const longestLog = 20_000;

/** Add a line to a log that keeps its newest lines. */
export function remember<Line>(log: Line[], line: Line): void {
  log.push(line);
  log.splice(0, log.length - longestLog);
}
