import * as z from 'zod';
import { existenceLine, foundLine } from '../../sync/check-lines.ts';
import type { CheckConnection, ConnectionCheck } from '../../sync/connection-check.ts';
import { checkDepartments } from './check-departments.ts';
import type { OfficeConnection } from './exchange.ts';
import { findInList, listItems, referenceLists } from './reference-lists.ts';
import { testConnection } from './test-connection.ts';

/** The settings that name something at 24SevenOffice. */
const namedSchema = z.object({
  voucherType: z.int().optional(),
  receivableAccount: z.int().optional(),
  vatCodes: z.array(z.object({ twentyFourSevenOffice: z.string() })).optional(),
  productCategoryId: z.int().optional(),
});

/** Logs in afresh, names the client company, and looks for voucher type, account and VAT codes: with each department's own user where there are some. */
export const checkConnection: CheckConnection<'24sevenoffice'> = async (connection, settings) => {
  const named = namedSchema.catch({}).parse(settings);
  const { departments } = connection.login;
  if (departments !== undefined) return checkDepartments(connection, departments, named.productCategoryId);
  const company = await testConnection(connection);
  const shown = [company.name, company.organizationNumber, company.currency].filter(Boolean).join(', ');
  const words = `24SevenOffice: ${shown}.`;
  return [
    { check: 'company', ok: true, words: { en: words, no: words } },
    ...(await voucherTypeCheck(connection, named.voucherType)),
    ...(await accountCheck(connection, named.receivableAccount)),
    ...(await vatCodeChecks(connection, named.vatCodes ?? [])),
  ];
};

async function voucherTypeCheck(connection: OfficeConnection, number: number | undefined): Promise<ConnectionCheck[]> {
  if (number === undefined) return [];
  const type = await findInList(connection, referenceLists.voucherTypes, ({ TypeNo }) => TypeNo === number);
  const words = { en: `Voucher type ${number}`, no: `Bilagsart ${number}` };
  if (type !== undefined) {
    const title = type.Title === undefined ? undefined : { en: type.Title, no: type.Title };
    return [title === undefined ? existenceLine('voucher-type', words, true) : foundLine('voucher-type', words, title)];
  }
  const missing = existenceLine('voucher-type', words, false);
  const there = await typesToChoose(connection);
  return [
    {
      ...missing,
      words: { en: `${missing.words.en} There are: ${there}.`, no: `${missing.words.no} Disse finnes: ${there}.` },
    },
  ];
}

/** Numbers from 1 on are the client's own voucher types; the others are the system's. */
async function typesToChoose(connection: OfficeConnection): Promise<string> {
  const types = (await listItems(connection, referenceLists.voucherTypes)).filter(({ TypeNo }) => TypeNo > 0);
  return types.map(({ TypeNo, Title = '' }) => `${TypeNo} ${Title}`.trim()).join(', ');
}

async function accountCheck(connection: OfficeConnection, number: number | undefined): Promise<ConnectionCheck[]> {
  if (number === undefined) return [];
  const account = await findInList(connection, referenceLists.accounts, ({ AccountNo }) => AccountNo === number);
  const words = { en: `Account ${number}`, no: `Konto ${number}` };
  return [existenceLine('account', words, account !== undefined)];
}

async function vatCodeChecks(
  connection: OfficeConnection,
  pairs: readonly { readonly twentyFourSevenOffice: string }[],
): Promise<ConnectionCheck[]> {
  const codes = [...new Set(pairs.map((pair) => pair.twentyFourSevenOffice))];
  const checks: ConnectionCheck[] = [];
  for (const code of codes) {
    const tax = await findInList(connection, referenceLists.taxCodes, ({ TaxNo }) => TaxNo === code);
    const words = { en: `VAT code ${code}`, no: `Mva.-kode ${code}` };
    const rate = `${tax?.TaxRate ?? '?'} %`;
    checks.push(foundLine('vat-code', words, tax && { en: rate, no: rate }));
  }
  return checks;
}
