import type { Integration } from '../documents/integration.ts';
import { type Vendor, vendorTitles } from '../documents/vendors.ts';
import { failureLine } from '../sync/check-lines.ts';
import type { ConnectionCheck, ConnectionChecks } from '../sync/connection-check.ts';
import type { OpenIntegration } from '../sync/ports.ts';

type Parts = {
  readonly checks: ConnectionChecks;
  readonly vendors: readonly Vendor[];
  /** Opens settings and secrets of this very version, saved or not. */
  readonly open: (integration: Integration) => Promise<OpenIntegration>;
};

/** Runs the check of every vendor of an integration. What a vendor refuses is a line of the answer, in the problem's words. */
export async function runConnectionChecks(
  integration: Integration,
  { checks, vendors, open }: Parts,
): Promise<readonly ConnectionCheck[]> {
  const opened = await open(integration);
  const found = await Promise.all(vendors.map((vendor) => checkOne(vendor, opened, checks)));
  return found.flat();
}

async function checkOne<V extends Vendor>(
  vendor: V,
  open: OpenIntegration,
  checks: ConnectionChecks,
): Promise<readonly ConnectionCheck[]> {
  const check: ConnectionChecks[V] = checks[vendor];
  if (check === undefined) return [];
  try {
    return await check(open.connect(vendor), open.settings);
  } catch (failure) {
    // What the vendor refuses is the answer; anything else is thrown on.
    const title = vendorTitles[vendor];
    return [failureLine(vendor, failure, { en: title, no: title })];
  }
}
