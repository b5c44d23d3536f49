import type { CustomerRecord } from '../../documents/customer.ts';
import type { Writer } from '../../sync/define-sync.ts';
import type { WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import { CallFailed, outcomeOf, reading } from './call-failed.ts';
import { call } from './client.ts';
import { findCustomerNumber, lookUpCustomer } from './customer-look-up.ts';
import { customerNumberOf } from './decode.ts';
import { saveCompaniesContent } from './encode.ts';
import { verdictOnItem } from './errors.ts';
import type { OfficeConnection } from './exchange.ts';
import { textProblems } from './field-problems.ts';
import { settleSeconds } from './limits.ts';
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
  lookUp: (connection, evidence) => reading(() => lookUpCustomer(connection, evidence)),
  findNumber: (connection, evidence, number) => reading(() => findCustomerNumber(connection, evidence, number)),
};

async function save(connection: OfficeConnection, order: WriteOrder<CustomerRecord>): Promise<WriteOutcome> {
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
