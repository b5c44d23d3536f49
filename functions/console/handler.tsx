import type { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { once } from '../../lib/runtime/once.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import type { ConsoleEnv } from './access/console-env.ts';
import { createConsole } from './console-app.tsx';
import { openConsole } from './open-console.ts';

type Handler = ReturnType<typeof handle>;

const opened = once(() => {
  let timeLeftMs = (): number => 0;
  const app: Hono<ConsoleEnv> = createConsole(openConsole(openSurroundings('console'), () => timeLeftMs()));
  return { answer: handle(app), within: (left: () => number) => (timeLeftMs = left) };
});

/** The console behind an HTTP API, payload 2.0. */
export const handler: Handler = (event, context) => {
  const { answer, within } = opened();
  within(() => context?.getRemainingTimeInMillis() ?? 0);
  return answer(event, context);
};
