import type { InjectedFault } from '../http/injected-fault.ts';
import type { EntityState, StoredFile } from '../state/entity-state.ts';
import type { SandboxState, Token } from '../state/sandbox-state.ts';

/** A file that came with the request. */
export type Upload = Pick<StoredFile, 'name' | 'contentType' | 'base64'>;

/** What a query or mutation works with: the entity of its token, the time, and what is counted for the credits. */
export type World = {
  readonly state: SandboxState;
  readonly entity: EntityState;
  readonly token: Token;
  readonly now: Date;
  readonly uploads: readonly Upload[];
  readonly fault: InjectedFault | undefined;
  /** Groups the lines of one request in the import queue. */
  readonly batch: number;
  readonly linkToFile: (fileDbId: number) => string;
  readonly counted: { rows: number; inputs: number };
};

/** A row as the API shows it; nested rows are functions, called when they are asked for. */
export type View = { readonly [field: string]: unknown };
