import { type Integration, kindOf } from '../documents/integration.ts';
import type { Logins, Vendor } from '../documents/vendors.ts';
import type { Vault } from '../sync/ports.ts';

/** Settings and log-ins of one integration, ready for work. */
export type OpenLogins = { readonly settings: unknown; readonly logins: Partial<Logins> };

type Tools = {
  readonly vault: Vault;
  /** Those of the story: the grant of this function opens no others. */
  readonly vendors: readonly Vendor[];
  /** Told each secret, so that the log hides it. */
  readonly hide: (secret: string) => void;
};

/** The vendors that a kind of integration stands between. */
export function vendorsOfKind(kind: Integration['kind']): readonly string[] {
  return Object.keys(kindOf(kind).logins);
}

/** Parses the settings by the kind and opens the secrets of the named vendors. @throws Error that names what does not fit */
export async function openLogins(integration: Integration, { vault, vendors, hide }: Tools): Promise<OpenLogins> {
  const kind = kindOf(integration.kind);
  const parsed = kind.settings.safeParse(integration.settings);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.'));
    throw new Error(`the settings of ${integration.id} do not fit its kind: ${fields.join(', ')}`);
  }
  const logins: Partial<Logins> = {};
  for (const vendor of vendors) {
    const sealed = integration.sealed[vendor];
    const loginOf = kind.logins[vendor];
    if (sealed === undefined || loginOf === undefined) continue;
    const text = await vault.open(sealed, { tenant: integration.tenant, integration: integration.id, vendor });
    const secret: unknown = JSON.parse(text);
    for (const value of textsIn(secret)) hide(value);
    Object.assign(logins, { [vendor]: loginOf(parsed.data, secret) });
  }
  return { settings: parsed.data, logins };
}

/** Every text of a secret, also of the users of departments in it. */
function textsIn(secret: unknown): string[] {
  if (typeof secret === 'string') return [secret];
  return typeof secret === 'object' && secret !== null ? Object.values(secret).flatMap(textsIn) : [];
}
