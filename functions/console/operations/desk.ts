import { type Integration, integrationIdSchema, tenantOf } from '../../../lib/documents/integration.ts';
import { type AuditEntry, type NewAuditEntry, platformTenant } from '../../../lib/sync/audit.ts';
import type { Receipt, ReceiptRef } from '../../../lib/sync/receipt.ts';
import { admits } from '../access/guard.ts';
import { maySee, type Viewer } from '../access/viewer.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { NotThere } from './not-there.ts';

/** One person's way to everything: what is another tenant's is not there, and the try is in the audit. */
export type Desk = { readonly parts: ConsoleParts; readonly viewer: Viewer; readonly path: string };

/** The integrations that the viewer may see, oldest first. */
export async function integrationsOf({ parts, viewer }: Desk): Promise<readonly Integration[]> {
  const unreadable = (key: string) => parts.log.warn('an integration cannot be read', { key });
  return (await parts.integrations.list(unreadable)).filter(({ tenant }) => maySee(viewer, tenant));
}

/** One integration. @throws NotThere */
export async function integrationOf(desk: Desk, id: string): Promise<Integration> {
  await assertOwn(desk, id);
  const found = await desk.parts.integrations.find(tenantOf(id), id);
  if (found === undefined) throw new NotThere();
  return found;
}

/** The id is one, and of a tenant that the viewer may see. @throws NotThere */
export async function assertOwn({ parts, viewer, path }: Desk, id: string): Promise<void> {
  if (!integrationIdSchema.safeParse(id).success) throw new NotThere();
  if (!(await admits(viewer, { tenant: tenantOf(id), path }, parts))) throw new NotThere();
}

/** One receipt, its integration, and the receipt of its parent. @throws NotThere */
export async function receiptOf(
  desk: Desk,
  wanted: Omit<ReceiptRef, 'tenant'>,
): Promise<{ receipt: Receipt; integration: Integration; parent: Receipt | undefined }> {
  const integration = await integrationOf(desk, wanted.integration);
  const [receipt] = await desk.parts.receipts.find([{ ...wanted, tenant: integration.tenant }]);
  if (receipt === undefined) throw new NotThere();
  return { receipt, integration, parent: await parentOf(desk, receipt) };
}

async function parentOf({ parts }: Desk, { tenant, integration, parent }: Receipt): Promise<Receipt | undefined> {
  if (parent?.key !== undefined) {
    const { direction, key } = parent;
    return (await parts.receipts.find([{ tenant, integration, direction, key }]))[0];
  }
  if (parent?.number !== undefined) {
    return parts.receipts.findByNumber({ tenant, integration, direction: parent.direction }, parent.number);
  }
  return undefined;
}

/** The tenants whose audit the viewer may read. */
export async function auditTenants(desk: Desk): Promise<readonly string[]> {
  if (desk.viewer.tenant !== undefined) return [desk.viewer.tenant];
  const integrations = await integrationsOf(desk);
  return [platformTenant, ...new Set(integrations.map(({ tenant }) => tenant))];
}

type Asked = Pick<NewAuditEntry, 'act' | 'before' | 'after' | 'note'> & { readonly integration: Integration | NewOne };
type NewOne = { readonly tenant: string; readonly id: string };

/** Does something to an integration: asked for in the audit before, its outcome after it. */
export async function audited<Result>(
  { parts, viewer }: Desk,
  { integration, ...asked }: Asked,
  step: () => Promise<{ readonly result: Result; readonly refusedFor?: string | undefined }>,
): Promise<Result> {
  const { audit, clock, newId } = parts;
  const common = { tenant: integration.tenant, actor: viewer.actor, act: asked.act, integration: integration.id };
  const id = newId();
  await audit.append({ ...common, ...asked, id, at: clock().toISOString(), phase: 'asked' });
  const answer = (phase: AuditEntry['phase'], note?: string) =>
    audit.append({ ...common, id: newId(), of: id, at: clock().toISOString(), phase, ...(note && { note }) });
  try {
    const { result, refusedFor } = await step();
    await answer(refusedFor === undefined ? 'done' : 'refused', refusedFor);
    return result;
  } catch (failure) {
    await answer('failed', failure instanceof Error ? failure.name : typeof failure);
    throw failure;
  }
}
