import { type Receipt, receiptStates } from '../../../lib/sync/receipt.ts';
import type { Desk } from './desk.ts';

const mostShown = 20;

/** The document that a part belongs to: a file's key is `file:<key of the document>:<key of the file>`. */
export function wholeOf({ key }: Pick<Receipt, 'key'>): string | undefined {
  return /^file:(.+):[^:]+$/.exec(key)?.[1];
}

/** The files of a document, each with a receipt of its own. They are recorded after it, so only what is newer is looked through. */
export async function partsOf({ parts }: Desk, receipt: Receipt): Promise<readonly Receipt[]> {
  const { tenant, integration, direction, key, createdAt } = receipt;
  if (!direction.includes('-expenses-') || wholeOf(receipt) !== undefined) return [];
  const found = await parts.search({
    scopes: [{ tenant, integration, directions: [direction] }],
    states: receiptStates,
    from: createdAt,
    fits: (one) => wholeOf(one) === key,
    limit: mostShown,
  });
  return found.receipts;
}

/** The document that a file belongs to. Undefined: it is no file, or its document is unknown. */
export async function documentOf({ parts }: Desk, receipt: Receipt): Promise<Receipt | undefined> {
  const key = wholeOf(receipt);
  if (key === undefined) return undefined;
  const { tenant, integration, direction } = receipt;
  return (await parts.receipts.find([{ tenant, integration, direction, key }]))[0];
}
