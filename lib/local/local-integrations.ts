import { saveIntegration } from '../runtime/save-integration.ts';
import { createLocalVault } from '../runtime/vault-local.ts';
import { createIntegrationStore } from '../store/integration-store.ts';
import { keptSecret } from './data-folder.ts';
import { IntegrationFileError, integrationIdOf, type WrittenIntegration } from './integration-file.ts';
import { resourcesOf } from './known-types.ts';
import type { Machine } from './machine.ts';

/** An integration of this run, and where its vendor's webhooks go. The address is a secret. */
export type SavedIntegration = { readonly id: string; readonly tenant: string; readonly webhookUrl: string };

/** Integrations in the table of this machine. */
export type LocalIntegrations = {
  readonly tableName: string;
  /** Make it, or change it to what is written. */
  save(written: WrittenIntegration): Promise<SavedIntegration>;
  /** Make it unless it is there: what a person changed meanwhile stays. */
  saveOnce(written: WrittenIntegration): Promise<SavedIntegration>;
  all(): readonly SavedIntegration[];
  /** @throws Error for an integration that this run does not know */
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
  const save = async (written: WrittenIntegration, isKept = false) => {
    const { tenant } = written;
    const id = integrationIdOf(written);
    const given = written.credentials.webhookSecret;
    const webhookSecret = typeof given === 'string' ? given : keptSecret(dataFolder, `${id} webhook`);
    if (!isKept) await write(written, { ...written.credentials, webhookSecret });
    const saved = { id, tenant, webhookUrl: `${webhooksUrl}/webhooks/moment/${id}/${webhookSecret}` };
    known.set(id, saved);
    return saved;
  };

  return {
    tableName,
    save: (written) => save(written),
    async saveOnce(written) {
      const before = await store.find(written.tenant, integrationIdOf(written));
      return save(written, before !== undefined);
    },
    all: () => [...known.values()],
    webhookUrl(id) {
      const found = known.get(id);
      if (found === undefined) throw new Error(`This run has no integration ${id}`);
      return found.webhookUrl;
    },
  };
}

function tableNameOf({ view }: Machine): string {
  const [table, ...others] = resourcesOf(view.assembly, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  if (table === undefined || others.length > 0) {
    throw new Error('The template must have one table');
  }
  return view.refOf(table);
}
