import { call } from './client.ts';
import type { OfficeConnection } from './exchange.ts';
import { operations } from './operations.ts';

/** Lists of the client company change seldom: kept ten minutes. */
const keptSeconds = 600;

/** An item that is missing may have been made a moment ago: the list is read again, at most once a minute. */
const youngMs = 60_000;

/** A list of the client company that documents refer to. */
export type ReferenceList<Item> = {
  readonly name: string;
  readonly load: (connection: OfficeConnection) => Promise<readonly Item[]>;
};

export const referenceLists = {
  // https://developer.24sevenoffice.com/docs/accountservice.html (GetAccountList)
  accounts: {
    name: 'accounts',
    load: (connection: OfficeConnection) => call(connection, operations.getAccountList, { content: {} }),
  },
  // https://developer.24sevenoffice.com/docs/accountservice.html (GetTaxCodeList)
  taxCodes: {
    name: 'tax codes',
    load: (connection: OfficeConnection) => call(connection, operations.getTaxCodeList, { content: {} }),
  },
  // https://developer.24sevenoffice.com/docs/accountservice.html (GetTypeList)
  voucherTypes: {
    name: 'voucher types',
    load: (connection: OfficeConnection) => call(connection, operations.getTypeList, { content: {} }),
  },
  // https://developer.24sevenoffice.com/docs/transactionservice.html (GetTransactionTypes)
  transactionTypes: {
    name: 'transaction types',
    load: (connection: OfficeConnection) => call(connection, operations.getTransactionTypes, { content: {} }),
  },
  // https://developer.24sevenoffice.com/docs/transactionservice.html (GetFiscalYears)
  fiscalYears: {
    name: 'fiscal years',
    load: (connection: OfficeConnection) => call(connection, operations.getFiscalYears, { content: {} }),
  },
  // https://developer.24sevenoffice.com/docs/productservice.html (GetCategories)
  categories: {
    name: 'product categories',
    load: (connection: OfficeConnection) =>
      call(connection, operations.getCategories, { content: { returnProperties: { string: ['Id'] } } }),
  },
  // https://developer.24sevenoffice.com/servicedatatypes/clientservicedatatypes.html (GetCurrencyList)
  currencies: {
    name: 'currencies',
    load: (connection: OfficeConnection) => call(connection, operations.getCurrencyList, { content: {} }),
  },
  // https://developer.24sevenoffice.com/servicedatatypes/clientservicedatatypes.html (GetClientInformation)
  client: {
    name: 'client information',
    load: async (connection: OfficeConnection) => [
      await call(connection, operations.getClientInformation, { content: {} }),
    ],
  },
} as const;

/**
 * The first item that fits, from the kept list; from a fresh one when the kept list lacks it.
 * @throws CallFailed, BudgetSpent
 */
export async function findInList<Item>(
  connection: OfficeConnection,
  list: ReferenceList<Item>,
  fits: (item: Item) => boolean,
): Promise<Item | undefined> {
  const kept = await keptList(connection, list);
  const found = kept.items.find(fits);
  const isYoung = connection.clock().getTime() - kept.at < youngMs;
  if (found !== undefined || isYoung) return found;
  connection.forget(list.name);
  return (await keptList(connection, list)).items.find(fits);
}

/** The whole list, as it is kept. @throws CallFailed, BudgetSpent */
export async function listItems<Item>(
  connection: OfficeConnection,
  list: ReferenceList<Item>,
): Promise<readonly Item[]> {
  return (await keptList(connection, list)).items;
}

function keptList<Item>(connection: OfficeConnection, list: ReferenceList<Item>) {
  return connection.memo(list.name, keptSeconds, async () => {
    const items = await list.load(connection);
    return { at: connection.clock().getTime(), items };
  });
}
