import { OpenAPIHono } from '@hono/zod-openapi';
import type { ConsoleEnv } from '../access/console-env.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { NotThere, Refused } from '../operations/not-there.ts';
import type { Api } from './api-route.ts';
import { desksOver } from './desk-of.ts';
import { addHealthRoute } from './health-routes.ts';
import { addIntegrationRoutes } from './integration-routes.ts';
import { NotValid } from './not-valid.ts';
import { addOtherRoutes } from './other-routes.ts';
import { addPreviewRoutes } from './preview-routes.ts';
import { addReceiptRoutes } from './receipt-routes.ts';
import { addRecmanRoutes } from './recman-routes.ts';
import { addXledgerFileRoutes } from './xledger-file-routes.ts';

/** What `/api/openapi.json` says of the API as a whole. */
export const apiFacts = {
  openapi: '3.1.0',
  info: { title: 'Ledgerbridge', version: '1', description: 'The console’s operations, for programs.' },
  security: [{ bearer: [] }],
};

/** The JSON API: the console's own operations, described by the schemas that check them. The guard stands before it. */
export function createApi(parts: ConsoleParts): Api {
  const api = new OpenAPIHono<ConsoleEnv>({
    defaultHook: (result) => {
      if (!result.success) throw new NotValid(problemsOf(result.error.issues));
    },
  });
  const deskOf = desksOver(parts);
  addIntegrationRoutes(api, deskOf);
  addHealthRoute(api, deskOf);
  addReceiptRoutes(api, deskOf);
  addPreviewRoutes(api, deskOf);
  addXledgerFileRoutes(api, deskOf);
  addRecmanRoutes(api, deskOf);
  addOtherRoutes(api, deskOf);
  api.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    ...{ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    description: 'An access token of the issuer that people sign in with. On one machine none is needed.',
  });
  api.get('/api/openapi.json', (context) => context.json(api.getOpenAPI31Document(apiFacts)));
  return api;
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

function problemsOf(issues: readonly Issue[]): { field: string; problem: string }[] {
  return issues.map(({ path, message }) => ({ field: path.map(String).join('.'), problem: message }));
}

/** An error of an operation as an answer of the API. Undefined: a defect. */
export function answerOf(error: unknown): { readonly status: 400 | 404 | 409; readonly body: object } | undefined {
  if (error instanceof NotThere) return { status: 404, body: { error: 'not-there', message: 'Nothing is there.' } };
  if (error instanceof Refused)
    return { status: error.code === 'not-valid' ? 400 : 409, body: { error: error.code, message: error.message } };
  if (error instanceof NotValid) {
    return { status: 400, body: { error: 'not-valid', message: error.message, problems: error.problems } };
  }
  if (error instanceof RangeError || isMalformed(error)) {
    return { status: 400, body: { error: 'not-valid', message: 'What was sent cannot be read.' } };
  }
  return undefined;
}

/** Hono's own refusal of a body that is no JSON. */
function isMalformed(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === 400;
}
