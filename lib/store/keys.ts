import { createHash } from 'node:crypto';
import { dueShards } from '../sync/ports.ts';
import type { Parent, ReceiptRef, ReceiptState } from '../sync/receipt.ts';

/*
 * Every key of the one table. Tenant first; each part is escaped, so that no value reaches into another's key.
 *
 *   item          pk                                                  sk
 *   receipt       T#<tenant>#I#<integration>#D#<direction>#K#<key>    RECEIPT
 *   integration   T#<tenant>#I#<integration>                          INTEGRATION
 *   checkpoint    T#<tenant>#I#<integration>                          CHECKPOINT#<direction>
 *   access        T#<tenant>#I#<integration>                          ACCESS#<vendor>
 *   digest        T#<tenant>#I#<integration>                          DIGEST
 *   export list   T#<tenant>#I#<integration>                          EXPORTS
 *   export entry  T#<tenant>#I#<integration>#E#<key>                  EXPORT
 *   export file   T#<tenant>#I#<integration>                          EXPORT#<number>
 *   session       T#<tenant>#V#<vendor>#S#<session key>               SESSION
 *   turn          T#<tenant>#V#<vendor>#M#<name>                      TURN
 *   audit entry   T#<tenant>#AUDIT#<instant>#<id>                     AUDIT
 *   count         T#<tenant>#I#<integration>#D#<direction>#COUNT     DAY#<day> | ALL
 *   last request  T#<tenant>#I#<integration>#Q#<name>                 REQUEST
 *   budget        B#<name>                                            W#<start of the window>
 *   booked list   B#<name>                                            W#<start of the window>#L#<list>
 *   tenant's part B#<name>                                            W#<start of the window>#T#<tenant>
 *   pace          B#<name>                                            PACE
 *
 *   index         partition                                           sort        holds
 *   by-state      stateKey   T#..#I#..#D#..#<state> | INTEGRATIONS    stateAt     whole items, for lists
 *                            | T#<tenant>#AUDIT
 *   by-time       listKey    T#..#I#..#RECEIPTS                       stateAt     rows of an integration's receipts
 *   by-direction  directionKey  T#..#I#..#D#..#RECEIPTS              stateAt     rows of a direction's receipts
 *   by-standing   standingKey   T#..#I#..#STANDING                   standingAt  what is on its way or needs a person:
 *                                                                                <state>#<direction>#<since>
 *   by-number     numberKey  T#..#I#..#N#<source number>              -           the number that people know
 *   by-due        dueShard   <0 to 3>                                 dueAt       open receipts
 *   by-target     targetKey  T#..#I#..#D#..#N#<target number>         -           the reverse mapping
 *   by-parent     parentKey  T#..#I#..#D#..#K#<key> | ..#N#<number>   createdAt   receipts that wait
 *                            | T#..#I#..#D#booked#K#<list>                        receipts that go in one list
 *                            | T#..#I#..#D#..#REFUSED                             write-backs that the source refuses
 */

/** Names one item. */
export type ItemKey = { readonly pk: string; readonly sk: string };

type Scope = Omit<ReceiptRef, 'key'>;

/** Partition under which all integrations are listed. */
export const integrationsKey = 'INTEGRATIONS';

/** Key of a receipt: each has a partition of its own, so that a busy integration is not a hot spot. */
export function receiptKey(ref: ReceiptRef): ItemKey {
  return { pk: `${scopeKey(ref)}#K#${escaped(ref.key)}`, sk: 'RECEIPT' };
}

/** The reference that a receipt's partition key spells out. @throws RangeError for any other key */
export function refOfKey(pk: string): ReceiptRef {
  const [t, tenant, i, integration, d, direction, k, key, ...more] = pk.split('#');
  const isReceipt = [t, i, d, k].join() === 'T,I,D,K' && more.length === 0;
  if (!isReceipt || tenant === undefined || integration === undefined || direction === undefined || key === undefined) {
    throw new RangeError('not the key of a receipt');
  }
  return {
    tenant: unescaped(tenant),
    integration: unescaped(integration),
    direction: unescaped(direction),
    key: unescaped(key),
  };
}

