import type { Posting, Voucher } from '../../documents/voucher.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import { isInYear } from './decode.ts';
import type { OfficeConnection } from './exchange.ts';
import { numberProblems, textProblems } from './field-problems.ts';
import { isKnownCustomer, isKnownProject } from './known-numbers.ts';
import { findInList, referenceLists } from './reference-lists.ts';

type Problems = readonly Problem<RejectCode>[];

/** Everything the voucher names must exist at the vendor before anything is sent. @throws CallFailed, BudgetSpent */
export async function voucherProblems(connection: OfficeConnection, voucher: Voucher): Promise<Problems> {
  const own = ownProblems(voucher);
  if (own.length > 0) return own;
  const found = [...(await headProblems(connection, voucher)), ...(await currencyProblems(connection, voucher))];
  for (const [field, posting] of postingsOf(voucher)) {
    found.push(...(await postingProblems(connection, field, posting)));
  }
  return [...found, ...(await partyProblems(connection, voucher))];
}

function postingsOf(voucher: Voucher): readonly (readonly [string, Posting])[] {
  const revenue = voucher.revenue.map((posting, index) => [`revenue[${index}]`, posting] as const);
  return [['receivable', voucher.receivable], ...revenue];
}

function ownProblems(voucher: Voucher): Problems {
  return [
    ...numberProblems('number', voucher.number),
    ...numberProblems('customerNumber', voucher.customerNumber),
    ...textProblems('kid', voucher.kid),
    ...postingsOf(voucher).flatMap(([field, posting]) => [
      ...numberProblems(`${field}.account`, posting.account),
      ...numberProblems(`${field}.projectNumber`, posting.projectNumber),
      ...textProblems(`${field}.text`, posting.text),
    ]),
  ];
}

async function headProblems(connection: OfficeConnection, voucher: Voucher): Promise<Problems> {
  const problems: Problem<RejectCode>[] = [];
  // Types with a number of 0 or less are the system's own.
  const type = await findInList(
    connection,
    referenceLists.voucherTypes,
    ({ TypeNo }) => TypeNo > 0 && TypeNo === voucher.voucherType,
  );
  if (type === undefined) {
    problems.push({ code: 'voucher-type-unknown', field: 'voucherType', value: String(voucher.voucherType) });
  }
  const year = await findInList(connection, referenceLists.fiscalYears, (found) => isInYear(found, voucher.date));
  if (year === undefined || year.IsLocked) {
    const vendorWords = year === undefined ? undefined : 'the fiscal year is locked';
    problems.push({ code: 'fiscal-year-unknown', field: 'date', value: voucher.date, vendorWords });
  }
  return problems;
}

async function currencyProblems(connection: OfficeConnection, { currency, currencyRate }: Voucher): Promise<Problems> {
  const isOwn = await findInList(connection, referenceLists.client, (client) => client.DefaultCurrency === currency);
  if (isOwn !== undefined) return [];
  const listed = await findInList(connection, referenceLists.currencies, ({ Symbol: code }) => code === currency);
  if (listed === undefined) return [{ code: 'currency-unknown', field: 'currency', value: currency }];
  return currencyRate === undefined ? [{ code: 'currency-rate-missing', field: 'currencyRate', value: currency }] : [];
}

async function postingProblems(connection: OfficeConnection, field: string, posting: Posting): Promise<Problems> {
  const { account, vatCode } = posting;
  const problems: Problem<RejectCode>[] = [];
  const isAccount = await findInList(
    connection,
    referenceLists.accounts,
    (known) => known.AccountNo === Number(account),
  );
  if (isAccount === undefined) problems.push({ code: 'account-unknown', field: `${field}.account`, value: account });
  if (vatCode === undefined) return problems;
  const isTaxCode = await findInList(connection, referenceLists.taxCodes, (known) => known.TaxNo === vatCode);
  if (isTaxCode === undefined) problems.push({ code: 'vat-code-unknown', field: `${field}.vatCode`, value: vatCode });
  return problems;
}

async function partyProblems(connection: OfficeConnection, voucher: Voucher): Promise<Problems> {
  const problems: Problem<RejectCode>[] = [];
  if (!(await isKnownCustomer(connection, Number(voucher.customerNumber)))) {
    problems.push({ code: 'customer-unknown', field: 'customerNumber', value: voucher.customerNumber });
  }
  const asked = new Set<string>();
  for (const [field, { projectNumber }] of postingsOf(voucher)) {
    if (projectNumber === undefined || asked.has(projectNumber)) continue;
    asked.add(projectNumber);
    if (await isKnownProject(connection, Number(projectNumber))) continue;
    problems.push({ code: 'project-unknown', field: `${field}.projectNumber`, value: projectNumber });
  }
  return problems;
}
