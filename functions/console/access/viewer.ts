import { type Actor, platformTenant } from '../../../lib/sync/audit.ts';

/** Who looks at the console: an operator sees all tenants, a member one. */
export type Viewer = {
  readonly actor: Actor;
  /** Undefined: all of them. */
  readonly tenant: string | undefined;
};

/** Which claims of the sign-in decide what somebody may see. */
export type ClaimNames = {
  /** A text, or a list of texts, among which `operatorValue` makes an operator. */
  readonly roleClaim: string;
  readonly operatorValue: string;
  /** The tenant that a member belongs to. */
  readonly tenantClaim: string;
};

/** The person at this machine, who sees all. */
export const localViewer: Viewer = { actor: { kind: 'local', id: 'local' }, tenant: undefined };

/** The viewer that claims describe. Undefined: neither an operator nor a member of a tenant, who sees nothing. */
export function viewerOf(claims: Readonly<Record<string, unknown>>, names: ClaimNames): Viewer | undefined {
  const { sub } = claims;
  if (typeof sub !== 'string' || sub === '') return undefined;
  const name = [claims.name, claims.email].find((value) => typeof value === 'string' && value !== '');
  const named = typeof name === 'string' ? { name: name.slice(0, 100) } : {};
  const roles = claims[names.roleClaim];
  const isOperator = Array.isArray(roles) ? roles.includes(names.operatorValue) : roles === names.operatorValue;
  if (isOperator) return { actor: { kind: 'operator', id: sub, ...named }, tenant: undefined };
  const tenant = claims[names.tenantClaim];
  if (typeof tenant !== 'string' || !/^[a-z0-9][a-z0-9-]{0,39}$/.test(tenant)) return undefined;
  return { actor: { kind: 'member', id: sub, ...named }, tenant };
}

/** True when somebody may see what belongs to this tenant. */
export function maySee({ tenant }: Viewer, wanted: string): boolean {
  return tenant === undefined || tenant === wanted;
}

/** The tenant under which the viewer's own doings stand in the audit when they concern no other. */
export function homeOf({ tenant }: Viewer): string {
  return tenant ?? platformTenant;
}
