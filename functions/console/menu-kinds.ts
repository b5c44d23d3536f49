import type { MiddlewareHandler } from 'hono';
import type { Integration } from '../../lib/documents/integration.ts';
import type { ConsoleEnv } from './access/console-env.ts';
import { maySee } from './access/viewer.ts';
import type { ConsoleParts } from './console-parts.ts';

/** The menu may be so old; a change that is made here shows at once. */
const keptMs = 20_000;

/** Some pages belong to a kind of integration: the menu names them to those who have one. Not for the API, which has no menu. */
export function createMenuKinds(parts: ConsoleParts): {
  readonly handler: MiddlewareHandler<ConsoleEnv>;
  readonly integrations: ConsoleParts['integrations'];
} {
  const { integrations, clock, log } = parts;
  let kept: { readonly until: number; readonly all: Promise<readonly Integration[]> } | undefined;
  const all = (): Promise<readonly Integration[]> => {
    const now = clock().getTime();
    if (kept === undefined || kept.until <= now)
      kept = { until: now + keptMs, all: integrations.list(() => undefined) };
    return kept.all;
  };
  const forgetting = async (changed: Promise<boolean>): Promise<boolean> => {
    const isChanged = await changed;
    kept = undefined;
    return isChanged;
  };
  return {
    integrations: {
      list: integrations.list,
      find: integrations.find,
      save: (integration) => forgetting(integrations.save(integration)),
      remove: (integration, now) => forgetting(integrations.remove(integration, now)),
    },
    async handler(context, next) {
      if (context.req.path.startsWith('/api/')) return next();
      const viewer = context.get('viewer');
      try {
        const own = (await all()).filter(({ tenant }) => maySee(viewer, tenant));
        context.set('kinds', new Set(own.map(({ kind }) => kind)));
      } catch (failure) {
        // The page itself tells what fails; without these entries it is a page all the same.
        kept = undefined;
        log.warn('the menu cannot be told', { error: failure instanceof Error ? failure.name : typeof failure });
      }
      return next();
    },
  };
}
