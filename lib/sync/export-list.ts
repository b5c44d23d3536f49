import type { StoredFile } from './ports.ts';

/** One document in the list of what goes into files. `document` is kept as it was delivered and never changes. */
export type ExportEntry = {
  readonly key: string;
  readonly document: unknown;
  readonly addedAt: string;
  /** Number of the file that holds it; absent while none does. */
  readonly batch?: number | undefined;
};

/** A file being made: its entries are fixed before any of them is marked. */
export type ExportPlan = {
  readonly number: number;
  readonly keys: readonly string[];
  readonly at: string;
  readonly by: string;
};

/** A file as it was made, for ever. */
export type ExportBatch = Omit<ExportPlan, 'keys'> & { readonly count: number; readonly file: StoredFile };

/**
 * The documents of one integration that go into files, each into exactly one: single conditional writes, so that two who make
 * a file at once, or one who dies in the middle, neither lose nor double an entry.
 */
export type ExportList = {
  /** False: an entry with this key is there already. */
  add(entry: Pick<ExportEntry, 'key' | 'document' | 'addedAt'>): Promise<boolean>;
  /** As they are now, in the order asked for. */
  find(keys: readonly string[]): Promise<readonly (ExportEntry | undefined)[]>;
  /** Entries that no file holds, oldest first, at most `limit`; one that was added a moment ago may be missing. */
  open(limit: number): Promise<readonly ExportEntry[]>;
  /** Number of the last file that is begun or made (0: none), and the plan of one that is not finished. */
  state(): Promise<{ readonly last: number; readonly plan: ExportPlan | undefined }>;
  /** Begins the file after `plan.number - 1`. False: somebody else began or finished one meanwhile. */
  begin(plan: ExportPlan): Promise<boolean>;
  /** Marks an entry as held by this file; doing it again changes nothing. */
  mark(key: string, batch: number): Promise<void>;
  /** The file is made: everybody may see it, and the next one may begin. Doing it again changes nothing. */
  finish(batch: ExportBatch): Promise<void>;
  /** One file. */
  batch(number: number): Promise<ExportBatch | undefined>;
  /** Files, newest first, at most `limit`. */
  batches(limit: number): Promise<readonly ExportBatch[]>;
};
