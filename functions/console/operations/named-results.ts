import type { ActResult } from '../../../lib/sync/perform-act.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import type { Desk } from './desk.ts';

/** How an act ended, with the receipt as it stands now. */
export type NamedResult = ActResult & { readonly receipt: Receipt | undefined };

/** The results with their receipts, so that people see numbers and names. */
export async function namedResults({ parts }: Desk, results: readonly ActResult[]): Promise<readonly NamedResult[]> {
  const receipts = await parts.receipts.find(results.map(({ ref }) => ref));
  return results.map((result, place) => ({ ...result, receipt: receipts[place] }));
}
