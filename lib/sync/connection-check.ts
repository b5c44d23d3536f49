import type { Vendor } from '../documents/vendors.ts';
import type { Connection } from './ports.ts';

/** One line of "Test connection": what was looked at, whether it is in order, and what was found, in words of both languages. */
export type ConnectionCheck = {
  /** `company`, `login`, `account`, `vat-code`, `voucher-type` ... */
  readonly check: string;
  readonly ok: boolean;
  readonly words: { readonly en: string; readonly no: string };
};

/**
 * What a connector's `checkConnection` does: logs in, names the company, and looks whether all that the settings name exists
 * there. `settings` is what the kind's schema parsed; a connector reads the fields it knows. It writes nothing.
 * @throws SyncError, BudgetSpent when the vendor cannot be asked
 */
export type CheckConnection<V extends Vendor = Vendor> = (
  connection: Connection<V>,
  settings: unknown,
) => Promise<readonly ConnectionCheck[]>;

/** The check of each vendor. A vendor without one is only logged in to by the first document. */
export type ConnectionChecks = { readonly [V in Vendor]?: CheckConnection<V> };
