import type { DeltaKind, EntityState } from '../state/entity-state.ts';
import type { SandboxState } from '../state/sandbox-state.ts';

/** Where a change happened, and when. */
export type Ledger = { readonly state: SandboxState; readonly entity: EntityState; readonly now: Date };

/** What happened to a row. */
export type Change = { readonly dbId: number; readonly mutation: 'ADDED' | 'UPDATED' | 'DELETED' };

/** Notes a change among the deltas. */
export function remember({ state, entity, now }: Ledger, kind: DeltaKind, { dbId, mutation }: Change): void {
  entity.deltas.push({ number: state.nextDelta, at: now.toISOString(), kind, dbId, mutation });
  state.nextDelta += 1;
}
