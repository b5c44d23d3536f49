import type { LedgerCustomer } from '../../documents/ledger-customer.ts';
import type { Writer } from '../../sync/define-sync.ts';
import type { LookUp, WriteOrder, WriteOutcome } from '../../sync/outcome.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import type { Evidence } from '../../sync/receipt.ts';
import { addresses } from './addresses.ts';
import { outcomeOf, reading } from './call-failed.ts';
import { getOne, send } from './calls.ts';
import type { EconomicConnection } from './client.ts';
import { isSameCustomer, isSameParty, shownCustomer } from './decode.ts';
import { mergedCustomer, newCustomer } from './encode.ts';
import { agreementOf } from './known-records.ts';
import { settleSeconds } from './limits.ts';
import { lengthProblems, numberProblems } from './number-checks.ts';
import { defaultTermsOf } from './payment-terms.ts';
import { customerSchema } from './schema.ts';

/** Customers keep the source's number. An update is read, merged and written: PUT clears what it leaves out. */
export const customerWriter: Writer<LedgerCustomer, 'economic'> = {
  vendor: 'economic',
  canUpdate: true,
  looksUpFirst: true,
  settleSeconds,
  calls: 2,
  evidence: ({ number, name, organizationNumber, email, address, zipCode, city, country }) =>
    Object.fromEntries(
      Object.entries({ number, name, organizationNumber, email, address, zipCode, city, country }).flatMap(
        ([field, value]) => (value === undefined ? [] : [[field, value]]),
      ),
    ),
  check: (connection, target) => reading(() => problemsOf(connection, target)),
  write: (connection, order) => save(connection, order).catch(outcomeOf),
  lookUp: (connection, evidence) => reading(() => lookUp(connection, evidence)),
};

type Problems = readonly Problem<RejectCode>[];

async function problemsOf(connection: EconomicConnection, target: LedgerCustomer): Promise<Problems> {
  const own = [
    ...numberProblems('number', target.number),
    ...lengthProblems('name', target.name, 255),
    ...lengthProblems('organizationNumber', target.organizationNumber, 40),
    ...lengthProblems('email', target.email, 255),
    ...lengthProblems('address', target.address, 510),
    ...lengthProblems('zipCode', target.zipCode, 30),
    ...lengthProblems('city', target.city, 50),
    ...lengthProblems('country', target.country, 50),
  ];
  if (own.length > 0) return own;
  const { currency, paymentTerms } = await newCustomerFacts(connection, target);
  return [
    ...(currency === undefined ? [{ code: 'field-missing', field: 'settings.currency' } as const] : []),
    ...(paymentTerms === undefined ? [{ code: 'field-missing', field: 'settings.paymentTerms' } as const] : []),
  ];
}

/** What a new customer needs beside the source's fields: from the settings, else from the agreement. Never made up. */
async function newCustomerFacts(connection: EconomicConnection, { currency, paymentTerms }: LedgerCustomer) {
  if (currency !== undefined && paymentTerms !== undefined) return { currency, paymentTerms };
  const agreement = await agreementOf(connection);
  return {
    currency: currency ?? agreement.settings?.baseCurrency,
    paymentTerms: paymentTerms ?? (await defaultTermsOf(connection, agreement.settings?.defaultPaymentTerm)),
  };
}

async function save(connection: EconomicConnection, order: WriteOrder<LedgerCustomer>): Promise<WriteOutcome> {
  const { target, existing, idempotencyKey } = order;
  if (existing !== undefined && existing.targetId !== target.number) {
    const vendorWords = `this customer stands in e-conomic as ${existing.targetId}; numbers are not changed there`;
    return { kind: 'rejected', problem: { code: 'field-invalid', field: 'number', value: target.number, vendorWords } };
  }
  const place = addresses.customer(target.number);
  const present = existing === undefined ? undefined : await getOne(connection, place, customerSchema);
  if (present === undefined) await create(connection, target, idempotencyKey);
  // https://restdocs.e-conomic.com/#put-customers-customernumber
  else await send(connection, place, { method: 'PUT', json: mergedCustomer(present, target), idempotencyKey });
  connection.forget(`customer ${target.number}`);
  return { kind: 'delivered', targetId: target.number, number: target.number };
}

async function create(connection: EconomicConnection, target: LedgerCustomer, idempotencyKey: string): Promise<void> {
  const { currency = '', paymentTerms = 0 } = await newCustomerFacts(connection, target);
  const json = newCustomer(target, { currency, paymentTerms });
  // https://restdocs.e-conomic.com/#post-customers
  await send(connection, addresses.customers, { method: 'POST', json, idempotencyKey });
}

/** The number is the key: whoever stands under it with another name and organization number is somebody else. */
async function lookUp(connection: EconomicConnection, evidence: Evidence): Promise<LookUp> {
  const { number = '' } = evidence;
  // https://restdocs.e-conomic.com/#get-customers-customernumber
  const found = await getOne(connection, addresses.customer(number), customerSchema);
  if (found === undefined) return { kind: 'absent' };
  return {
    kind: 'found',
    equal: isSameCustomer(found, evidence),
    foreign: isSameParty(found, evidence) ? undefined : true,
    targetId: number,
    number,
    shown: shownCustomer(found),
  };
}
