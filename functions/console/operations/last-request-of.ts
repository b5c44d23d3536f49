import type { LastRequest } from '../../../lib/sync/last-request.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import type { ConsoleParts } from '../console-parts.ts';

/** The request last sent for a document. A seal that cannot be opened now takes nothing else from the page. */
export async function lastRequestOf(
  { lastRequest, log }: Pick<ConsoleParts, 'lastRequest' | 'log'>,
  receipt: Receipt,
): Promise<LastRequest | undefined> {
  try {
    return await lastRequest(receipt);
  } catch (failure) {
    // The rest of the receipt is what people came for.
    const error = failure instanceof Error ? failure.name : typeof failure;
    log.warn('a last request cannot be shown', { integration: receipt.integration, error });
    return undefined;
  }
}
