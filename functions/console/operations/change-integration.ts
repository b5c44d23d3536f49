import { type Integration, type IntegrationKindName, tenantOf } from '../../../lib/documents/integration.ts';
import type { Vendor } from '../../../lib/documents/vendors.ts';
import { credentialNames, keptCredentials } from '../../../lib/runtime/kept-credentials.ts';
import { mergeCredentials } from '../../../lib/runtime/merge-credentials.ts';
import { type FieldProblem, type IntegrationOrder, saveIntegration } from '../../../lib/runtime/save-integration.ts';
import type { AuditAct } from '../../../lib/sync/audit.ts';
import { assertOwn, audited, type Desk, integrationOf } from './desk.ts';
import { NotThere, Refused } from './not-there.ts';

/** What a form or the API gives. Credentials that are left out keep their present value. */
export type IntegrationWish = {
  readonly id: string;
  readonly kind: IntegrationKindName;
  readonly name: string;
  readonly enabled: boolean;
  readonly settings: unknown;
  readonly credentials: Readonly<Record<string, unknown>>;
  /** The version that the wish was made from; refused when there is a newer one. Undefined: a new integration. */
  readonly version: number | undefined;
};

/** Where a system sends its webhooks. The address is a secret. */
export type WebhookAddress = { readonly vendor: Vendor; readonly address: string };

/** Saved, or what is wrong at which field. Webhook addresses are told once, when they are made. */
export type Changed =
  | { readonly kind: 'saved'; readonly integration: Integration; readonly webhooks: readonly WebhookAddress[] }
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] };

/** Makes an integration, or its next version. @throws NotThere, Refused */
export async function changeIntegration(desk: Desk, wish: IntegrationWish): Promise<Changed> {
  const { parts } = desk;
  const { order, before, secret } = await orderOf(desk, wish);
  const act = before === undefined ? 'integration.create' : 'integration.change';
  const entry: { act: AuditAct; integration: { tenant: string; id: string } } = {
    act,
    integration: { tenant: order.tenant, id: order.id },
  };
  const given = Object.keys(wish.credentials).filter((name) => wish.credentials[name] !== undefined);
  const after = { ...shown(order), credentialsSet: given };
  return audited<Changed>(desk, { ...entry, after, ...(before && { before: shown(before) }) }, async () => {
    const saved = await saveIntegration(order, { store: parts.integrations, vault: parts.vault, clock: parts.clock });
    if (saved.kind === 'refused') {
      return { result: saved, refusedFor: saved.problems.map(({ field }) => field).join(', ') };
    }
    return { result: { ...saved, webhooks: webhooksOf(desk, saved.integration, secret) } };
  });
}

/** The whole order: what is left out of the credentials is taken from the present version, a new one gets its webhook secret. */
export async function orderOf(
  desk: Desk,
  wish: IntegrationWish,
): Promise<{ order: IntegrationOrder; before: Integration | undefined; secret: string | undefined }> {
  await assertOwn(desk, wish.id);
  const { parts } = desk;
  const tenant = tenantOf(wish.id);
  const before = await parts.integrations.find(tenant, wish.id);
  if (before?.version !== wish.version) {
    throw before === undefined ? new Refused(...gone) : new Refused(...outdated);
  }
  if (before !== undefined && before.kind !== wish.kind) throw new Refused(...otherKind);
  const { version, ...rest } = wish;
  const given = Object.fromEntries(Object.entries(wish.credentials).filter(([, value]) => value !== undefined));
  if (before !== undefined) {
    if (Object.keys(given).length === 0)
      return { order: { ...rest, tenant, credentials: undefined }, before, secret: undefined };
    const credentials = mergeCredentials(await keptCredentials(before, parts.vault), given);
    return { order: { ...rest, tenant, credentials }, before, secret: undefined };
  }
  const secret = webhookSecretOf(wish.kind, given) ?? (takesWebhooks(wish.kind) ? parts.newSecret() : undefined);
  const credentials = { ...mergeCredentials({}, given), ...(secret !== undefined && { webhookSecret: secret }) };
  return { order: { ...rest, tenant, credentials }, before, secret };
}

function takesWebhooks(kind: IntegrationKindName): boolean {
  return credentialNames(kind).includes('webhookSecret');
}

function webhookSecretOf(kind: IntegrationKindName, { webhookSecret }: Record<string, unknown>): string | undefined {
  return takesWebhooks(kind) && typeof webhookSecret === 'string' ? webhookSecret : undefined;
}

const gone = ['not-there', 'This integration was removed meanwhile.'] as const;
const outdated = ['changed-meanwhile', 'Somebody changed this integration meanwhile. Read it again.'] as const;
const otherKind = ['other-kind', 'An integration stays of its kind. Make a new one.'] as const;

/** Makes a new secret for the webhook addresses. The addresses of before are refused from then on. @throws NotThere, Refused */
export async function renewWebhooks(desk: Desk, id: string): Promise<Changed & { readonly kind: 'saved' }> {
  const { parts } = desk;
  const before = await integrationOf(desk, id);
  if (!takesWebhooks(before.kind)) throw new NotThere();
  const secret = parts.newSecret();
  return audited(desk, { act: 'integration.renew-webhooks', integration: before }, async () => {
    const credentials = { ...(await keptCredentials(before, parts.vault)), webhookSecret: secret };
    const pinned = { find: async () => before, save: parts.integrations.save };
    const saved = await saveIntegration({ ...before, credentials }, { ...parts, store: pinned });
    if (saved.kind === 'refused') throw new Refused(...outdated);
    return { result: { ...saved, webhooks: webhooksOf(desk, saved.integration, secret) } };
  });
}

/** Switches it on or off. @throws NotThere, Refused */
export async function switchIntegration(desk: Desk, id: string, enabled: boolean): Promise<Integration> {
  const before = await integrationOf(desk, id);
  const act = enabled ? 'integration.enable' : 'integration.disable';
  return audited(desk, { act, integration: before }, async () => {
    const next = { ...before, enabled, version: before.version + 1, updatedAt: desk.parts.clock().toISOString() };
    if (!(await desk.parts.integrations.save(next))) throw new Refused(...outdated);
    return { result: next };
  });
}

/** Removes it with its settings and secrets; its receipts stay. @throws NotThere, Refused */
export async function removeIntegration(desk: Desk, id: string): Promise<void> {
  const before = await integrationOf(desk, id);
  await audited(desk, { act: 'integration.remove', integration: before, before: shown(before) }, async () => {
    if (!(await desk.parts.integrations.remove(before, desk.parts.clock()))) throw new Refused(...outdated);
    return { result: undefined };
  });
}

/** What stands in the audit: never a secret. */
function shown({ kind, name, enabled, settings }: Pick<IntegrationOrder, 'kind' | 'name' | 'enabled' | 'settings'>) {
  return { kind, name, enabled, settings };
}

/** The address of each system that tells of changes; none where no secret was made. */
function webhooksOf({ parts }: Desk, { kind, id }: Integration, secret: string | undefined): WebhookAddress[] {
  if (secret === undefined) return [];
  const base = parts.webhooksUrl ?? '…/webhooks';
  return parts.webhookVendors(kind).map((vendor) => ({ vendor, address: `${base}/${vendor}/${id}/${secret}` }));
}
