import Big from 'big.js';
import type { Posting, Voucher } from '../../documents/voucher.ts';
import type { Unmapped } from '../../sync/outcome.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import { isInYear } from './decode.ts';
import type { OfficeConnection } from './exchange.ts';
import { numberProblems, textProblems } from './field-problems.ts';
import { unmappedProblems } from './known-numbers.ts';
import { findInList, referenceLists } from './reference-lists.ts';

type Problems = readonly Problem<RejectCode>[];

/** Everything the voucher names must exist at the vendor before anything is sent. @throws CallFailed, BudgetSpent */
export async function voucherProblems(
  connection: OfficeConnection,
  voucher: Voucher,
  unmapped: readonly Unmapped[],
): Promise<Problems> {
  const own = ownProblems(voucher);
  if (own.length > 0) return own;
  const found = [...(await headProblems(connection, voucher)), ...(await currencyProblems(connection, voucher))];
  for (const [field, posting] of postingsOf(voucher)) {
    found.push(...(await postingProblems(connection, field, posting)));
  }
  return [...found, ...(await unmappedProblems(connection, unmapped))];
}

function postingsOf(voucher: Voucher): readonly (readonly [string, Posting])[] {
  const revenue = voucher.revenue.map(
    (posting, index) => [posting.line === undefined ? `revenue[${index}]` : `lines[${posting.line}]`, posting] as const,
  );
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
  const taxCode = await findInList(connection, referenceLists.taxCodes, (known) => known.TaxNo === vatCode);
  if (taxCode === undefined) problems.push({ code: 'vat-code-unknown', field: `${field}.vatCode`, value: vatCode });
  else problems.push(...rateProblems(`${field}.vatCode`, posting, taxCode.TaxRate));
  return problems;
}

/** The same code with another rate would post another VAT than the invoice shows. */
function rateProblems(field: string, { vatCode, vatPercentage }: Posting, rate: string | undefined): Problems {
  if (vatPercentage === undefined || rate === undefined || new Big(rate).eq(vatPercentage)) return [];
  const vendorWords = `VAT code ${vatCode} has ${new Big(rate).toFixed()} % there, the invoice has ${vatPercentage} %`;
  return [{ code: 'vat-rate-differs', field, value: vatCode, vendorWords }];
}
