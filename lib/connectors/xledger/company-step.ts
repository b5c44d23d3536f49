import type { NumberedCustomer } from '../../documents/numbered-customer.ts';
import type { WriteOrder } from '../../sync/outcome.ts';
import type { Evidence } from '../../sync/receipt.ts';
import type { Step } from '../../sync/writer.ts';
import { call, type XledgerConnection } from './client.ts';
import { companyAmong } from './decode.ts';
import { changedCompany, newCompany } from './encode.ts';
import { addCompanies, companiesById, companiesOfCustomers, updateCompanies } from './graphql/company-operations.ts';
import { settleSeconds } from './limits.ts';
import { byLists } from './record-writer.ts';
import { companiesOfCustomersSchema, companiesSchema } from './schema.ts';
import { type RecordWriting, sendChanges } from './send-changes.ts';

/** A customer needs a company first (https://xledgerukinternal.zendesk.com/hc/en-us/articles/8681708023698). */
export const companyStep: Step<NumberedCustomer, 'xledger'> = {
  name: 'company',
  vendor: 'xledger',
  canUpdate: true,
  looksUpFirst: true,
  settleSeconds,
  calls: 2,
  callsWhenNew: 1,
  portion: ({ number, name, organizationNumber, country }) => ({ number, name, organizationNumber, country }),
  evidence: evidenceOf,
  check: async () => [],
  ...byLists<NumberedCustomer>({
    write: (connection, orders) => sendChanges(connection, writing, orders),
    lookUp: lookUpCompanies,
    naturalKeys: ({ code = '', organizationNumber = '' }) => [
      `code ${code}`,
      `organization ${organizationNumber || code}`,
    ],
  }),
};

const writing: RecordWriting<NumberedCustomer, Rows[number], ReturnType<typeof newCompany>, Changed> = {
  numberOf: ({ number }) => number,
  add: { document: addCompanies, node: ({ target }) => newCompany(target) },
  update: { document: updateCompanies, node: changedCompany },
  rows: companiesWithIds,
  lookUp: (connection, orders: readonly WriteOrder<NumberedCustomer>[]) =>
    lookUpCompanies(
      connection,
      orders.map(({ evidence }) => evidence),
    ),
};

type Rows = Awaited<ReturnType<typeof companiesWithIds>>;
type Changed = NonNullable<ReturnType<typeof changedCompany>>;

function evidenceOf({ number, name, organizationNumber, country }: NumberedCustomer): Evidence {
  return { code: number, name, country, ...(organizationNumber === undefined ? {} : { organizationNumber }) };
}

async function companiesWithIds(connection: XledgerConnection, ids: readonly number[]) {
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/8681708023698 (companies)
  const answer = await call(connection, { document: companiesById, variables: { ids }, schema: companiesSchema });
  return answer.companies;
}

async function lookUpCompanies(connection: XledgerConnection, evidences: readonly Evidence[]) {
  const codes = [...new Set(evidences.map(({ code = '' }) => code))];
  const numbers = evidences.flatMap(({ organizationNumber: number }) => (number === undefined ? [] : [number]));
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/8681708023698 (customers and companies in one request)
  const found = await call(connection, {
    document: companiesOfCustomers,
    variables: { codes, companyNumbers: [...new Set(numbers)] },
    schema: companiesOfCustomersSchema,
  });
  return evidences.map((evidence) => companyAmong(found, evidence));
}
