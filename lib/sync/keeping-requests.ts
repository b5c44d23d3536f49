import { lastRequestOf } from './last-request.ts';
import type { Connection } from './ports.ts';
import { secretsOf } from './secrets-of.ts';
import { watchWrites } from './watch-writes.ts';
import type { Work } from './work.ts';

/** The connection of a write whose requests are kept under the name that the receipt tells. The last one stays. */
export function keepingRequests<Source, Target, Settings>(
  { engine, receipt, settings }: Work<Source, Target, Settings>,
  connection: Connection,
): Connection {
  const { tenant, integration, request: name } = receipt;
  const { requests } = engine;
  if (requests === undefined || name === undefined) return connection;
  const secrets = secretsOf(connection, settings);
  return watchWrites(connection, (request) => {
    try {
      requests.keep({ tenant, integration }, name, lastRequestOf(request, { secrets, at: engine.clock() }));
    } catch (failure) {
      // The document goes whether or not people can look at its request later.
      engine.log.warn('a request was not kept', { tenant, integration, error: String(failure) });
    }
  });
}
