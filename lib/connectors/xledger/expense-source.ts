import type { PollOrder, PollPage } from '../../sync/define-sync.ts';
import type { XledgerConnection } from './client.ts';
import { fileByLogOn } from './file-by-log-on.ts';
import { fileByToken } from './file-by-token.ts';
import { pagesByLogOn } from './pages-by-log-on.ts';
import { pagesByToken } from './pages-by-token.ts';

/** A file of a posted line: the line's id, and the file's. */
export type FileOfLine = { readonly line: string; readonly file: string };

/** A file as Xledger gave it. */
export type FetchedFile = { readonly contentType: string; readonly bytes: Uint8Array };

/** A way to read expenses: what is new, and the files. Both ways give the same snapshots. */
export type ExpenseSource = {
  /** @throws SyncError, BudgetSpent */
  pages(connection: XledgerConnection, order: PollOrder): AsyncIterable<PollPage>;
  /** Undefined: Xledger has none under this id any more. @throws CallFailed, SyncError, BudgetSpent */
  file(connection: XledgerConnection, wanted: FileOfLine): Promise<FetchedFile | undefined>;
};

const byToken: ExpenseSource = { pages: pagesByToken, file: fileByToken };
const byLogOn: ExpenseSource = { pages: pagesByLogOn, file: fileByLogOn };

/** The token where there is one: its contract is known. Else the SOAP log-on. */
export function expenseSource({ login }: XledgerConnection): ExpenseSource {
  return login.token === undefined && login.soap !== undefined ? byLogOn : byToken;
}
