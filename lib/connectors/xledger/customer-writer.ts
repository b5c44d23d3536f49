import type { NumberedCustomer } from '../../documents/numbered-customer.ts';
import type { WriteOrder } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import type { Writer } from '../../sync/writer.ts';
import { call, type XledgerConnection } from './client.ts';
import { customerAmong } from './decode.ts';
import { changedCustomer, newCustomer } from './encode.ts';
import { addCustomers, customersByCode, customersById, updateCustomers } from './graphql/customer-operations.ts';
import { settleSeconds } from './limits.ts';
import { byLists } from './record-writer.ts';
import { customersSchema } from './schema.ts';
import { type RecordWriting, sendChanges } from './send-changes.ts';

/** Customers under the source's number. Nothing stops two of them at Xledger: looked up first, and several are a conflict. */
export const customerWriter: Writer<NumberedCustomer, 'xledger'> = {
  vendor: 'xledger',
  canUpdate: true,
  looksUpFirst: true,
  settleSeconds,
  calls: 2,
  callsWhenNew: 1,
  evidence: evidenceOf,
  check: async () => [],
  ...byLists<NumberedCustomer>({
    write: (connection, orders) => sendChanges(connection, writing, orders),
    lookUp: lookUpCustomers,
  }),
};

const writing: RecordWriting<NumberedCustomer, Rows[number], ReturnType<typeof newCustomer>, Changed> = {
  numberOf: ({ number }) => number,
  add: {
    document: addCustomers,
    node: ({ target, done }) => newCustomer(target, done.company?.targetId ?? ''),
  },
  update: { document: updateCustomers, node: changedCustomer },
  rows: customersWithIds,
  lookUp: (connection, orders: readonly WriteOrder<NumberedCustomer>[]) =>
    lookUpCustomers(
      connection,
      orders.map(({ evidence }) => evidence),
    ),
};

type Rows = Awaited<ReturnType<typeof customersWithIds>>;
type Changed = NonNullable<ReturnType<typeof changedCustomer>>;

/** What the customer shall carry; evidence is of texts that are there. */
function evidenceOf(customer: NumberedCustomer): Evidence {
  const { number, name, email, streetAddress, zipCode, place, country } = customer;
  const texts = { code: number, name, email, streetAddress, zipCode, place, country };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

async function customersWithIds(connection: XledgerConnection, ids: readonly number[]) {
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/8681708023698 (customers)
  const answer = await call(connection, { document: customersById, variables: { ids }, schema: customersSchema });
  return answer.customers;
}

async function lookUpCustomers(connection: XledgerConnection, evidences: readonly Evidence[]) {
  const codes = [...new Set(evidences.map(({ code = '' }) => code))];
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/8681708023698 (customers by code)
  const answer = await call(connection, { document: customersByCode, variables: { codes }, schema: customersSchema });
  return evidences.map((evidence) => customerAmong(answer.customers, evidence));
}
