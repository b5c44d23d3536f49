import { createHash, timingSafeEqual } from 'node:crypto';
import { type Integration, integrationIdSchema, tenantOf } from '../../lib/documents/integration.ts';
import { createMemo } from '../../lib/runtime/memo.ts';
import { vendorsOfKind } from '../../lib/runtime/open-logins.ts';
import type { IntegrationStore } from '../../lib/store/integration-store.ts';
import type { Clock } from '../../lib/sync/ports.ts';

/** The parts of a webhook's path. */
export type WebhookPath = { readonly vendor: string; readonly integrationId: string; readonly secret: string };

const keptSeconds = 30;

/** Looked up instead of what cannot be an integration's id, so that it costs the same. */
const nobody = 'nobody.nothing';
const noHash = '0'.repeat(64);

/**
 * Lets a webhook in when its secret is that of the integration. A wrong secret and an unknown integration cost the same: one look-up and
 * one comparison. Only the right secret is spared the look-up, while what was read is fresh.
 */
export function createAdmission(store: Pick<IntegrationStore, 'find'>, clock: Clock) {
  const known = createMemo(clock);
  return async ({ vendor, integrationId, secret }: WebhookPath): Promise<Integration | undefined> => {
    const id = integrationIdSchema.safeParse(integrationId).success ? integrationId : nobody;
    const given = createHash('sha256').update(secret).digest();
    const admitted = (integration: Integration | undefined): Integration | undefined => {
      const expected = Buffer.from(integration?.webhookSecretHash ?? noHash, 'hex');
      const isRight = timingSafeEqual(given, expected);
      return isRight && integration && vendorsOfKind(integration.kind).includes(vendor) ? integration : undefined;
    };
    const name = `${id} ${given.toString('hex')}`;
    const integration = await known.keep(name, keptSeconds, async () => admitted(await store.find(tenantOf(id), id)));
    if (integration === undefined) known.forget(name);
    return integration;
  };
}
