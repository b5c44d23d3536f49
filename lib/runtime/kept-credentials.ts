import { type Integration, integrationKinds, kindOf } from '../documents/integration.ts';
import type { Vault } from '../sync/ports.ts';

/** A stand-in for the value of a credential, by which it is found again among the secrets. */
const mark = '\u0000';

/**
 * The credentials of a saved integration by the names that its form has. Secrets are sealed a vendor at a time under names of
 * the connector's own; where each came from is seen by parting marked credentials in the kind's own way.
 */
export async function keptCredentials(integration: Integration, vault: Vault): Promise<Record<string, unknown>> {
  const { tenant, id } = integration;
  const kept: Record<string, unknown> = {};
  for (const [vendor, parts] of Object.entries(markedSecrets(integration.kind))) {
    const sealed = integration.sealed[vendor];
    if (sealed === undefined) continue;
    const opened: unknown = JSON.parse(await vault.open(sealed, { tenant, integration: id, vendor }));
    for (const [name, marked] of Object.entries(parts)) {
      const value: unknown = Object(opened)[name];
      if (typeof marked === 'string' && marked.startsWith(mark) && value !== undefined) kept[marked.slice(1)] = value;
    }
  }
  return kept;
}

/** The names of the credentials that are set. Only those that a kind needs can be told without opening anything. */
export function credentialNames(kind: Integration['kind']): readonly string[] {
  return Object.keys(integrationKinds[kind].credentials.shape);
}

function markedSecrets(kind: Integration['kind']): Readonly<Record<string, object>> {
  const marked = Object.fromEntries(credentialNames(kind).map((name) => [name, mark + name]));
  return kindOf(kind).secrets(marked);
}
