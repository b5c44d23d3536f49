import type { Context } from 'hono';
import type { Viewer } from './viewer.ts';

/** What the guard leaves for pages and API: who looks, how they proved it, and the token that their forms carry. */
export type ConsoleEnv = {
  Variables: {
    viewer: Viewer;
    provenBy: 'cookie' | 'token' | 'local';
    formToken: string;
  };
};

/** A call that the guard let in. */
export type ConsoleContext = Context<ConsoleEnv>;
