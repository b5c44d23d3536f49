import type { OfficeConnection } from './exchange.ts';
import { currentSession } from './session.ts';

/**
 * Names of records of the client company that this log-in works for. Users, departments and integrations that work for the same
 * client name the same record alike: `client 100: product 110`. What is undefined has no name.
 * @throws CallFailed, BudgetSpent
 */
export async function namesInClient(
  connection: OfficeConnection,
  records: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  const { clientId, identityId } = await currentSession(connection);
  // A session of before may lack the client: then those with its identity are known alike.
  const client = clientId === undefined ? `identity ${identityId ?? ''}` : `client ${clientId}`;
  return Object.entries(records).flatMap(([sort, name]) =>
    name === undefined ? [] : [`${client}: ${sort} ${name.toLowerCase()}`],
  );
}
