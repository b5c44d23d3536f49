import type { z } from '@hono/zod-openapi';
import type { Integration } from '../../../lib/documents/integration.ts';
import { integrationForms } from '../../../lib/documents/integration-forms.ts';
import { credentialNames } from '../../../lib/runtime/kept-credentials.ts';
import type { LastRequest } from '../../../lib/sync/last-request.ts';
import type { ActResult } from '../../../lib/sync/perform-act.ts';
import { actsOn } from '../../../lib/sync/person-acts.ts';
import type { Problem } from '../../../lib/sync/problems.ts';
import { type Receipt, shownState } from '../../../lib/sync/receipt.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { setCredentials } from '../operations/set-credentials.ts';
import { nextStep } from '../words/next-step.ts';
import { problemWords } from '../words/problem-words.ts';
import type {
  actResultSchema,
  problemSchema,
  requestSchema,
  shownIntegrationSchema,
  shownReceiptSchema,
  wholeReceiptSchema,
} from './api-schemas.ts';

/** An integration without its secrets, as lists show it. */
export function shownIntegration(
  integration: Integration,
  { directionsOf }: Pick<ConsoleParts, 'directionsOf'>,
): z.infer<typeof shownIntegrationSchema> {
  const { sealed, webhookSecretHash, ...rest } = integration;
  return { ...rest, directions: [...directionsOf(integration.kind)] };
}

/** The same of one integration, and which of its credentials are set, field by field. */
export async function shownWithCredentials(
  integration: Integration,
  parts: Pick<ConsoleParts, 'directionsOf' | 'vault' | 'log'>,
): Promise<z.infer<typeof shownIntegrationSchema>> {
  const isSet = await setCredentials(parts, integration);
  const fields = integrationForms[integration.kind].groups.flatMap((group) => group.fields);
  const names = new Set([
    ...credentialNames(integration.kind).map((name) => `credentials.${name}`),
    ...fields.flatMap(({ name, control }) => (control === 'secret' ? [name] : [])),
    ...(isSet ?? []),
  ]);
  const told = (name: string) => (isSet === undefined ? 'unknown' : isSet.has(name) ? 'set' : 'not set');
  const credentials = [...names].sort().map((name) => [name.slice('credentials.'.length), told(name)] as const);
  return { ...shownIntegration(integration, parts), credentials: Object.fromEntries(credentials) };
}

/** A receipt with its problem in words and the acts that it allows. */
export function shownReceipt(receipt: Receipt): z.infer<typeof shownReceiptSchema> {
  const { integration, direction, key, number, label, problem, mapping, dueAt, notBefore } = receipt;
  const { createdAt, updatedAt, attempts } = receipt;
  return {
    ...{ integration, direction, key, state: shownState(receipt), number, label, dueAt, notBefore },
    problem: problem && shownProblem(problem),
    target: mapping && {
      id: mapping.targetId,
      number: mapping.number,
      link: mapping.link,
      deliveredAt: mapping.deliveredAt,
    },
    ...{ createdAt, updatedAt, acts: [...actsOn(receipt)], attempts },
  };
}

/** A problem with its words. */
export function shownProblem(
  problem: Omit<Problem, 'code'> & { readonly code: string },
): z.infer<typeof problemSchema> {
  return { ...problem, ...problemWords(problem.code) };
}

/** A request without the version of its form. */
export function shownRequest(request: LastRequest | undefined): z.infer<typeof requestSchema> | undefined {
  if (request === undefined) return undefined;
  const { v, ...rest } = request;
  return rest;
}

/** One receipt, what was last sent for it, and what happens next. */
export function wholeReceipt(receipt: Receipt, request: LastRequest | undefined): z.infer<typeof wholeReceiptSchema> {
  const { words, at, person } = nextStep(receipt);
  return { ...shownReceipt(receipt), request: shownRequest(request), next: { words, at, needsPerson: person } };
}

/** How an act ended. */
export function shownResult({ ref, outcome }: ActResult): z.infer<typeof actResultSchema> {
  const { integration, direction, key } = ref;
  return { integration, direction, key, outcome };
}
