import type { Integration } from '../../../lib/documents/integration.ts';
import type { FieldProblem } from '../../../lib/runtime/save-integration.ts';
import { saveIntegration } from '../../../lib/runtime/save-integration.ts';
import type { ConnectionCheck } from '../../../lib/sync/connection-check.ts';
import { type IntegrationWish, orderOf } from './change-integration.ts';
import { audited, type Desk, integrationOf } from './desk.ts';

/** What "Test connection" found, or what is wrong at which field before anybody was asked. */
export type Tried =
  | { readonly kind: 'tried'; readonly checks: readonly ConnectionCheck[] }
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] };

/** Tests what is saved. @throws NotThere */
export async function trySaved(desk: Desk, id: string): Promise<readonly ConnectionCheck[]> {
  return tried(desk, await integrationOf(desk, id));
}

/** Tests what a form holds, before it is saved. Nothing is kept of it. @throws NotThere, Refused */
export async function tryWish(desk: Desk, wish: IntegrationWish): Promise<Tried> {
  const { order, before } = await orderOf(desk, wish);
  let made: Integration | undefined;
  const store = {
    find: async () => before,
    save: async (integration: Integration) => {
      made = integration;
      return true;
    },
  };
  const { vault, clock } = desk.parts;
  const saved = await saveIntegration(order, { store, vault, clock });
  if (saved.kind === 'refused') return saved;
  return { kind: 'tried', checks: made === undefined ? [] : await tried(desk, made) };
}

function tried(desk: Desk, integration: Integration): Promise<readonly ConnectionCheck[]> {
  return audited(desk, { act: 'integration.test', integration }, async () => {
    const checks = await desk.parts.testConnection(integration);
    const failed = checks.filter(({ ok }) => !ok).map(({ check }) => check);
    return { result: checks, ...(failed.length > 0 && { refusedFor: failed.join(', ') }) };
  });
}
