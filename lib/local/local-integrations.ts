import * as z from 'zod';
import type { Integration } from '../documents/integration.ts';
import { credentialNames } from '../runtime/kept-credentials.ts';
import { saveIntegration } from '../runtime/save-integration.ts';
import { createLocalVault } from '../runtime/vault-local.ts';
import { createIntegrationStore } from '../store/integration-store.ts';
import type { Vault } from '../sync/ports.ts';
import { keptSecret } from './data-folder.ts';
import { IntegrationFileError, integrationIdOf, type WrittenIntegration } from './integration-file.ts';
import { resourcesOf } from './known-types.ts';
import type { Machine } from './machine.ts';

/** An integration of this machine, and where its source's webhooks go, if it has any. The address is a secret. */
export type SavedIntegration = { readonly id: string; readonly tenant: string; readonly webhookUrl?: string };

/** Integrations in the table of this machine. */
export type LocalIntegrations = {
  readonly tableName: string;
  /** Make it, or change it to what is written. */
  save(written: WrittenIntegration): Promise<SavedIntegration>;
  /** Make it unless it is there: what a person changed meanwhile stays. */
  saveOnce(written: WrittenIntegration): Promise<SavedIntegration>;
  /** Read those of earlier runs too. @throws Error when the credentials of one do not open */
  readKept(): Promise<void>;
  /** All that were saved or read. */
  all(): readonly SavedIntegration[];
  /** @throws Error for an integration that is not among these, or has no webhooks */
  webhookUrl(id: string): string;
};

type Parts = {
  readonly machine: Machine;
  readonly dataFolder: string;
  readonly credentialsKey: string;
  readonly webhooksUrl: string;
};

/** Open the integrations of the machine's table. */
export function openLocalIntegrations({ machine, dataFolder, credentialsKey, webhooksUrl }: Parts): LocalIntegrations {
  const tableName = tableNameOf(machine);
  const store = createIntegrationStore({ client: machine.tableClient, name: tableName });
  const vault = createLocalVault(credentialsKey);
  const known = new Map<string, SavedIntegration>();

  const know = ({ id, tenant }: Pick<Integration, 'id' | 'tenant'>, secret: string | undefined): SavedIntegration => {
    const webhookUrl = `${webhooksUrl}/webhooks/moment/${id}/${secret}`;
    const saved = { id, tenant, ...(secret !== undefined && { webhookUrl }) };
    known.set(id, saved);
    return saved;
  };
  const secretOf = (integration: Integration) => webhookSecretOf(integration, vault);
  const write = async (written: WrittenIntegration, credentials: object) => {
    const { tenant, kind, settings, enabled } = written;
    const id = integrationIdOf(written);
    const name = written.title ?? `${tenant} ${written.name}`;
    const order = { tenant, id, kind, name, enabled, settings, credentials };
    const saved = await saveIntegration(order, { store, vault, clock: () => new Date() });
    if (saved.kind === 'refused') {
      const problems = saved.problems.map(({ field, problem }) => `${field}: ${problem}`);
      throw new IntegrationFileError(`The integration ${id} was refused: ${problems.join('; ')}`);
    }
  };
  const save = async (written: WrittenIntegration, isOnlyOnce = false) => {
    const { tenant } = written;
    const id = integrationIdOf(written);
    const before = await store.find(tenant, id);
    if (before !== undefined && isOnlyOnce) return know(before, await secretOf(before));
    const { webhookSecret: given } = webhookPart.parse(written.credentials);
    if (!credentialNames(written.kind).includes('webhookSecret')) {
      await write(written, written.credentials);
      return know({ id, tenant }, undefined);
    }
    const webhookSecret = given ?? (before && (await secretOf(before))) ?? keptSecret(dataFolder, `${id} webhook`);
    await write(written, { ...written.credentials, webhookSecret });
    return know({ id, tenant }, webhookSecret);
  };

  return {
    tableName,
    save: (written) => save(written),
    saveOnce: (written) => save(written, true),
    async readKept() {
      for (const integration of await store.list()) {
        if (!known.has(integration.id)) know(integration, await secretOf(integration));
      }
    },
    all: () => [...known.values()],
    webhookUrl(id) {
      const found = known.get(id);
      if (found?.webhookUrl === undefined) throw new Error(`This run has no integration ${id} with webhooks`);
      return found.webhookUrl;
    },
  };
}

const webhookPart = z.object({ webhookSecret: z.string().optional() });

/** The secret in the webhook address of an integration that an earlier run made; undefined for a source without webhooks. */
async function webhookSecretOf({ tenant, id, sealed }: Integration, vault: Vault): Promise<string | undefined> {
  if (sealed.webhook === undefined) return undefined;
  try {
    const opened = await vault.open(sealed.webhook, { tenant, integration: id, vendor: 'webhook' });
    return z.object({ webhookSecret: z.string() }).parse(JSON.parse(opened)).webhookSecret;
  } catch (cause) {
    throw new Error(
      `The credentials of ${id} do not open: the data folder's credentials.key is not the one they were sealed with. Put it back, or begin anew with --fresh.`,
      { cause },
    );
  }
}

function tableNameOf({ view }: Machine): string {
  const [table, ...others] = resourcesOf(view.assembly, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  if (table === undefined || others.length > 0) {
    throw new Error('The template must have one table');
  }
  return view.refOf(table);
}
