import { catalogue } from '../../functions/catalogue.ts';

/** What every function may weigh, in bytes: the table's client, queues, log and schemas, and its vendors' connectors. */
const base = 1_000_000;

/** The client of the object store, and what streams into it. */
const forFiles = 300_000;

/** The composer of mails and the client of the mail service. */
const forMail = 200_000;

/**
 * All four vendors' connectors for previews and for "Test connection", files to hand out, the API with its description, the
 * sign-in, pages and words in two languages. People wait for its first page alone: most calls find it loaded.
 */
const forConsole = 1_900_000;

// `export-files` moves files too, and calls no vendor: it needs no more than the base.
const movesFiles = new Set(catalogue.flatMap((story) => (story.movesFiles ? [story.name] : [])));
const sendsMail = new Set(['notify', ...catalogue.flatMap((story) => (story.sendsMail ? [story.name] : []))]);

/** How many bytes the bundle of this function may have. Its size is start-up time: a function that needs more says here what for. */
export function bundleAllowance(name: string): number {
  if (name === 'console') return forConsole;
  return base + (movesFiles.has(name) ? forFiles : 0) + (sendsMail.has(name) ? forMail : 0);
}
