import type * as z from 'zod';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { SandboxContext } from '../http/serve-soap.ts';
import type { ClientState } from '../state/client-state.ts';

/** What a route works with: the sandbox, the parts of the path in brackets, the query and the JSON sent. */
export type Visit = {
  readonly context: SandboxContext;
  readonly names: readonly string[];
  readonly query: URLSearchParams;
  readonly sent: unknown;
};

/** One route of the control endpoint; the parts of the pattern in brackets are its names. */
export type Route = { readonly pattern: RegExp; readonly answer: (visit: Visit) => Answer };

/** Something that the control endpoint does not do, with the status that says so. */
export class ControlRefusal extends Error {
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, text: string) {
    super(text);
    this.name = 'ControlRefusal';
    this.status = status;
  }
}

/** What was done, without more to tell. */
export const done = jsonAnswer(200, { ok: true });

/** Uses the JSON sent when it fits. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  sent: unknown,
  use: (value: z.output<Schema>) => Answer,
): Answer {
  const result = schema.safeParse(sent);
  return result.success
    ? use(result.data)
    : jsonAnswer(400, { error: 'The body does not fit', issues: result.error.issues });
}

/** A route of one client, which the first name of the path is. */
export function withClient(use: (client: ClientState, visit: Visit) => Answer): (visit: Visit) => Answer {
  return (visit) => {
    const client = visit.context.store.state.clients[visit.names[0] ?? ''];
    if (client === undefined) throw new ControlRefusal(404, `No client ${visit.names[0]}`);
    return use(client, visit);
  };
}

/** The client of a route and what was asked. */
export type Place = { readonly client: ClientState; readonly visit: Visit };

/** The pattern of a route of one client. */
export function clientPath(method: string, rest: string): RegExp {
  return new RegExp(`^${method} /_control/clients/(\\d{1,18})/${rest}$`);
}

/** A route of one client that takes JSON of one form. */
export function withBody<Schema extends z.ZodType>(
  schema: Schema,
  use: (value: z.output<Schema>, place: Place) => Answer,
): (visit: Visit) => Answer {
  return withClient((client, visit) => checked(schema, visit.sent, (value) => use(value, { client, visit })));
}
