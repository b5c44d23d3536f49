import type { z } from '@hono/zod-openapi';
import type { Integration } from '../../../lib/documents/integration.ts';
import { credentialNames } from '../../../lib/runtime/kept-credentials.ts';
import type { ActResult } from '../../../lib/sync/perform-act.ts';
import { actsOn } from '../../../lib/sync/person-acts.ts';
import { type Receipt, shownState } from '../../../lib/sync/receipt.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { problemWords } from '../words/problem-words.ts';
import type { actResultSchema, shownIntegrationSchema, shownReceiptSchema } from './api-schemas.ts';

/** An integration without its secrets. */
export function shownIntegration(
  integration: Integration,
  { directionsOf }: Pick<ConsoleParts, 'directionsOf'>,
): z.infer<typeof shownIntegrationSchema> {
  const { sealed, webhookSecretHash, ...rest } = integration;
  const isSet = Object.keys(sealed).length > 0;
  const names = credentialNames(integration.kind);
  const credentials = Object.fromEntries(names.map((name) => [name, isSet ? ('set' as const) : ('not set' as const)]));
  return { ...rest, credentials, directions: [...directionsOf(integration.kind)] };
}

/** A receipt with its problem in words and the acts that it allows. */
export function shownReceipt(receipt: Receipt): z.infer<typeof shownReceiptSchema> {
  const { integration, direction, key, number, label, problem, mapping, dueAt, notBefore } = receipt;
  const { createdAt, updatedAt, attempts } = receipt;
  return {
    ...{ integration, direction, key, state: shownState(receipt), number, label, dueAt, notBefore },
    problem: problem && { ...problem, ...problemWords(problem.code) },
    target: mapping && {
      id: mapping.targetId,
      number: mapping.number,
      link: mapping.link,
      deliveredAt: mapping.deliveredAt,
    },
    ...{ createdAt, updatedAt, acts: [...actsOn(receipt)], attempts },
  };
}

/** How an act ended. */
export function shownResult({ ref, outcome }: ActResult): z.infer<typeof actResultSchema> {
  const { integration, direction, key } = ref;
  return { integration, direction, key, outcome };
}
