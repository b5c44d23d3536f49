import type { Integration } from '../../../lib/documents/integration.ts';
import { keptCredentials } from '../../../lib/runtime/kept-credentials.ts';
import type { ConsoleParts } from '../console-parts.ts';

/** Names of the credentials that are set, as fields name them (`credentials.password`). Undefined: the seal cannot be opened now. */
export async function setCredentials(
  { vault, log }: Pick<ConsoleParts, 'vault' | 'log'>,
  integration: Integration,
): Promise<ReadonlySet<string> | undefined> {
  try {
    const kept = await keptCredentials(integration, vault);
    return new Set(Object.entries(kept).flatMap(([name, value]) => namesWithin(`credentials.${name}`, value)));
  } catch (failure) {
    // The page shows everything else; which credentials there are is the least of it.
    const error = failure instanceof Error ? failure.name : typeof failure;
    log.warn('which credentials are set cannot be told', { integration: integration.id, error });
    return undefined;
  }
}

function namesWithin(name: string, value: unknown): string[] {
  if (value === undefined || value === '') return [];
  if (typeof value !== 'object' || value === null) return [name];
  const inner = Object.entries(value).flatMap(([part, one]) => namesWithin(`${name}.${part}`, one));
  return inner.length === 0 ? [] : [name, ...inner];
}
