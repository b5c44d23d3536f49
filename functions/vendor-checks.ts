import { checkConnection as checkMoment } from '../lib/connectors/moment/check-connection.ts';
import { checkConnection as check24SevenOffice } from '../lib/connectors/twenty-four-seven-office/check-connection.ts';
import type { ConnectionChecks } from '../lib/sync/connection-check.ts';

/** What "Test connection" does at each vendor, a line each. */
export const vendorChecks: ConnectionChecks = {
  moment: checkMoment,
  '24sevenoffice': check24SevenOffice,
};
