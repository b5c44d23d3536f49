import type { Integration } from '../../lib/documents/integration.ts';
import { type NoticeParts, tellIntegration } from './tell-integration.ts';
import { tellOfExpiries } from './tell-of-expiries.ts';

/** Integrations looked at side by side: each may hold a few thousand reasons in memory. */
const atOnce = 4;

/** No integration is begun with less time than this: a mail needs some. */
const reserveMs = 15_000;

/** What a run did. */
export type NoticeRun = { readonly told: number; readonly failed: number; readonly left: number };

/**
 * Tells the people of every enabled integration, each by itself: one that fails does not keep the others waiting. The start
 * moves with the time, so that a run that ends early does not always leave the same ones.
 */
export async function tellAll(
  integrations: readonly Integration[],
  parts: NoticeParts & { timeLeftMs(): number },
): Promise<NoticeRun> {
  const queue = inTurn(
    integrations.filter(({ enabled }) => enabled),
    parts.clock(),
  );
  const run = { told: 0, failed: 0 };
  const work = async (): Promise<void> => {
    while (parts.timeLeftMs() > reserveMs) {
      const next = queue.shift();
      if (next === undefined) return;
      try {
        const isTold = (await tellIntegration(next, parts)) !== undefined;
        if ((await tellOfExpiries(next, parts)) || isTold) run.told += 1;
      } catch (error) {
        // Counted, and told by the caller once all the others are done.
        run.failed += 1;
        const facts = { tenant: next.tenant, integration: next.id, reason: reasonOf(error) };
        parts.log.error('the people of an integration could not be told', facts);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { ...run, left: queue.length };
}

function inTurn(integrations: readonly Integration[], now: Date): Integration[] {
  const first = integrations.length === 0 ? 0 : Math.floor(now.getTime() / 300_000) % integrations.length;
  return [...integrations.slice(first), ...integrations.slice(0, first)];
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : typeof error;
}
