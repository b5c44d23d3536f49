import { reading } from './call-failed.ts';
import { call } from './client.ts';
import type { OfficeConnection } from './exchange.ts';
import { operations } from './operations.ts';
import { freshSession } from './session.ts';

/** What "Test connection" shows of the client company behind a log-in. */
export type ClientCompany = {
  readonly name: string;
  readonly organizationNumber: string | undefined;
  readonly currency: string | undefined;
  readonly identityId: string | undefined;
};

/**
 * Logs in afresh, also after refusals, and reads the client company. Several identities come as `identity-needed`, with
 * their names. @throws SyncError, BudgetSpent
 */
export function testConnection(connection: OfficeConnection): Promise<ClientCompany> {
  return reading(async () => {
    const { identityId } = await freshSession(connection);
    // https://developer.24sevenoffice.com/servicedatatypes/clientservicedatatypes.html (GetClientInformation)
    const client = await call(connection, operations.getClientInformation, { content: {} });
    const { Name: name = '', OrganizationNumber: organizationNumber, DefaultCurrency: currency } = client;
    return { name, organizationNumber, currency, identityId };
  });
}
