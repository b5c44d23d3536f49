import type { CustomerRecord } from '../../documents/customer.ts';
import type { Writer } from '../../sync/define-sync.ts';
import type { WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import { CallFailed, outcomeOf, reading } from './call-failed.ts';
import { call } from './client.ts';
import { findCustomerNumber, lookUpCustomer } from './customer-look-up.ts';
import { bareNumber, customerNumberOf } from './decode.ts';
import { departmentConnection } from './department-connection.ts';
import { saveCompaniesContent } from './encode.ts';
import { verdictOnItem } from './errors.ts';
import type { OfficeConnection } from './exchange.ts';
import { textProblems } from './field-problems.ts';
import { settleSeconds } from './limits.ts';
import { namesInClient } from './names-in-client.ts';
import { operations } from './operations.ts';
import type { Company } from './schema.ts';
import { vendorWordsOf } from './vendor-words.ts';

/** Customers become companies. 24SevenOffice gives the number; ExternalId ties the company to the source. */
export const customerWriter: Writer<CustomerRecord, '24sevenoffice'> = {
  vendor: '24sevenoffice',
  canUpdate: true,
  looksUpFirst: true,
  settleSeconds,
  calls: 1,
  evidence: (target, clue) => ({
    externalId: target.externalId,
    ...(target.departmentId === undefined ? {} : { departmentId: target.departmentId }),
    name: target.name,
    ...(target.organizationNumber === undefined ? {} : { organizationNumber: target.organizationNumber }),
    ...(target.email === undefined ? {} : { email: target.email }),
    ...(clue === undefined ? {} : { number: clue }),
  }),
  check: async (_connection, target) => [
    ...textProblems('name', target.name, 200),
    ...textProblems('organizationNumber', target.organizationNumber, 20),
    ...textProblems('email', target.email),
  ],
  write: (connection, order) => save(connection, order).catch(outcomeOf),
  turns: (connection, { departmentId, externalId, organizationNumber }) =>
    reading(() =>
      namesInClient(inBooksOf(connection, departmentId), {
        customer: externalId,
        'organization number': organizationNumber === undefined ? undefined : bareNumber(organizationNumber),
      }),
    ),
  lookUp: (connection, evidence) =>
    reading(async () => lookUpCustomer(inBooksOf(connection, evidence.departmentId), evidence)),
  findNumber: (connection, evidence, number) =>
    reading(async () => findCustomerNumber(inBooksOf(connection, evidence.departmentId), evidence, number)),
};

/** Where departments have books of their own, the customer is wanted in one of them. */
function inBooksOf(connection: OfficeConnection, departmentId: string | undefined): OfficeConnection {
  return departmentId === undefined ? connection : departmentConnection(connection, departmentId);
}

async function save(given: OfficeConnection, order: WriteOrder<CustomerRecord>): Promise<WriteOutcome> {
  const connection = inBooksOf(given, order.target.departmentId);
  const existing = order.existing?.number ?? order.existing?.targetId;
  const content = saveCompaniesContent(order.target, existing === undefined ? undefined : Number(existing));
  // https://developer.24sevenoffice.com/docs/companyservice.html (SaveCompanies)
  const [company] = await call(connection, operations.saveCompanies, { content, judge: refuseItem(connection) });
  const number = company === undefined ? undefined : customerNumberOf(company);
  if (number === undefined) return { kind: 'unknown', vendorWords: 'SaveCompanies answered without a customer number' };
  return { kind: 'delivered', targetId: number, number };
}

/** An item's exception comes with HTTP 200. Its stack trace is neither read nor kept. */
function refuseItem(connection: OfficeConnection): (companies: readonly Company[]) => void {
  return (companies) => {
    const exception = companies[0]?.APIException;
    if (!exception) return;
    throw new CallFailed(verdictOnItem(exception, (text) => vendorWordsOf(text, [connection.login.password])));
  };
}
