import { effectOf } from './effect-of.ts';
import type { Connection, HttpRequest } from './ports.ts';

/** The same connection, whose writing requests are told before they go out. */
export function watchWrites<C extends Connection>(connection: C, tell: (request: HttpRequest) => void): C {
  const http: Connection['http'] = (request) => {
    if (effectOf(request) === 'write') tell(request);
    return connection.http(request);
  };
  return { ...connection, http };
}
