import type { ConsoleContext } from '../access/console-env.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { Desk } from '../operations/desk.ts';

/** The desk of whoever makes a call. */
export type DeskOf = (context: ConsoleContext) => Desk;

/** Desks over the console's parts. */
export function desksOver(parts: ConsoleParts): DeskOf {
  return (context) => ({ parts, viewer: context.get('viewer'), path: context.req.path });
}