/** Key of an integration. */
export function integrationKey(tenant: string, integration: string): ItemKey {
  return { pk: `T#${escaped(tenant)}#I#${escaped(integration)}`, sk: 'INTEGRATION' };
}

/** Key of a direction's checkpoint; it stands beside its integration. */
export function checkpointKey(scope: Scope): ItemKey {
  return { pk: integrationKey(scope.tenant, scope.integration).pk, sk: `CHECKPOINT#${escaped(scope.direction)}` };
}

/** Key of how an integration's log-in at a vendor does; it stands beside its integration. */
export function accessKey(tenant: string, integration: string, vendor: string): ItemKey {
  return { pk: integrationKey(tenant, integration).pk, sk: `ACCESS#${escaped(vendor)}` };
}

/** Key of what an integration's people were told by e-mail; it stands beside its integration. */
export function digestKey(tenant: string, integration: string): ItemKey {
  return { pk: integrationKey(tenant, integration).pk, sk: 'DIGEST' };
}

type OfIntegration = { readonly tenant: string; readonly integration: string };

/** Key of what is known of an integration's files: the last number, and the one that is being made. */
export function exportHeadKey({ tenant, integration }: OfIntegration): ItemKey {
  return { pk: integrationKey(tenant, integration).pk, sk: 'EXPORTS' };
}

/** Key of a document that goes into a file; each has a partition of its own. */
export function exportEntryKey({ tenant, integration }: OfIntegration, key: string): ItemKey {
  return { pk: `${integrationKey(tenant, integration).pk}#E#${escaped(key)}`, sk: 'EXPORT' };
}

/** Key of a file that was made. */
export function exportBatchKey({ tenant, integration }: OfIntegration, number: number): ItemKey {
  return { pk: integrationKey(tenant, integration).pk, sk: `EXPORT#${String(number).padStart(9, '0')}` };
}

/** Partition of `by-state`: the documents that no file holds yet. */
export function openExportsKey({ tenant, integration }: OfIntegration): string {
  return `${integrationKey(tenant, integration).pk}#EXPORTS#OPEN`;
}

/** Partition of `by-state`: the files of an integration. */
export function exportBatchesKey({ tenant, integration }: OfIntegration): string {
  return `${integrationKey(tenant, integration).pk}#EXPORTS#MADE`;
}

/** Key of a direction's count of ends: of one day, or of all. */
export function endCountKey(scope: Scope, day: string | undefined): ItemKey {
  return { pk: `${scopeKey(scope)}#COUNT`, sk: day === undefined ? 'ALL' : `DAY#${escaped(day)}` };
}

/** Key of a request that was sent, by the name that receipts know it under. */
export function requestKey(scope: { readonly tenant: string; readonly integration: string }, name: string): ItemKey {
  return { pk: `${integrationKey(scope.tenant, scope.integration).pk}#Q#${escaped(name)}`, sk: 'REQUEST' };
}

/** Key of a vendor session, shared by the integrations of one tenant. */
export function sessionKey(tenant: string, vendor: string, key: string): ItemKey {
  return { pk: `T#${escaped(tenant)}#V#${escaped(vendor)}#S#${escaped(key)}`, sk: 'SESSION' };
}

/** Key of the turn at one record of a vendor's, shared by the integrations of one tenant. */
export function turnKey(tenant: string, vendor: string, name: string): ItemKey {
  return { pk: `T#${escaped(tenant)}#V#${escaped(vendor)}#M#${escaped(name)}`, sk: 'TURN' };
}

/** Key of an audit entry: each has a partition of its own, and a time that cannot be another's. */
export function auditKey({ tenant, at, id }: { tenant: string; at: string; id: string }): ItemKey {
  return { pk: `${auditListKey(tenant)}#${escaped(at)}#${escaped(id)}`, sk: 'AUDIT' };
}

