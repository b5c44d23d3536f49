import type { ConsoleContext } from './access/console-env.ts';
import type { ConsoleParts } from './console-parts.ts';

/**
 * Where people reach the console: the deployment's own address, or on one machine the one that was asked, which the guard let
 * in. There it is plain HTTP, whatever the gateway's form of a call makes of it.
 */
export function ownAddress(context: ConsoleContext, { access }: Pick<ConsoleParts, 'access'>): string {
  if (access.kind === 'sign-in') return access.consoleUrl;
  const url = new URL(context.req.url);
  return `http://${context.req.header('host') ?? url.host}`;
}
