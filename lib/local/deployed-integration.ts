import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { saveIntegration } from '../runtime/save-integration.ts';
import type { IntegrationStore } from '../store/integration-store.ts';
import type { Vault } from '../sync/ports.ts';
import { IntegrationFileError, integrationIdOf, type WrittenIntegration } from './integration-file.ts';

/** The table and the key of a deployment, and where its webhooks come in. */
export type Deployment = {
  readonly store: Pick<IntegrationStore, 'find' | 'save'>;
  readonly vault: Vault;
  readonly webhooksUrl: string;
};

const sealedWebhookSchema = z.object({ webhookSecret: z.string() });

/**
 * Makes an integration of a deployment, or changes it to what is written. A webhook secret that the file leaves out stays
 * as it is, or is made. Returns the address to enter at the vendor, which is a secret.
 * @throws IntegrationFileError naming every field that is wrong
 */
export async function saveDeployedIntegration(
  written: WrittenIntegration,
  { store, vault, webhooksUrl }: Deployment,
): Promise<{ readonly id: string; readonly webhookUrl: string }> {
  const { tenant, kind, settings, enabled } = written;
  const id = integrationIdOf(written);
  const webhookSecret = await secretOf(written, id, { store, vault });
  const order = {
    ...{ tenant, id, kind, settings, enabled },
    name: written.title ?? `${tenant} ${written.name}`,
    credentials: { ...written.credentials, webhookSecret },
  };
  const saved = await saveIntegration(order, { store, vault, clock: () => new Date() });
  if (saved.kind === 'refused') {
    const problems = saved.problems.map(({ field, problem }) => `${field}: ${problem}`);
    throw new IntegrationFileError(`The integration ${id} was refused: ${problems.join('; ')}`);
  }
  return { id, webhookUrl: `${webhooksUrl}/moment/${id}/${webhookSecret}` };
}

async function secretOf(
  { tenant, credentials }: WrittenIntegration,
  id: string,
  { store, vault }: Pick<Deployment, 'store' | 'vault'>,
): Promise<string> {
  if (typeof credentials.webhookSecret === 'string') return credentials.webhookSecret;
  const sealed = (await store.find(tenant, id))?.sealed.webhook;
  if (sealed === undefined) return randomBytes(32).toString('base64url');
  const plain = await vault.open(sealed, { tenant, integration: id, vendor: 'webhook' });
  return sealedWebhookSchema.parse(JSON.parse(plain)).webhookSecret;
}
