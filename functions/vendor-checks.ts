import { checkConnection as checkEconomic } from '../lib/connectors/economic/check-connection.ts';
import { checkConnection as checkMoment } from '../lib/connectors/moment/check-connection.ts';
import { checkConnection as checkRecman } from '../lib/connectors/recman/check-connection.ts';
import { checkConnection as check24SevenOffice } from '../lib/connectors/twenty-four-seven-office/check-connection.ts';
import { checkConnection as checkXledger } from '../lib/connectors/xledger/check-connection.ts';
import type { Vendor } from '../lib/documents/vendors.ts';
import type { ConnectionChecks } from '../lib/sync/connection-check.ts';

/** What "Test connection" does at each vendor, a line each. */
export const vendorChecks: ConnectionChecks = {
  moment: checkMoment,
  '24sevenoffice': check24SevenOffice,
  economic: checkEconomic,
  recman: checkRecman,
  xledger: checkXledger,
} satisfies Record<Vendor, unknown>;
