import { CallFailed } from './call-failed.ts';
import { call, type XledgerConnection } from './client.ts';
import { ledgerLists, taxRules } from './graphql/ledger-operations.ts';
import { ledgerListsSchema, taxRulesSchema, type XledgerTaxTable } from './schema.ts';

/** Accounts and tax rules change seldom: kept an hour. */
const keptSeconds = 3600;

/** Calls that it takes to read them. */
export const referenceCalls = 2;

/** An item that is missing may have been made a moment ago: the lists are read again, at most every ten minutes. */
const youngMs = 600_000;

/** What vouchers refer to. */
export type LedgerReference = {
  readonly entity: {
    readonly name: string;
    readonly ownerCode: string | undefined;
    readonly currency: string | undefined;
  };
  readonly accounts: ReadonlyMap<string, { readonly posting: boolean }>;
  readonly currencies: ReadonlySet<string>;
  /** Tax rules by code, with their rates and the days these hold. */
  readonly taxRules: ReadonlyMap<string, readonly XledgerTaxTable[]>;
};

/**
 * The lists, read again when what is looked for is missing in kept ones.
 * https://xledgerukinternal.zendesk.com/hc/en-us/articles/23685633055250
 * @throws CallFailed, BudgetSpent
 */
export async function ledgerReference(
  connection: XledgerConnection,
  holds: (reference: LedgerReference) => boolean,
): Promise<LedgerReference> {
  const kept = await keptReference(connection);
  const isYoung = connection.clock().getTime() - kept.at < youngMs;
  if (isYoung || holds(kept.reference)) return kept.reference;
  connection.forget('ledger lists');
  return (await keptReference(connection)).reference;
}

/** https://xledgerukinternal.zendesk.com/hc/en-us/articles/23685633055250 (pages of up to 10,000 rows) */
function keptReference(connection: XledgerConnection) {
  return connection.memo('ledger lists', keptSeconds, async () => ({
    at: connection.clock().getTime(),
    reference: await readReference(connection),
  }));
}

async function readReference(connection: XledgerConnection): Promise<LedgerReference> {
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/23685633055250 (several lists in one request)
  const lists = await call(connection, { document: ledgerLists, variables: {}, schema: ledgerListsSchema });
  const kind = lists.objectKinds.find(({ name }) => name === 'TAX_RULE');
  if (kind === undefined) {
    throw new CallFailed({
      kind: 'hold',
      problem: { code: 'vendor-error', vendorWords: 'Xledger lists no tax rules' },
    });
  }
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/23685633055250 (object values of a kind)
  const rules = await call(connection, {
    document: taxRules,
    variables: { kind: Number(kind.dbId) },
    schema: taxRulesSchema,
  });
  const [entity] = lists.entities;
  return {
    entity: {
      name: entity?.description ?? '',
      ownerCode: entity?.owner?.ownerCode,
      currency: entity?.currency,
    },
    accounts: new Map(
      lists.accounts.flatMap(({ code, posting }) => (code === undefined ? [] : [[code, { posting: posting ?? true }]])),
    ),
    currencies: new Set(lists.currencies.flatMap(({ code }) => (code === undefined ? [] : [code]))),
    taxRules: new Map(
      rules.objectValues.flatMap(({ dbId, code }) =>
        code === undefined ? [] : [[code, lists.taxTableSetups.filter((row) => row.objectValue?.dbId === dbId)]],
      ),
    ),
  };
}
