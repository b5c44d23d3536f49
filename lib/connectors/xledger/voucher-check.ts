import Big from 'big.js';
import type { Posting } from '../../documents/voucher.ts';
import type { LedgerInvoice } from '../../documents/xledger-invoice.ts';
import type { Unmapped } from '../../sync/outcome.ts';
import type { Problem, RejectCode } from '../../sync/problems.ts';
import { call, type XledgerConnection } from './client.ts';
import { customersByCode } from './graphql/customer-operations.ts';
import { projectsByCode } from './graphql/project-operations.ts';
import { type LedgerReference, ledgerReference } from './reference-lists.ts';
import { customersSchema, projectsSchema } from './schema.ts';

type Problems = readonly Problem<RejectCode>[];

/** What keeps Xledger from posting the voucher as it is meant: asked before anything is sent. @throws CallFailed, BudgetSpent */
export async function voucherProblems(
  connection: XledgerConnection,
  invoice: LedgerInvoice,
  unmapped: readonly Unmapped[],
): Promise<Problems> {
  const reference = await ledgerReference(connection, (known) => problemsIn(known, invoice).length === 0);
  return [...problemsIn(reference, invoice), ...(await unmappedProblems(connection, unmapped))];
}

function problemsIn(reference: LedgerReference, invoice: LedgerInvoice): Problems {
  const { receivable, revenue } = invoice;
  return [
    ...accountProblems(reference, 'settings.invoices.receivableAccount', receivable.account ?? ''),
    ...revenue.flatMap((posting) => {
      const field = `lines[${posting.line ?? 0}]`;
      return [
        ...accountProblems(reference, `${field}.account`, posting.account),
        ...vatProblems(reference, { posting, field: `${field}.vatCode`, day: invoice.date }),
      ];
    }),
    ...currencyProblems(reference, invoice),
  ];
}

function accountProblems({ accounts }: LedgerReference, field: string, code: string): Problems {
  const account = accounts.get(code);
  if (account === undefined) return [{ code: 'account-unknown', field, value: code }];
  if (account.posting) return [];
  return [{ code: 'account-unknown', field, value: code, vendorWords: 'the account does not take postings' }];
}

/** The same code with another rate would post another VAT than the invoice shows. */
function vatProblems(
  { taxRules }: LedgerReference,
  { posting, field, day }: { posting: Posting; field: string; day: string },
): Problems {
  const { vatCode = '', vatPercentage } = posting;
  const rates = taxRules.get(vatCode);
  if (rates === undefined) return [{ code: 'vat-code-unknown', field, value: vatCode }];
  const rate = rates.find(({ dateFrom, dateTo }) => (dateFrom ?? '') <= day && day <= (dateTo ?? '9999'))?.taxPercent;
  if (vatPercentage === undefined || rate === undefined || new Big(rate).eq(vatPercentage)) return [];
  const vendorWords = `VAT code ${vatCode} has ${rate} % there, the invoice has ${vatPercentage} %`;
  return [{ code: 'vat-rate-differs', field, value: vatCode, vendorWords }];
}

function currencyProblems(
  { entity, currencies }: LedgerReference,
  { currency, currencyRate }: LedgerInvoice,
): Problems {
  if (currency === entity.currency) return [];
  if (!currencies.has(currency)) return [{ code: 'currency-unknown', field: 'currency', value: currency }];
  return currencyRate === undefined ? [{ code: 'currency-rate-missing', field: 'currencyRate', value: currency }] : [];
}

/** Numbers that nothing of ours vouches for must be there once: two customers with one code would be a guess. */
async function unmappedProblems(connection: XledgerConnection, unmapped: readonly Unmapped[]): Promise<Problems> {
  const problems: Problem<RejectCode>[] = [];
  for (const what of ['customer', 'project'] as const) {
    const asked = unmapped.filter((one) => one.what === what);
    if (asked.length === 0) continue;
    const codes = await (what === 'customer' ? customerCodes : projectCodes)(
      connection,
      asked.map(({ number }) => number),
    );
    for (const { number, field } of asked) {
      const count = codes.filter((code) => code === number).length;
      if (count === 1) continue;
      const vendorWords = count === 0 ? undefined : `${count} of them have this code`;
      problems.push({ code: `${what}-unknown`, field, value: number, vendorWords });
    }
  }
  return problems;
}

async function customerCodes(connection: XledgerConnection, codes: readonly string[]) {
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/8681708023698 (customers by code)
  const answer = await call(connection, { document: customersByCode, variables: { codes }, schema: customersSchema });
  return answer.customers.map(({ code }) => code);
}

async function projectCodes(connection: XledgerConnection, codes: readonly string[]) {
  // https://xledgerukinternal.zendesk.com/hc/en-us/articles/8693852240274 (projects by code)
  const answer = await call(connection, { document: projectsByCode, variables: { codes }, schema: projectsSchema });
  return answer.projects.map(({ code }) => code);
}
