import type { Integration } from '../documents/integration.ts';
import type { Vendor } from '../documents/vendors.ts';
import type { ConnectionCheck, ConnectionChecks } from '../sync/connection-check.ts';
import { BudgetSpent, SyncError } from '../sync/errors.ts';
import type { OpenIntegration } from '../sync/ports.ts';
import { problemTexts } from '../sync/problem-texts.ts';

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
    if (failure instanceof BudgetSpent) return [line(vendor, budgetSpent)];
    if (!(failure instanceof SyncError)) throw failure;
    const { code, vendorWords } = failure.reason.problem;
    const { title } = problemTexts[code];
    const told = vendorWords === undefined ? '' : `: ${vendorWords}`;
    return [line(vendor, { en: `${title.en}${told}`, no: `${title.no}${told}` })];
  }
}

const budgetSpent = { en: 'This hour’s calls are used up.', no: 'Kallene for denne timen er brukt opp.' };

function line(vendor: Vendor, words: ConnectionCheck['words']): ConnectionCheck {
  return { check: `${vendor}`, ok: false, words };
}
