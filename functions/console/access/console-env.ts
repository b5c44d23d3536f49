import type { Context } from 'hono';
import type { IntegrationKindName } from '../../../lib/documents/integration.ts';
import type { Viewer } from './viewer.ts';

/**
 * What the guard leaves for pages and API: who looks, how they proved it, and the token that their forms carry. Pages get the
 * kinds of integrations that the viewer has as well, which the menu follows.
 */
export type ConsoleEnv = {
  Variables: {
    viewer: Viewer;
    provenBy: 'cookie' | 'token' | 'local';
    formToken: string;
    kinds?: ReadonlySet<IntegrationKindName>;
  };
};

/** A call that the guard let in. */
export type ConsoleContext = Context<ConsoleEnv>;
