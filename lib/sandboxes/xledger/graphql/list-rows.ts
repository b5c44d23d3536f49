import { type DeltaField, deltaFields, type ListField, listFields } from '../schema/build-xledger-schema.ts';
import { countries, currencies, objectKinds } from '../state/standing-data.ts';
import { importErrorView, importItemView, ledgerLineView, transactionView } from '../views/ledger-views.ts';
import { companyView, customerView, projectView, supplierView } from '../views/master-views.ts';
import {
  accountView,
  entityView,
  objectKindView,
  openPeriodView,
  taxRuleView,
  taxTableView,
} from '../views/setup-views.ts';
import { localDay } from '../views/wire-forms.ts';
import { connection, type PageArguments } from './connection.ts';
import { type RowFilter, testOf } from './filter-rows.ts';
import { accessDenied, invalidValue } from './refusals.ts';
import type { View, World } from './world.ts';

/** The arguments of a list. */
export type ListArguments = PageArguments & {
  readonly filter?: RowFilter | null;
  readonly objectStatus?: 'ALL' | 'OPEN' | 'CLOSED' | null;
};

type Row = { readonly dbId: number; readonly createdAt?: string | undefined };
type Listed = { readonly row: Row; readonly view: () => View };

const listed = <Of extends Row>(rows: readonly Of[], view: (row: Of) => View): Listed[] =>
  rows.map((row) => ({ row, view: () => view(row) }));

/** Where the rows of each list come from, and how they look. */
const sources: Readonly<Record<ListField, (world: World) => Listed[]>> = {
  accounts: (world) => listed(world.entity.accounts, (row) => accountView(world, row)),
  apTransactions: (world) => ledger(world, 'AP'),
  arTransactions: (world) => ledger(world, 'AR'),
  companies: (world) => listed(world.entity.companies, (row) => companyView(world, row)),
  countries: () => listed(countries, (row) => row),
  currencies: () => listed(currencies, (row) => row),
  customers: (world) => listed(world.entity.customers, (row) => customerView(world, row)),
  entities: (world) =>
    listed([{ dbId: world.entity.dbId, code: String(world.entity.ownerCode) }], () => entityView(world)),
  glImportItemErrors: (world) => listed(world.entity.importErrors, (row) => importErrorView(world, row)),
  glImportItems: (world) => listed(queued(world), (row) => importItemView(world, row)),
  objectKinds: (world) => listed(objectKinds, (row) => objectKindView(world, row)),
  objectValues: (world) => listed(world.entity.taxRules, (row) => taxRuleView(world, row)),
  periodStatusItems: (world) => listed(world.entity.periods, (row) => openPeriodView(world, row)),
  projects: (world) => listed(world.entity.projects, (row) => projectView(world, row)),
  suppliers: (world) => listed(world.entity.suppliers, (row) => supplierView(world, row)),
  taxTableSetups: (world) => listed(world.entity.taxRules, (row) => taxTableView(world, row)),
  transactions: (world) => listed(world.entity.transactions, (row) => transactionView(world, row)),
};

/** Gives a page of a list, oldest first. */
export function listRows(world: World, field: ListField, asked: ListArguments): View {
  if (!mayRead(world, listFields[field])) throw accessDenied(listFields[field], 'read');
  const isWanted = testOf(asked.filter ?? {});
  const hasKey = keyTest(asked.filter ?? {});
  const status = asked.objectStatus ?? world.state.switches.defaultObjectStatus;
  const found = sources[field](world)
    .filter(({ row }) => isVisible(world, row.createdAt) && hasKey(row))
    .map(({ row, view }) => ({ cursor: row.dbId, node: view() }))
    .filter(({ node }) => hasStatus(world, node, status) && isWanted(node))
    .sort((left, right) => left.cursor - right.cursor);
  return connection(world, found, asked);
}

/** How long changes are told. */
const deltaDays = 3;

/** Gives what changed in the last three days. */
export function listDeltas(world: World, field: DeltaField, asked: PageArguments): View {
  const kind = deltaFields[field];
  if (!mayRead(world, kind)) throw accessDenied(kind, 'read');
  const oldest = new Date(world.now.getTime() - deltaDays * 86_400_000).toISOString();
  const all = world.entity.deltas.filter((delta) => delta.kind === kind);
  const kept = all.filter(({ at }) => at >= oldest && isVisible(world, at));
  const forgotten = all.findLast(({ at }) => at < oldest);
  if (
    forgotten !== undefined &&
    typeof asked.after === 'string' &&
    Number(asked.after) < forgotten.number &&
    world.state.switches.staleDeltaCursor === 'refuse'
  ) {
    throw invalidValue('The cursor is older than the deltas that are kept.');
  }
  const placed = kept.map(({ number, dbId, mutation }) => ({ cursor: number, node: { dbId, mutationType: mutation } }));
  return connection(world, placed, asked);
}

function mayRead({ token }: World, type: string): boolean {
  return token.readScopes?.includes(type) ?? true;
}

function ledger(world: World, kind: 'AR' | 'AP'): Listed[] {
  return listed(
    world.entity.ledgerLines.filter((line) => line.ledger === kind),
    (row) => ledgerLineView(world, row),
  );
}

function queued({ entity, state }: World) {
  return state.switches.postedImportItems === 'kept'
    ? entity.importItems
    : entity.importItems.filter(({ level }) => level !== 'posted');
}

function isVisible({ state, now }: World, createdAt: string | undefined): boolean {
  const lag = state.switches.listLagSeconds;
  return lag === 0 || createdAt === undefined || Date.parse(createdAt) <= now.getTime() - lag * 1000;
}

/** Rows that the filter's ids and codes rule out need not be shown to be tested. */
function keyTest(filter: RowFilter): (row: Row & { readonly code?: unknown }) => boolean {
  const ids = keys(filter, 'dbId');
  const codes = keys(filter, 'code');
  return (row) => (ids?.has(String(row.dbId)) ?? true) && (codes?.has(String(row.code ?? null)) ?? true);
}

function keys(filter: RowFilter, field: 'dbId' | 'code'): ReadonlySet<string> | undefined {
  const [one, several] = [filter[field], filter[`${field}_in`]];
  if (one !== undefined) return new Set([String(one)]);
  return Array.isArray(several) ? new Set(several.map(String)) : undefined;
}

/** A row whose last day has passed is closed. */
function hasStatus({ now }: World, { toDate }: View, status: 'ALL' | 'OPEN' | 'CLOSED'): boolean {
  if (status === 'ALL') return true;
  const isClosed = typeof toDate === 'string' && toDate < localDay(now);
  return isClosed === (status === 'CLOSED');
}