/** Partition of `by-state`: the audit of one tenant. */
export function auditListKey(tenant: string): string {
  return `T#${escaped(tenant)}#AUDIT`;
}

/** Key of one window of a budget. */
export function budgetKey(name: string, window: string): ItemKey {
  return { pk: `B#${escaped(name)}`, sk: `W#${escaped(window)}` };
}

/** Key of a list that was booked in a window. */
export function budgetListKey(name: string, window: string, list: string): ItemKey {
  return { pk: budgetKey(name, window).pk, sk: `${budgetKey(name, window).sk}#L#${escaped(list)}` };
}

/** Key of what one tenant has of a window that tenants share. */
export function budgetPartKey(name: string, window: string, tenant: string): ItemKey {
  return { pk: budgetKey(name, window).pk, sk: `${budgetKey(name, window).sk}#T#${escaped(tenant)}` };
}

/** Key of the pace of calls that all workers keep; it stands beside the budget of the same name. */
export function paceKey(name: string): ItemKey {
  return { pk: `B#${escaped(name)}`, sk: 'PACE' };
}

/** Partition of `by-state`: the receipts of one direction that stand in one state. */
export function stateKey(scope: Scope, state: ReceiptState): string {
  return `${scopeKey(scope)}#${state}`;
}

/** Partition of `by-time`: all receipts of one integration. */
export function listKey({ tenant, integration }: OfIntegration): string {
  return `${integrationKey(tenant, integration).pk}#RECEIPTS`;
}

/** Partition of `by-direction`: all receipts of one direction. */
export function directionKey(scope: Scope): string {
  return `${scopeKey(scope)}#RECEIPTS`;
}

/** Partition of `by-standing`: the receipts of one integration that are on their way or need a person. */
export function standingKey({ tenant, integration }: OfIntegration): string {
  return `${integrationKey(tenant, integration).pk}#STANDING`;
}

/** Where in `by-standing` those of a state and direction stand together. */
export function standingGroup({ state, direction }: { state: ReceiptState; direction: string }): string {
  return `${state}#${escaped(direction)}#`;
}

/** Partition of `by-number`: the receipts of one integration that people know by this number of the source. */
export function numberKey({ tenant, integration }: OfIntegration, number: string): string {
  return `${integrationKey(tenant, integration).pk}#N#${escaped(number)}`;
}

/** Partition of `by-due`: spreads open receipts evenly. */
export function dueShardKey(ref: ReceiptRef): string {
  const digest = createHash('sha256').update(receiptKey(ref).pk).digest();
  return String(digest.readUInt32BE(0) % dueShards);
}

/** Partition of `by-target`: the number that the target gave. */
export function targetKey(scope: Scope, number: string): string {
  return `${scopeKey(scope)}#N#${escaped(number)}`;
}

/** Partition of `by-parent`: everything that waits for this parent. */
export function parentKey(scope: { tenant: string; integration: string }, parent: Parent): string {
  const of = scopeKey({ tenant: scope.tenant, integration: scope.integration, direction: parent.direction });
  return parent.key === undefined ? `${of}#N#${escaped(parent.number ?? '')}` : `${of}#K#${escaped(parent.key)}`;
}

/** Partition of `by-parent`: what the target holds, while the source refuses the write-back. Nothing waits for a parent there. */
export function refusedKey(scope: Scope): string {
  return `${scopeKey(scope)}#REFUSED`;
}

function scopeKey(scope: Scope): string {
  return `T#${escaped(scope.tenant)}#I#${escaped(scope.integration)}#D#${escaped(scope.direction)}`;
}

function escaped(part: string): string {
  return part.replaceAll('%', '%25').replaceAll('#', '%23');
}

function unescaped(part: string): string {
  return part.replaceAll('%23', '#').replaceAll('%25', '%');
}
