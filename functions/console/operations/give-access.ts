import * as z from 'zod';
import { grantAddress, grantSecret, hasGrant, readGrantReturn } from '../../../lib/connectors/economic/grant.ts';
import type { Integration } from '../../../lib/documents/integration.ts';
import { saveGrant } from '../../../lib/runtime/save-grant.ts';
import type { ConsoleParts } from '../console-parts.ts';
import type { Language } from '../words/language.ts';
import { audited, type Desk, integrationOf } from './desk.ts';
import { NotThere, Refused } from './not-there.ts';

/** What the state is sealed under: nothing else of ours opens as one, nor the other way. */
const context = { tenant: '-', integration: 'grants', vendor: 'console' };

/** A person at the vendor's page may have to look for somebody who may give the access. */
const openMinutes = 30;

/** Who asked for which integration's access, until when. One version, so that a return counts once. */
const stateSchema = z.strictObject({
  kind: z.literal('grant'),
  actor: z.string(),
  id: z.string(),
  version: z.int(),
  endsAt: z.string(),
});

const locales = { en: 'en-US', no: 'nb-NO' } as const satisfies Record<Language, string>;

/** Whether this deployment can send people to the vendor's page for an integration of that kind. */
export function canGiveAccess({ grants }: Pick<ConsoleParts, 'grants'>, kind: Integration['kind']): boolean {
  return grants !== undefined && hasGrant(kind);
}

/** The vendor's page for this person and this integration; it leads back to `consoleUrl`. @throws NotThere */
export async function accessAddress(
  desk: Desk,
  { id, consoleUrl, language }: { id: string; consoleUrl: string; language: Language },
): Promise<string> {
  const { grants, vault, clock } = desk.parts;
  const integration = await integrationOf(desk, id);
  if (grants === undefined || !hasGrant(integration.kind)) throw new NotThere();
  const endsAt = new Date(clock().getTime() + openMinutes * 60_000).toISOString();
  const { version } = integration;
  const state = { kind: 'grant' as const, actor: actorOf(desk), id, version, endsAt };
  return audited(desk, { act: 'integration.ask-access', integration }, async () => {
    const sealed = await vault.seal(JSON.stringify(state), context);
    const returnTo = `${consoleUrl}/grants/economic/${Buffer.from(sealed).toString('base64url')}`;
    const { appPublicToken, endpoint } = grants;
    return { result: grantAddress({ appPublicToken, endpoint, returnTo, locale: locales[language] }) };
  });
}

/** How a return ended. */
export type Taken = { readonly kind: 'stored' | 'refused'; readonly id: string };

/** Stores what came back, sealed, as the integration's next version. @throws NotThere, Refused */
export async function takeAccess(desk: Desk, sealed: string, query: Readonly<Record<string, string>>): Promise<Taken> {
  const { vault, clock, integrations: store } = desk.parts;
  const state = await openState(desk, sealed);
  if (state === undefined) throw new NotThere();
  const { id } = state;
  const integration = await integrationOf(desk, id);
  if (!hasGrant(integration.kind)) throw new NotThere();
  const given = readGrantReturn(query);
  return audited<Taken>(desk, { act: 'integration.give-access', integration }, async () => {
    if (given.kind === 'refused') return { result: { kind: 'refused', id }, refusedFor: 'no access given' };
    // The version moves with every grant that is stored: the same return counts once.
    if (integration.version !== state.version) throw new Refused(...usedUp);
    const { tenant } = integration;
    const secret = grantSecret(given.agreementGrantToken);
    const pinned = { find: async () => integration, save: store.save };
    const saved = await saveGrant({ tenant, id, vendor: 'economic', secret }, { store: pinned, vault, clock });
    if (saved.kind === 'refused') throw new Refused(...usedUp);
    return { result: { kind: 'stored', id } };
  });
}

const usedUp = ['changed-meanwhile', 'This integration was changed since access was asked for. Ask again.'] as const;

async function openState(desk: Desk, sealed: string): Promise<z.infer<typeof stateSchema> | undefined> {
  const { vault, clock } = desk.parts;
  if (!/^[A-Za-z0-9_-]{1,4000}$/.test(sealed)) return undefined;
  try {
    const text = await vault.open(Buffer.from(sealed, 'base64url').toString('utf8'), context);
    const state = stateSchema.parse(JSON.parse(text));
    return state.actor === actorOf(desk) && state.endsAt > clock().toISOString() ? state : undefined;
  } catch {
    // Forged, changed, or sealed with an older key: nobody asked for this.
    return undefined;
  }
}

function actorOf({ viewer: { actor, tenant } }: Desk): string {
  return JSON.stringify([actor.kind, actor.id, tenant ?? null]);
}
